import { plainJpeg } from '@honghuo/testing/pictures.ts';
import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beyondUndo, installed, openStory, type Story } from './story.ts';

/** Logs each of two phones makes without a signal. The two hundred take minutes: `HONGHUO_WEEK=200`. */
const week = Number(process.env.HONGHUO_WEEK ?? 12);

const photos = Math.ceil(week / 4);

let story: Story;
let first: Screen;
let secretary: Screen;

beforeAll(async () => {
	story = await openStory();
	first = await phoneOf('first_secretary');
	secretary = await phoneOf('village_secretary');
});
afterAll(() => story?.close());

/** A phone on which the app was opened once and installed itself. */
async function phoneOf(role: string): Promise<Screen> {
	const screen = await story.signIn(await story.browser.phone(), role, '大屯');
	await screen.page.goto('/today');
	await screen.page.getByText('早金酥').first().waitFor();
	await installed(screen);
	await screen.page.reload();
	await screen.page.getByText('都传完了').first().waitFor();
	return screen;
}

const version = async (): Promise<number> => {
	const official = await story.visitor('county_official');
	return (await official.ask<{ version: number }>('GET', '/api/v1/journal?limit=1')).body.version;
};

/** 「修剪 东坡」 in three taps, each shown as kept before the next; now and then with a photo. */
async function log(page: Screen['page'], photo = false): Promise<void> {
	await page.getByRole('link', { name: '记一笔' }).first().click();
	await page.getByRole('button', { name: '修剪', exact: true }).click();
	if (photo) {
		const file = { name: 'IMG.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(plainJpeg(640, 480)) };
		await page.locator('input[type="file"]').setInputFiles(file);
		await page.getByAltText('拍好的照片').waitFor();
	}
	await page.getByRole('button', { name: /^记下/ }).click();
	await page.getByText('记下了').waitFor();
}

/** Opens the village's last synced pruning of 东坡 and says it was another amount. */
async function correct(page: Screen['page'], amount: string): Promise<void> {
	await page.goto('/village/211422106214');
	await page
		.getByRole('button', { name: /修剪 东坡/ })
		.filter({ hasText: '已同步' })
		.last()
		.click();
	await page.getByLabel('干了多少，亩').fill(amount);
	await page.getByRole('button', { name: '改成这样' }).click();
	await page.getByText('改好了').waitFor();
}

test(`two phones without a signal for days, ${week} logs each and edits of the same: all of it reaches the county once`, async () => {
	const before = await version();
	for (const { context } of [first, secretary]) await context.setOffline(true);
	// The app starts cold without a network.
	for (const { page } of [first, secretary]) {
		await page.goto('/today');
		await page.getByText('没信号，照常记').waitFor();
	}
	await correct(first.page, '6');
	await correct(secretary.page, '5');
	for (const { page } of [first, secretary]) for (let i = 0; i < week; i++) await log(page, i % 4 === 0);
	await first.page.goto('/today');
	await first.page
		.getByText(`待传 ${week + 1 + photos}`)
		.first()
		.waitFor();
	expect(await version()).toBe(before);

	for (const { context, page } of [first, secretary]) {
		await context.setOffline(false);
		await page.goto('/today');
		await page.getByText('都传完了').first().waitFor({ timeout: 60_000 });
	}
	// A photo is two entries: that it is there, and that its bytes have come.
	await expect.poll(version, { timeout: 60_000 }).toBe(before + 2 * (week + 1 + 2 * photos));
}, 900_000);

test('who edited the same amount is asked which one holds; the other one can be taken back', async () => {
	for (const { page } of [first, secretary]) await page.getByRole('heading', { name: '多少，用哪个？' }).first().waitFor();
	const { page } = secretary;
	await page.getByRole('radio').nth(1).check({ force: true });
	await page.getByRole('button', { name: '用 5 亩' }).click();
	await page.getByText('用了 5 亩').waitFor();
	// Decided here, it is asked nowhere any more.
	await first.page.getByRole('heading', { name: '多少，用哪个？' }).waitFor({ state: 'detached' });
	await first.page.goto('/village/211422106214');
	// A week's logs stand above it.
	await first.page.getByRole('button', { name: '看更早的' }).click();
	const settled = first.page.getByRole('button', { name: /改了一笔：修剪 东坡 5 亩/ }).first();
	await settled.click();
	const sheet = first.page.getByRole('dialog');
	await sheet.getByText('改过的，能换回来').click();
	await sheet.getByText('6 亩').first().click();
	await sheet.getByRole('button', { name: '换回 6 亩' }).click();
	await secretary.page.goto('/village/211422106214');
	await secretary.page.getByRole('button', { name: '看更早的' }).click();
	await secretary.page.getByText('改了一笔：修剪 东坡 6 亩').first().waitFor();
});

test('a refused record stays with its reason, and has three ways on', async () => {
	const { page, context } = first;
	await page.goto('/today');
	await context.setOffline(true);
	await log(page);
	await log(page);
	const administrator = await story.visitor('administrator');
	const me = await (await story.visitor('first_secretary', '大屯')).ask<{ postings: { id: string }[] }>('GET', '/api/v1/me');
	const yesterday = new Date(Date.now() - 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
	const posting = me.body.postings[0]?.id;
	await administrator.send(['posting.end', { posting, on: yesterday }]);
	await context.setOffline(false);
	await page.getByText('需处理 2').first().click();
	await page.getByText('这条县里没收').first().waitFor();
	for (const way of ['改一改', '留作备注', '丢掉'])
		await page
			.getByRole('button', { name: way })
			.or(page.getByRole('link', { name: way }))
			.first()
			.waitFor();
	await page.getByRole('button', { name: '留作备注' }).first().click();
	await page.getByText('备注，只在这台手机上').waitFor();
	await page.getByRole('button', { name: '丢掉' }).first().click();
	await page.getByText('丢掉就没了').waitFor();
	await page.getByRole('button', { name: '丢掉' }).first().click();
	await page.getByText('都传完了。').waitFor();
	await page.reload();
	await page.getByText('备注，只在这台手机上').waitFor();
});

test('with no page open, the browser itself sends what is kept when it has a signal again', async () => {
	const screen = secretary;
	const { context } = screen;
	await screen.page.goto('/today');
	const before = await version();
	await context.setOffline(true);
	await log(screen.page);
	await beyondUndo(screen);
	await screen.page.close();
	// A page of the origin that is none of the app's, to speak to the browser through.
	await context.setOffline(false);
	const outside = await context.newPage();
	await outside.goto('/healthz');
	const devtools = await context.newCDPSession(outside);
	const registered = new Promise<string>((found) => {
		devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const [registration] = registrations.filter(({ scopeURL, isDeleted }) => scopeURL.startsWith(story.server.url) && !isDeleted);
			if (registration) found(registration.registrationId);
		});
	});
	await devtools.send('ServiceWorker.enable');
	const sync = { origin: story.server.url, registrationId: await registered, tag: 'outbox', lastChance: false };
	await devtools.send('ServiceWorker.dispatchSyncEvent', sync);
	await expect.poll(version, { timeout: 15_000 }).toBe(before + 1);
	screen.page = outside;
	await screen.page.goto('/today');
	await screen.page.getByText('都传完了').first().waitFor();
	expect(await version()).toBe(before + 1);
});

describe('a tab killed at any moment of the path loses nothing that was shown', () => {
	/** Milliseconds after the tap on 记下; the last ones fall into the sending and the answer. */
	const moments = [0, 2, 5, 10, 20, 40, 80, 200, 1_000, 4_000, 5_050, 5_400];

	test(`twelve moments: ${moments.join(', ')} ms`, async () => {
		const screen = secretary;
		for (const moment of moments) {
			const before = await version();
			const { context } = screen;
			await screen.page.goto('/log');
			await screen.page.getByRole('button', { name: '修剪', exact: true }).click();
			// What the page has shown is told outside at once: after the kill nobody can ask it.
			let shown = false;
			await screen.page.exposeFunction(`told${moment}`, () => (shown = true));
			await screen.page.evaluate((name) => {
				new MutationObserver(() => {
					if (document.body.innerText.includes('记下了')) void (window as unknown as Record<string, () => void>)[name]?.();
				}).observe(document.body, { childList: true, subtree: true, characterData: true });
			}, `told${moment}`);
			const session = await context.newCDPSession(screen.page);
			await screen.page.getByRole('button', { name: /^记下/ }).click({ noWaitAfter: true });
			if (moment > 0) await new Promise((resolve) => setTimeout(resolve, moment));
			await Promise.race([session.send('Page.crash').catch(() => {}), new Promise((resolve) => setTimeout(resolve, 500))]);
			const seen = shown;
			await screen.page.close().catch(() => {});
			screen.page = await context.newPage();
			await screen.page.goto('/today');
			await screen.page.getByText('都传完了').first().waitFor({ timeout: 60_000 });
			const after = await version();
			expect([moment, after - before], 'at most once').toSatisfy(([, made]: [number, number]) => made === 0 || made === 1);
			if (seen) expect([moment, after - before]).toEqual([moment, 1]);
		}
	});
});
