import { asLocalDate } from '@honghuo/core/dates.ts';
import { accountsOf } from '@honghuo/server/src/cli/verb.ts';
import { connect } from '@honghuo/server/src/database/connect.ts';
import type { DemoAccount } from '@honghuo/server/src/setup/demo.ts';
import { type FullOptions, loadFullCounty } from '@honghuo/server/src/setup/full.ts';
import { type ClusterAddress, createDatabase, type TestDatabase } from './cluster.ts';

/** A database that holds a county at full size, and accounts to sign in with. */
export type FullCounty = TestDatabase & { accounts: DemoAccount[]; seconds: number; entries: number; head: string };

/** The last day of the story unless told otherwise: figures of different days can be compared. */
export const storyEnds = asLocalDate('2026-11-25');

/** Makes one on a copy of the migrated database: about 90 s for all of 建昌县, in proportion for a `share` of its records. */
export async function fullCounty(address: ClusterAddress, options: FullOptions = {}): Promise<FullCounty> {
	const own = await createDatabase(address);
	const database = await connect(own.url);
	const began = performance.now();
	try {
		const accounts = await loadFullCounty(database, accountsOf(database), { until: storyEnds, ...options });
		const [county] = await database.sql<{ version: string; head: string }[]>`select version, encode(head, 'hex') as head from county`;
		return {
			...own,
			accounts,
			seconds: (performance.now() - began) / 1000,
			entries: Number(county?.version ?? 0),
			head: county?.head ?? '',
		};
	} finally {
		await database.close();
	}
}
