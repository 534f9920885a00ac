import type { Actor } from '@honghuo/core/actor.ts';
import type { Envelope } from '@honghuo/core/command.ts';
import { migrate } from '@honghuo/server/src/database/migrate.ts';
import type { Journal } from '@honghuo/server/src/journal/journal.ts';
import { startCluster } from '@honghuo/testing/cluster.ts';
import { testCounty, villages } from '@honghuo/testing/county.ts';
import type postgres from 'postgres';
import { v7 as newId } from 'uuid';

/** A county on the embedded PostgreSQL in which a first secretary logs work as fast as asked. */
export type BenchCounty = {
	code: string;
	sql: postgres.Sql;
	journal: Journal;
	actor: Actor;
	/** A fresh 「修剪 东坡 1 分」, ready to be committed. */
	envelope: () => Envelope;
	/** Logs once and gives the entry's version. */
	log: () => Promise<number>;
	close: () => Promise<void>;
};

/** Sets up the county, its orchard of 21 mu in three blocks and a pruning plan. */
export async function benchCounty(): Promise<BenchCounty> {
	const cluster = await startCluster();
	await cluster.makeTemplate(migrate);
	const county = await testCounty(cluster);
	const first = await county.person('first_secretary', '大屯村');
	const orchard = newId();
	await first.did('orchard.create', { id: orchard, village: villages.大屯村, name: '早金酥梨园' });
	const blocks = ['东坡', '中坡', '西坡'].map((name) => ({ id: newId(), orchard, name, areaE4mu: 70_000 }));
	const season = { kind: 'dormant_pruning', plannedFrom: '2026-01-01', plannedTo: '2026-03-10' };
	for (const block of blocks) {
		await first.did('block.create', block);
		await first.did('task.plan', { id: newId(), block: block.id, ...season, targetValue: 70_000, targetUnit: 'e4mu' });
	}
	const actor = await county.journal.actorOf(county.code, first.id);
	let turn = 0;
	const envelope = (): Envelope => ({
		id: newId(),
		name: 'work.log',
		recordedAt: new Date().toISOString(),
		input: {
			id: newId(),
			block: blocks[turn++ % blocks.length]?.id,
			kind: 'dormant_pruning',
			doneValue: 1_000,
			doneUnit: 'e4mu',
			occurredOn: '2026-02-26',
		},
	});
	return {
		code: county.code,
		sql: county.sql,
		journal: county.journal,
		actor,
		envelope,
		log: async () => {
			const [outcome] = await county.journal.receive(actor, [envelope()]);
			if (outcome?.status !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
			return outcome.version;
		},
		close: async () => {
			await county.close();
			await cluster.close();
		},
	};
}
