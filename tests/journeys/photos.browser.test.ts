import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cameraName, withExif } from '@honghuo/testing/pictures.ts';
import { microphone, type Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installed, openStory, type Story } from './story.ts';

/** A photo taken in the orchard without a signal: it follows its log when the signal returns, and the neighbour's screen shows it. */
let story: Story;
let first: Screen;
let member: Screen;

async function enter(screen: Screen, role: string): Promise<Screen> {
	await story.signIn(screen, role, '大屯');
	await screen.page.goto('/today');
	await screen.page.getByText('亩').first().waitFor();
	return screen;
}

beforeAll(async () => {
	story = await openStory({ with: microphone });
	first = await enter(await story.browser.phone(), 'first_secretary');
	member = await enter(await story.browser.desktop(), 'village_secretary');
});
afterAll(() => story?.close());

/** What a camera writes: 12 megapixels of leaves, with the place and the maker in its EXIF. */
async function cameraPhoto({ page }: Screen): Promise<Buffer> {
	const data = await page.evaluate(async () => {
		const canvas = new OffscreenCanvas(4000, 3000);
		const context = canvas.getContext('2d');
		if (!context) return '';
		for (let n = 0; n < 30_000; n++) {
			context.fillStyle = `hsl(${(n * 37) % 140} 50% ${20 + ((n * 13) % 60)}%)`;
			context.fillRect((n * 7919) % 4000, (n * 104_729) % 3000, 40, 25);
		}
		const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
		return new Promise<string>((resolve) => {
			const reader = new FileReader();
			reader.onload = () => resolve(String(reader.result));
			reader.readAsDataURL(blob);
		});
	});
	return Buffer.from(withExif(Buffer.from(data.split(',')[1] ?? '', 'base64')));
}

/** The databases in which this phone keeps photos and voice, one a person. */
const mediaStores = ({ page }: Screen): Promise<string[]> =>
	page.evaluate(async () => (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('honghuo-media-211422-') ? [name] : [])));

/** How many photos and voices this phone keeps that the county has not got. */
async function keptMedia(screen: Screen): Promise<number> {
	const names = await mediaStores(screen);
	return screen.page.evaluate(async (all) => {
		const count = (name: string) =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open(name);
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const counting = opening.result.transaction('records').objectStore('records').count();
					counting.onerror = () => reject(counting.error);
					counting.onsuccess = () => {
						opening.result.close();
						resolve(counting.result);
					};
				};
			});
		return (await Promise.all(all.map(count))).reduce((sum, n) => sum + n, 0);
	}, names);
}

const stored = () =>
	readdirSync(join(story.server.dataDir, 'files'), { recursive: true, encoding: 'utf8' })
		.map((name) => join(story.server.dataDir, 'files', name))
		.filter((path) => statSync(path).isFile())
		.map((path) => readFileSync(path));

test('a log with a photo is kept without a signal, and the list of the unsent tells both', async () => {
	const { page, context } = first;
	const photo = await cameraPhoto(first);
	expect(photo.length).toBeGreaterThan(1_000_000);
	expect(photo.toString('latin1')).toContain(cameraName);
	await page.getByRole('link', { name: '记一笔' }).first().click();
	await page.locator('input[type="file"]').waitFor({ state: 'attached' });
	await installed(first);
	await context.setOffline(true);
	await page.getByRole('button', { name: '打药', exact: true }).click();
	await page.locator('input[type="file"]').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo });
	await page.getByAltText('拍好的照片').waitFor();
	await page.getByRole('button', { name: /^记下/ }).click();
	await page.getByText('记下了').waitFor();
	await page.getByText('待传 2').first().waitFor();
	await page.getByText('待传 2').first().click();
	await page.getByText('排队').waitFor();
	await page.getByText(/KB，文字先传/).waitFor();
});

test('with the signal back the text goes first, the photo after, and another person’s screen shows it without a reload', async () => {
	await member.page
		.getByRole('link', { name: '大屯村' })
		.or(member.page.getByRole('link', { name: '今日' }))
		.first()
		.click();
	await first.context.setOffline(false);
	await member.page.getByRole('button', { name: /打药/ }).first().click({ timeout: 40_000 });
	const sheet = member.page.getByRole('dialog');
	const image = sheet.locator('img').first();
	await image.waitFor({ timeout: 40_000 });
	await expect
		.poll(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth), { timeout: 15_000 })
		.toBeGreaterThan(100);
	await sheet.getByRole('button', { name: '打开照片' }).click();
	const large = member.page.getByAltText('照片').or(member.page.getByAltText('打开照片')).last();
	await expect.poll(() => large.evaluate((one: HTMLImageElement) => one.naturalWidth), { timeout: 15_000 }).toBe(1600);
	await first.page.getByText('都传完了').first().waitFor({ timeout: 30_000 });
});

test('what the county keeps is small and tells neither place nor camera', async () => {
	const files = stored();
	expect(files).toHaveLength(2);
	for (const bytes of files) {
		expect(bytes.length).toBeLessThanOrEqual(300_000);
		expect(bytes.toString('latin1')).not.toMatch(new RegExp(`${cameraName}|Exif|GPS`));
	}
	expect(Math.min(...files.map(({ length }) => length))).toBeLessThanOrEqual(20_000);
});

test('an undone log takes its photo along: nothing is left, here or there', async () => {
	const { page } = first;
	await page.goto('/log');
	await page.getByRole('button', { name: '施肥', exact: true }).click();
	await page
		.locator('input[type="file"]')
		.setInputFiles({ name: 'IMG_0002.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto(first) });
	await page.getByAltText('拍好的照片').waitFor();
	await page.getByRole('button', { name: /^记下/ }).click();
	await page.getByRole('button', { name: '撤回' }).click();
	await page.getByText('撤回了，没有记。').waitFor();
	await page.getByText('都传完了').first().waitFor();
	// Nothing is kept that could still be sent; a later voice is the next file to arrive.
	await expect.poll(() => keptMedia(first)).toBe(0);
	expect(stored()).toHaveLength(2);
});

test('held, the phone records; the voice is sent and can be heard', async () => {
	const { page } = first;
	await page.goto('/today');
	await page.getByRole('button', { name: /打药/ }).first().click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: '按住说' }).hover();
	await page.mouse.down();
	await sheet.getByText('松开就好').waitFor();
	await sheet.getByText('2 秒').waitFor();
	await page.mouse.up();
	await sheet.getByRole('button', { name: /听录音 [1-4] 秒/ }).waitFor();
	await expect.poll(() => stored().length, { timeout: 20_000 }).toBe(3);
	await sheet.getByRole('button', { name: /听录音/ }).click();
	const audio = page.locator('audio');
	await expect.poll(() => audio.evaluate((one: HTMLAudioElement) => one.readyState), { timeout: 15_000 }).toBeGreaterThan(1);
});

test('another person on the same phone sees nothing of it, and what waited goes on when its owner is back', async () => {
	const { page, context } = first;
	const signedIn = async (role: string) => {
		await context.clearCookies();
		await enter(first, role);
	};
	await page.goto('/log');
	await page.locator('input[type="file"]').waitFor({ state: 'attached' });
	// The line is there, but the pieces do not come through.
	let pieces = 0;
	await context.route('**/api/v1/files/**', (route) => {
		if (route.request().method() === 'GET') return route.continue();
		pieces++;
		return route.abort();
	});
	await page.getByRole('button', { name: '施肥', exact: true }).click();
	await page
		.locator('input[type="file"]')
		.setInputFiles({ name: 'IMG_0003.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto(first) });
	await page.getByAltText('拍好的照片').waitFor();
	await page.getByRole('button', { name: /^记下/ }).click();
	await expect.poll(() => pieces, { timeout: 30_000 }).toBeGreaterThan(0);
	await page.getByText('待传 1').first().waitFor();
	await signedIn('village_secretary');
	await context.unroute('**/api/v1/files/**');
	// The secretary's own queue runs, beside the other's on the same phone, and has nothing to send.
	await expect.poll(async () => (await mediaStores(first)).length, { timeout: 30_000 }).toBe(2);
	await page.getByText('都传完了').first().waitFor();
	expect([stored().length, await keptMedia(first)]).toEqual([3, 1]);
	await signedIn('first_secretary');
	await expect.poll(() => stored().length, { timeout: 30_000 }).toBe(5);
	await page.getByText('都传完了').first().waitFor();
	for (const screen of [first, member]) expect(screen.faults).toEqual([]);
});
