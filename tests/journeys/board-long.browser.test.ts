import type { Screen } from '@honghuo/testing/screens.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

let story: Story;
beforeAll(async () => {
	story = await openStory({ limits: false });
});
afterAll(() => story?.close());

async function hungBoard(prepare?: (screen: Screen) => Promise<void>): Promise<Screen> {
	const official = await story.visitor('county_official');
	const { body } = await official.ask<{ url: string }>('POST', '/api/v1/screens', { name: '大厅' });
	const hall = await story.browser.desktop();
	await prepare?.(hall);
	await hall.page.goto(body.url);
	await hall.page.getByText(/实时 · \d+ 秒前更新/).waitFor();
	await hall.page.locator('path.flow').first().waitFor({ state: 'attached' });
	return hall;
}

/** What the page holds after the rubbish has been taken out. A write to the device's store has two listeners a row until it is done: counted is when three looks find no fewer. */
async function held({ page, context }: Screen) {
	const devtools = await context.newCDPSession(page);
	await devtools.send('HeapProfiler.enable');
	await devtools.send('Performance.enable');
	const look = async () => {
		await devtools.send('HeapProfiler.collectGarbage');
		const { metrics } = await devtools.send('Performance.getMetrics');
		const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
		return { megabytes: of('JSHeapUsedSize') / 1e6, nodes: of('Nodes'), listeners: of('JSEventListeners') };
	};
	let least = await look();
	for (let same = 0; same < 3; ) {
		await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
		const now = await look();
		same = now.listeners < least.listeners ? 0 : same + 1;
		if (same === 0) least = now;
	}
	await devtools.detach();
	return least;
}

/** Many records of one block, put right again and again: the county is busy, and its rows stay as many as they are. */
async function busy(who: Visitor, log: string, count: number, from: number): Promise<void> {
	for (let sent = 0; sent < count; sent += 100) {
		const results = await who.send(
			...Array.from({ length: 100 }, (_, n): [string, object] => ['work.correct', { log, note: `第 ${from + sent + n} 遍` }]),
		);
		expect(results.every(({ status }) => status === 'accepted')).toBe(true);
	}
}

test('thousands of entries later the board holds no more than before: the feed, the map and the heap are bounded', async () => {
	const first = await story.visitor('first_secretary', '大屯');
	const hall = await hungBoard();
	const { body } = await first.ask<{ tables: { orchard_block: { id: string; village: string; areaE4mu: number | null }[] } }>(
		'GET',
		'/api/v1/snapshot?county=211422&village=211422106214',
	);
	const block = body.tables.orchard_block.find(({ areaE4mu }) => (areaE4mu ?? 0) > 10_000)?.id;
	const log = newId();
	const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
	const [made] = await first.send([
		'work.log',
		{ id: log, block, kind: 'weeding', doneValue: 10_000, doneUnit: 'e4mu', occurredOn: today },
	]);
	expect(made?.status).toBe('accepted');
	/** Something to be seen on the board once everything before it has come. */
	const seen = async (text: string) => {
		const said = { id: newId(), village: '211422106214', channel: 'field', text };
		expect((await first.send(['problem.report', said]))[0]?.status).toBe('accepted');
		await hall.page.locator('section.feed li', { hasText: text }).waitFor();
		expect(await hall.page.locator('section.feed li').count()).toBe(8);
	};
	await busy(first, log, 1_000, 0);
	await seen('头一千条都看到了');
	const before = await held(hall);
	await busy(first, log, 3_000, 1_000);
	await seen('四千条都看到了');
	const after = await held(hall);
	expect(after.nodes - before.nodes).toBeLessThan(300);
	expect(after.listeners - before.listeners).toBeLessThan(20);
	expect(after.megabytes - before.megabytes).toBeLessThan(5);
	expect(await hall.page.locator('li.golden').count()).toBeLessThanOrEqual(1);
	expect(hall.faults).toEqual([]);
	await hall.context.close();
}, 120_000);

test('hours later, with the line lost and found again many times, nothing has piled up and the board is live', async () => {
	const hall = await hungBoard(({ page }) => page.clock.install());
	await hall.page.clock.runFor('30:00');
	await hall.page.getByText(/实时 · \d+ 秒前更新/).waitFor();
	const before = await held(hall);
	for (let hour = 0; hour < 6; hour++) await hall.page.clock.runFor('01:00:00');
	await hall.page.getByText(/实时 · \d+ 秒前更新/).waitFor();
	const after = await held(hall);
	expect(after.nodes - before.nodes).toBeLessThan(300);
	expect(after.listeners - before.listeners).toBeLessThan(20);
	expect(after.megabytes - before.megabytes).toBeLessThan(5);
	await hall.context.close();
}, 120_000);

test('without a line it is amber after half a minute and red after a minute and a half, with the time of its figures, and finds back by itself', async () => {
	const hall = await hungBoard(({ page }) => page.clock.install());
	const { page, context } = hall;
	await context.setOffline(true);
	await page.clock.runFor('00:40');
	await page.getByText(/\d+ 秒没有新数，正在等/).waitFor();
	await page.clock.runFor('01:00');
	await page.getByText(/断线，显示 \d\d:\d\d 的数，正在重连。/).waitFor();
	expect(await page.locator('path.flow').count()).toBeGreaterThan(0);
	await context.setOffline(false);
	const live = page.getByText(/实时 · \d+ 秒前更新/);
	await expect
		.poll(async () => (await live.count()) || page.clock.runFor('00:03').then(() => live.count()), { timeout: 40_000, interval: 1_000 })
		.toBe(1);
	await context.close();
}, 60_000);
