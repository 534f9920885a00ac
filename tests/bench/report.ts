import { tmpdir } from 'node:os';
import { migrate } from '@honghuo/server/src/database/migrate.ts';
import { type ClusterAddress, startCluster } from '@honghuo/testing/cluster.ts';
import { type FullCounty, fullCounty } from '@honghuo/testing/full-county.ts';
import { startServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { type Line, median, now, spread } from './measure.ts';

const rounds = 7;
/** The county's year, over all of its villages. */
const year = '/api/v1/reports/211422/2026?version=now';

type Times = { entries: number; first: number; touched: number[]; word: number[] };

/** How long the year's report of a county takes: the first ever, then each time right after somebody has recorded something, and as a Word file. */
async function timesOf(cluster: ClusterAddress, county: FullCounty): Promise<Times> {
	const beside = { url: '', databaseUrl: county.url, dataDir: tmpdir(), setupCode: '', close: async () => undefined };
	const server = await startServer(cluster, { limits: false, beside });
	try {
		const sign = async (role: string): Promise<Visitor> => {
			const account = county.accounts.find((one) => one.role === role);
			const one = new Visitor(server.url);
			await one.ask('POST', '/api/auth/sign-in/username', { username: account?.username, password: account?.password });
			return one;
		};
		const [official, secretary] = [await sign('county_official'), await sign('village_secretary')];
		const timed = async (work: () => Promise<{ status: number }>): Promise<number> => {
			const began = now();
			const { status } = await work();
			if (status !== 200) throw new Error(`answered with ${status}`);
			return now() - began;
		};
		const first = await timed(() => official.ask('GET', year));
		const { body } = await secretary.ask<{ permissions: { villages: string[] } }>('GET', '/api/v1/me');
		const [touched, word]: [number[], number[]] = [[], []];
		for (let round = 0; round < rounds; round++) {
			const village = body.permissions.villages[0];
			await secretary.send(['problem.report', { id: newId(), village, channel: 'field', text: `第 ${round} 个问题` }]);
			touched.push(await timed(() => official.ask('GET', year)));
			word.push(await timed(() => official.ask('GET', '/api/v1/reports/211422/2026/paper.docx?version=now')));
		}
		return { entries: county.entries, first, touched, word };
	} finally {
		await server.close();
	}
}

/** The year's report over a county at full size, beside the same villages with a tenth of the entries: it grows with the villages, not with what was ever written. */
export async function benchReport(): Promise<Line[]> {
	const cluster = await startCluster();
	await cluster.makeTemplate(migrate);
	try {
		const small = await timesOf(cluster, await fullCounty(cluster, { share: 0.1 }));
		const full = await timesOf(cluster, await fullCounty(cluster));
		const ratio = median(full.touched) / median(small.touched);
		const count = full.entries.toLocaleString('en');
		return [
			{
				what: `ms for the year's report over all villages of the county right after a new entry, ${count} entries against ${small.entries.toLocaleString('en')}`,
				figures: `${spread(full.touched)} against ${spread(small.touched)}; as Word ${spread(full.word)}`,
				ratio,
				goal: '≤ 3× at 10× the entries',
				met: ratio <= 3,
			},
			{
				what: `ms for the first of all, when nothing has been added up yet, ${count} entries`,
				figures: `${Math.round(full.first).toLocaleString('en')}`,
			},
		];
	} finally {
		await cluster.close();
	}
}
