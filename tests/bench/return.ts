import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attachSockets } from '@honghuo/server/src/socket/attach.ts';
import type { BenchCounty } from './county.ts';
import { type Line, spread } from './measure.ts';

const returning = 1_000;
const missed = 50;

/** A thousand phones that come back at once, each with fifty entries missed: how long until the last is level, and how often the database is asked meanwhile. */
export async function benchReturn(county: BenchCounty): Promise<Line> {
	const http = createServer();
	const sockets = await attachSockets(http, {
		journal: county.journal,
		sql: county.sql,
		session: async () => ({ person: county.actor.person, county: county.code }),
		originAllowed: () => true,
		log: { info: () => undefined, error: (fields, message) => console.error(message, fields) },
		limits: false,
		mostSocketsPerPerson: returning + 1,
	});
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	const { port } = http.address() as AddressInfo;
	for (let n = 0; n < missed; n++) await county.log();
	const after = county.journal.version(county.code) - missed;
	const transactions = async () =>
		Number((await county.sql`select xact_commit from pg_stat_database where datname = current_database()`)[0]?.xact_commit);
	try {
		const spent: number[] = [];
		const asked: number[] = [];
		for (let round = 0; round < 3; round++) {
			const before = await transactions();
			const phones = fork(new URL('returners.ts', import.meta.url), [String(port), String(returning), String(after)]);
			const [told] = (await once(phones, 'message')) as [{ spent: number }];
			spent.push(told.spent);
			await once(phones, 'exit');
			// Statistics are written behind.
			await new Promise((written) => setTimeout(written, 1_500));
			asked.push((await transactions()) - before);
		}
		return {
			what: `ms until the last of ${returning.toLocaleString('en')} phones that come back at once has its ${missed} missed entries; transactions the database saw meanwhile (sessions apart)`,
			figures: `${spread(spent)}; ${spread(asked)}`,
			goal: '< 1,000 transactions',
			met: Math.max(...asked) < returning,
		};
	} finally {
		await sockets.close();
		http.close();
	}
}
