import { migrate } from '@honghuo/server/src/database/migrate.ts';
import { startCluster } from '@honghuo/testing/cluster.ts';
import { fullCounty } from '@honghuo/testing/full-county.ts';
import { type Screen, screens } from '@honghuo/testing/screens.ts';
import { startServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { type Line, median, spread } from './measure.ts';

const rounds = 5;

/** The board of a county at full size in a real browser: opened by its link on a screen that knows nothing, opened again, and an event until it is seen. */
export async function benchBoard(): Promise<Line[]> {
	const cluster = await startCluster();
	await cluster.makeTemplate(migrate);
	const full = await fullCounty(cluster);
	const server = await startServer(cluster, {
		limits: false,
		beside: { url: '', databaseUrl: full.url, dataDir: '/nonexistent', setupCode: '', close: async () => undefined },
	});
	const browser = await screens(server.url);
	try {
		const signedIn = async (role: string) => {
			const { username, password } = full.accounts.find((one) => one.role === role) ?? {};
			const visitor = new Visitor(server.url);
			await visitor.ask('POST', '/api/auth/sign-in/username', { username, password });
			return visitor;
		};
		const official = await signedIn('county_official');
		const { body } = await official.ask<{ url: string }>('POST', '/api/v1/screens', { name: '大厅' });
		const [cold, warm]: [number[], number[]] = [[], []];
		let hall: Screen | undefined;
		for (let round = 0; round < rounds; round++) {
			await hall?.context.close();
			hall = await browser.desktop();
			cold.push(await painted(hall, body.url));
			// The device has kept what it was given.
			await hall.page.waitForTimeout(1_000);
			warm.push(await painted(hall, `${server.url}/board`));
		}
		const seen = hall ? await events(hall, await signedIn('village_secretary')) : [];
		const late = [...seen].sort((a, b) => a - b)[Math.floor(seen.length * 0.95) - 1] ?? Number.NaN;
		const size = `${full.entries.toLocaleString('en')} entries`;
		return [
			{
				what: `ms until the board stands with the county’s figures and flows, ${size}: a screen that knows nothing, opened by its link`,
				figures: spread(cold),
				goal: '≤ 3,000',
				met: median(cold) <= 3_000,
			},
			{ what: 'the same screen opened again', figures: spread(warm), goal: '≤ 1,500', met: median(warm) <= 1_500 },
			{
				what: 'ms from sending a record until it is read on that board',
				figures: spread(seen),
				goal: 'p95 ≤ 2,000',
				met: late <= 2_000,
			},
		];
	} finally {
		await browser.close();
		await server.close();
		await full.drop();
		await cluster.close();
	}
}

/** Milliseconds since navigation began until flows, the month's figures and the farm work are drawn. */
async function painted({ page }: Screen, url: string): Promise<number> {
	await page.goto('about:blank');
	await page.goto(url, { waitUntil: 'commit' });
	const shown = await page.waitForFunction(
		() =>
			document.querySelector('path.flow') &&
			[...document.querySelectorAll('.figure .number')].some((one) => /[1-9]/.test(one.textContent ?? '')) &&
			document.querySelector('section.season rect') &&
			performance.now(),
		undefined,
		{ polling: 'raf', timeout: 60_000 },
	);
	return (await shown.jsonValue()) as number;
}

/** Records sent one after the other, each until its own words stand on the board. */
async function events({ page }: Screen, who: Visitor): Promise<number[]> {
	const { body: me } = await who.ask<{ postings: { unit: string }[] }>('GET', '/api/v1/me');
	const village = me.postings[0]?.unit;
	const times: number[] = [];
	for (let n = 0; n < 20; n++) {
		const text = `第 ${n} 件，看多久到大屏`;
		const waiting = page.waitForFunction(
			(wanted) => document.querySelector('section.feed')?.textContent?.includes(wanted) && Date.now(),
			text,
			{
				polling: 'raf',
			},
		);
		const sent = Date.now();
		const [result] = await who.send(['problem.report', { id: newId(), village, channel: 'field', text }]);
		if (result?.status !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(result)}`);
		times.push(((await (await waiting).jsonValue()) as number) - sent);
	}
	return times;
}
