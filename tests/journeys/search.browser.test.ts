import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/** Somebody of the county finds what they look for, takes their own acts along, and a grower is forgotten when they ask for it. */
let story: Story;
beforeAll(async () => {
	story = await openStory({ limits: false });
});
afterAll(() => story?.close());

const shot = process.env.SHOTS;
const look = async (page: { screenshot: (options: { path: string; fullPage?: boolean }) => Promise<unknown> }, name: string) => {
	if (shot) await page.screenshot({ path: `${shot}/${name}.png`, fullPage: true });
};

test('Ctrl K finds a village by the name the register gives it, by initials, and goes there with Enter', async () => {
	const desk = await story.signIn(await story.browser.desktop(), 'county_official');
	const { page } = desk;
	await page.goto('/today');
	await page.getByRole('button', { name: '搜索' }).waitFor();
	await page.keyboard.press('Control+k');
	const field = page.getByRole('combobox');
	// Whoever knows the keys types at once.
	await field.waitFor();
	await page.keyboard.type('dtc');
	expect(await field.inputValue()).toBe('dtc');
	await field.fill('新立屯村委会');
	await page.getByRole('option').first().waitFor();
	expect(await page.getByRole('option').first().textContent()).toContain('小德营子乡');
	await look(page, 'search-desktop');
	await field.fill('dtc');
	expect(await page.getByRole('option').filter({ hasText: '大屯镇' }).first().textContent()).toContain('211422106214');
	await field.fill('新立屯村委会');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/village/211422222201');
	expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('新立屯村');
	await page.keyboard.press('Control+k');
	await page.getByRole('combobox').fill('没有的地方');
	await page.getByText('没找到').waitFor();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await expect.poll(() => page.getByRole('combobox').count(), { timeout: 15_000 }).toBe(0);
	expect(desk.faults).toEqual([]);
});

test('a phone without a signal finds what it holds and says what it did not ask', async () => {
	const phone = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯村');
	const { page, context } = phone;
	await page.goto('/search');
	await page.getByRole('combobox').fill('东坡');
	await page.getByRole('option').first().waitFor();
	await look(page, 'search-phone');
	await context.setOffline(true);
	await page.getByRole('combobox').fill('魏家岭');
	await page.getByRole('option').filter({ hasText: '魏家岭乡' }).first().waitFor();
	await page.getByText('没信号，只找了这台手机里有的').waitFor();
	await context.setOffline(false);
});

test('the village’s own people take its evidence along and give it away; an official opens it until it is taken back', async () => {
	const desk = await story.signIn(await story.browser.desktop(), 'first_secretary', '大屯村');
	const { page } = desk;
	await page.goto('/me/evidence?village=211422106214');
	await page.getByLabel('从').fill('2025-01-01');
	await page.getByRole('heading', { name: '送出的苗木和种子' }).waitFor();
	const paper = page.locator('article');
	await expect.poll(() => paper.textContent(), { timeout: 15_000 }).toContain('签收');
	expect(await paper.textContent()).toContain('700 株');
	await look(page, 'evidence-desktop');
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: '下载 Excel' }).click();
	expect((await download).suggestedFilename()).toMatch(/实绩佐证.*\.xlsx$/);

	const official = await story.visitor('county_official');
	expect((await official.ask('GET', '/api/v1/evidence?village=211422106214')).status).toBe(404);
	await page.getByRole('button', { name: '给人看' }).click();
	await page.getByLabel('给谁').fill('县委组织部');
	await page.getByRole('button', { name: '生成链接' }).click();
	const link = (await page.locator('output').textContent()) ?? '';
	const code = link.split('/evidence/')[1];
	await look(page, 'evidence-share');
	await expect.poll(async () => (await official.ask('GET', `/api/v1/evidence/${code}`)).status).toBe(200);
	const table = await official.ask('GET', '/api/v1/snapshot');
	expect(JSON.stringify(table.body)).not.toContain(code);
	await page.getByRole('button', { name: '关闭' }).click();
	await page.getByRole('button', { name: '收回' }).first().click();
	await expect.poll(async () => (await official.ask('GET', `/api/v1/evidence/${code}`)).status).toBe(404);
	expect(desk.faults).toEqual([]);
});

test('a grower asks from a phone to be forgotten; the county does it and answers', async () => {
	const administrator = await story.visitor('administrator');
	const grower = newId();
	const [add, post] = await administrator.send(
		['person.add', { id: grower, name: '冯种植' }],
		['posting.give', { id: newId(), person: grower, role: 'grower', unit: '211422106214', from: '2024-01-01' }],
	);
	expect([add?.status, post?.status]).toEqual(['accepted', 'accepted']);
	const { body } = await administrator.ask<{ code: string }>('POST', '/api/v1/invitations', { person: grower });
	const phone = await story.browser.phone();
	await phone.page.goto(`/join/${body.code}`);
	await phone.page.getByLabel('账号').fill('feng');
	await phone.page.getByLabel('密码').fill('chuntian-lazhi-26');
	await phone.page.getByRole('button').last().click();
	await phone.page.waitForURL('**/today');
	await phone.page.goto('/me/personal');
	await phone.page.getByRole('button', { name: '记一份同意' }).click();
	await phone.page.getByLabel('姓名在村外也显示').check();
	await phone.page.getByRole('button', { name: '记下同意' }).click();
	await phone.page.getByText('本人在红火里点的').waitFor();
	await phone.page.getByRole('button', { name: '看一遍' }).click();
	await phone.page.getByRole('heading', { name: '任职' }).waitFor();
	await look(phone.page, 'data-phone');
	await phone.page.getByRole('button', { name: '删除我的信息' }).click();
	await phone.page.getByRole('button', { name: '交给县里' }).click();

	const desk = await story.signIn(await story.browser.desktop(), 'county_official');
	const { page } = desk;
	await page.goto('/feedback');
	await page.getByRole('link', { name: '去办' }).click();
	await page.getByRole('heading', { name: '冯种植' }).waitFor();
	await look(page, 'person-desktop');
	await page.getByRole('button', { name: '按本人要求删除' }).click();
	await page.getByLabel('打一遍 TA 的姓名').fill('冯种植');
	await look(page, 'erase-desktop');
	await page.getByRole('button', { name: '删除', exact: true }).click();
	await page.getByText('这个人的信息已经删除').waitFor();
	await expect.poll(async () => JSON.stringify((await administrator.ask('GET', '/api/v1/snapshot')).body)).not.toContain('冯种植');
	expect(JSON.stringify((await administrator.ask('GET', '/api/v1/journal?after=0&limit=2000')).body)).not.toContain('冯种植');
	expect(desk.faults).toEqual([]);
	// What the official's own browser keeps of rows and of the feed.
	const kept = () =>
		page.evaluate(async () => {
			const names = (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.startsWith('honghuo-2'));
			const all = await Promise.all(
				names.flatMap((name) =>
					['rows', 'entries'].map(
						(store) =>
							new Promise<unknown>((resolve) => {
								const open = indexedDB.open(name);
								open.onsuccess = () => {
									const asked = open.result.transaction(store).objectStore(store).getAll();
									asked.onsuccess = () => {
										resolve(asked.result);
										open.result.close();
									};
								};
							}),
					),
				),
			);
			return JSON.stringify(all);
		});
	expect((await kept()).length).toBeGreaterThan(1_000);
	await expect.poll(async () => (await kept()).includes('冯种植')).toBe(false);
});
