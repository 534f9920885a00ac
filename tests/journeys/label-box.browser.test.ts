import { publicCode } from '@honghuo/core/public-code.ts';
import { newId } from '@honghuo/testing/pocket-county.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/** A villager scans the label of a bundle on a phone whose browser runs no script, and says what is wrong; the county answers in the app. */
let story: Story;
beforeAll(async () => {
	story = await openStory();
});
afterAll(() => story?.close());

const shot = process.env.SHOTS;
const look = async (page: { screenshot: (options: { path: string; fullPage?: boolean }) => Promise<unknown> }, name: string) => {
	if (shot) await page.screenshot({ path: `${shot}/${name}.png`, fullPage: true });
};

test('without an account and without a script: complained on the label’s page, answered in the county’s box, read by the number', async () => {
	const official = await story.visitor('county_official');
	const { body } = await official.ask<{
		tables: { donation_item: { id: string; donation: string }[]; donation: { id: string; state: string }[] };
	}>('GET', '/api/v1/snapshot?whole=1');
	const given = new Set(body.tables.donation.filter(({ state }) => state !== 'draft').map(({ id }) => id));
	const item = body.tables.donation_item.find(({ donation }) => given.has(donation))?.id ?? '';
	const path = `/b/${publicCode('211422', item)}`;

	const { page: desk } = await story.signIn(await story.browser.desktop(), 'county_official');
	const { context } = await story.browser.phone();
	const plain = await context
		.browser()
		?.newContext({ baseURL: story.server.url, javaScriptEnabled: false, viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
	if (!plain) throw new Error('no browser');
	const phone = await plain.newPage();
	await phone.goto(path);
	// A thumb hits it.
	expect((await phone.locator('summary').boundingBox())?.height).toBeGreaterThanOrEqual(48);
	await phone.locator('summary').click();
	await phone.getByLabel('什么问题，或者什么建议').fill('苗到了三天没人来教怎么栽');
	await phone.getByLabel(/^电话/).fill('13912345678');
	await look(phone, 'box-form');
	await phone.getByRole('button', { name: '交给县里' }).click();
	await phone.getByText('记下了').waitFor();
	await look(phone, 'box-sent');
	const number = (await phone.locator('.number').innerText()).replace(/\D/g, '');
	expect(number).toHaveLength(10);
	expect(await phone.content()).not.toMatch(/三天没人|13912345678/);

	await desk.goto('/feedback');
	const line = desk.locator('li', { hasText: '苗到了三天没人来教怎么栽' });
	await line.getByText('扫码：捆签').waitFor();
	expect(await line.innerText()).toContain('13912345678');
	await line.getByRole('button', { name: '答复' }).click();
	await line.getByLabel('怎么答复').fill('后天上午农业站到村里教');
	await line.getByRole('button', { name: '发出答复' }).click();
	await line.getByText(/答复：后天上午/).waitFor();
	await look(desk, 'box-desk');

	await phone.goto(path);
	await phone.locator('summary').click();
	await phone.getByLabel('提过的，填编号看答复').fill(`${number.slice(0, 5)} ${number.slice(5)}`);
	await phone.getByRole('button', { name: '看答复' }).click();
	await phone.getByText('后天上午农业站到村里教').waitFor();
	await look(phone, 'box-answer');
	await plain.close();
});

test('a grower agrees and takes it back on their phone; another village’s phone holds one letter of the name, the village writes it down, the county looks at texts and photos', async () => {
	const grower = (await (await story.visitor('grower')).ask<{ person: { id: string; name: string } }>('GET', '/api/v1/me')).body.person;
	const stranger = await story.signIn(await story.browser.phone(), 'village_secretary', '新立屯村');
	await stranger.page.goto('/village/211422106214');
	await stranger.page.getByRole('heading', { name: '结对' }).click();
	await stranger.page
		.getByText(`${grower.name.slice(0, 1)}*`)
		.first()
		.waitFor();
	expect(await stranger.page.content()).not.toContain(grower.name);
	await look(stranger.page, 'veil-stranger');

	const own = await story.signIn(await story.browser.phone(), 'grower');
	await own.page.goto('/me/personal');
	await own.page.getByRole('button', { name: '撤回', exact: true }).first().click();
	await own.page.getByRole('heading', { name: '撤回这份同意' }).waitFor();
	await look(own.page, 'consent-sure');
	await own.page.getByRole('button', { name: '撤回这份同意' }).click();
	await own.page.getByText(/ 撤回$/).waitFor();

	const writer = await story.signIn(await story.browser.phone(), 'village_secretary', '大屯村');
	await writer.page.goto('/village/211422106214#people');
	await writer.page.getByRole('link', { name: grower.name, exact: true }).click();
	await writer.page.getByRole('button', { name: '记一份同意' }).waitFor();
	await look(writer.page, 'consent-writer');

	const secretary = await story.visitor('village_secretary', '大屯村');
	const { body } = await secretary.ask<{ tables: { work_log: { id: string; village: string }[] } }>('GET', '/api/v1/snapshot');
	const log = body.tables.work_log.find(({ village }) => village === '211422106214');
	const [said] = await secretary.send([
		'comment.add',
		{ id: newId(), on: { table: 'work_log', row: log?.id }, text: `问一下${grower.name}家什么时候剪` },
	]);
	expect(said?.status).toBe('accepted');
	for (const [screen, name] of [
		[await story.browser.phone(), 'person-phone'],
		[await story.browser.desktop(), 'person-desk'],
	] as const) {
		const { page } = await story.signIn(screen, 'county_official');
		await page.goto(`/people/${grower.id}`);
		await page.getByText('家什么时候剪').waitFor();
		await look(page, name);
		expect(screen.faults).toEqual([]);
	}
	for (const screen of [stranger, own, writer]) expect(screen.faults).toEqual([]);
	await own.page.goto('/inbox');
	await own.page.getByText(/县里答复了/).waitFor();
	await look(own.page, 'inbox-grower');
});
