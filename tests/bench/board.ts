import { migrate } from '@honghuo/server/src/database/migrate.ts';
import { startCluster } from '@honghuo/testing/cluster.ts';
import { fullCounty } from '@honghuo/testing/full-county.ts';
import { type Screen, screens } from '@honghuo/testing/screens.ts';
import { startServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { Crowd } from './crowd.ts';
import { type Line, median, now, spread } from './measure.ts';

const rounds = 5;
/** So many clients follow the county while the board does. */
const following = 1_000;

/** Within how many 95 of a hundred lie. */
const within95 = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;

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
		const came: Awaited<ReturnType<typeof arrivals>>[] = [];
		let hall: Screen | undefined;
		for (let round = 0; round < rounds; round++) {
			await hall?.context.close();
			hall = await browser.desktop();
			cold.push(await painted(hall, body.url));
			came.push(await arrivals(hall));
			// The device has kept what it was given.
			await hall.page.waitForTimeout(1_000);
			warm.push(await painted(hall, `${server.url}/board`));
		}
		const secretary = await signedIn('village_secretary');
		if (!hall) return [];
		const alone = await events(hall, secretary);
		const crowd = await Crowd.gather(official, following);
		const among = await events(hall, secretary, crowd).finally(() => crowd.leave());
		const size = `${full.entries.toLocaleString('en')} entries`;
		return [
			{
				what: `ms until the board stands with the county’s figures and flows, ${size}: a screen that knows nothing, opened by its link`,
				figures: `${spread(cold)}; scripts were there after ${spread(came.map(({ scripts }) => scripts))}, rows after ${spread(came.map(({ rows }) => rows))}, sums after ${spread(came.map(({ sums }) => sums))}`,
				goal: '≤ 3,000',
				met: median(cold) <= 3_000,
			},
			{ what: 'the same screen opened again', figures: spread(warm), goal: '≤ 1,500', met: median(warm) <= 1_500 },
			...[
				{ who: 'nobody else looking', times: alone.seen },
				{ who: `${following.toLocaleString('en')} Socket.IO clients following the county`, times: among.seen },
			].map(({ who, times }) => ({
				what: `ms from sending a record until it has been painted on that board, ${who}: median (range), 95 % within`,
				figures: `${spread(times)}, ${Math.round(within95(times)).toLocaleString('en')}`,
				goal: 'p95 ≤ 2,000',
				met: within95(times) <= 2_000,
			})),
			{
				what: `ms in the same run until the last of the ${following.toLocaleString('en')} has it`,
				figures: spread(among.had),
				goal: '≤ 2,000',
				met: median(among.had) <= 2_000,
			},
		];
	} finally {
		await browser.close();
		await server.close();
		await full.drop();
		await cluster.close();
	}
}

/** When, in ms since navigation began, the last script, the first rows and the sums of the county had come: what a slow opening waits for. */
const arrivals = ({ page }: Screen): Promise<Record<'scripts' | 'rows' | 'sums', number>> =>
	page.evaluate(() => {
		const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
		const last = (of: RegExp) => Math.max(0, ...all.filter(({ name }) => of.test(name)).map(({ responseEnd }) => responseEnd));
		return { scripts: last(/immutable.*\.js/), rows: last(/\/snapshot\?.*whole=1/), sums: last(/\/summary\?(?!.*after=)/) };
	});

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

/** Records sent one after the other, each until its own words have been painted on the board, and until the last of a crowd has it. */
async function events({ page }: Screen, who: Visitor, crowd?: Crowd): Promise<{ seen: number[]; had: number[] }> {
	const { body: me } = await who.ask<{ postings: { unit: string }[] }>('GET', '/api/v1/me');
	const village = me.postings[0]?.unit;
	const times = { seen: [] as number[], had: [] as number[] };
	for (let n = 0; n < 20; n++) {
		const text = `第 ${n} 件，看多久到大屏 ${newId().slice(-6)}`;
		const waiting = page.evaluate(
			(wanted) =>
				new Promise<number>((resolve) => {
					const look = () => {
						const line = [...document.querySelectorAll('section.feed li')].find((one) => one.textContent?.includes(wanted));
						const box = line?.getBoundingClientRect();
						// What is on the screen in this frame has been painted by the next.
						if (box && box.height > 0 && box.right <= innerWidth && box.bottom <= innerHeight)
							requestAnimationFrame(() => resolve(Date.now()));
						else requestAnimationFrame(look);
					};
					look();
				}),
			text,
		);
		const [sent, started] = [Date.now(), now()];
		const [result] = await who.send(['problem.report', { id: newId(), village, channel: 'field', text }]);
		if (result?.status !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(result)}`);
		times.seen.push((await waiting) - sent);
		if (crowd) times.had.push((await crowd.had(result.version)) - started);
	}
	return times;
}
