import { type Screen, type Screens, screens } from '@honghuo/testing/screens.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue, did, orchard } from '../contract/account.ts';
import { County, datun, xinlitun } from '../contract/county.ts';

/**
 * The account of an industry on three screens that nobody reloads: the phone of 大屯村's first secretary, who gives, sells and helps; the phone of
 * 新立屯村's secretary, who signs, plants, looks and asks; and the county's desktop, which only looks on. Steps build on each other and run in order.
 */
let county: County;
let browser: Screens;
let giver: Screen;
let taker: Screen;
let desk: Screen;
let first: Visitor & { id: string };
let official: Visitor;
let household: Record<string, string>;
const asked = '新栽的梨苗发芽不齐怎么办';
const gift = '大屯村 → 新立屯村';

beforeAll(async () => {
	county = await County.open();
	browser = await screens(county.server.url);
	first = await county.person('first_secretary', { unit: datun }, '大屯村第一书记');
	const secretary = await county.person('village_secretary', { unit: xinlitun }, '新立屯村书记');
	official = await county.person('county_official', { unit: '211422' }, '县农业农村局干部');
	await orchard(secretary, xinlitun, '新立屯村新园', {
		东洼: { areaE4mu: 21_000, rowSpacingCm: 400, treeSpacingCm: 50 },
		西洼: { areaE4mu: 50_000 },
	});
	household = await orchard(first, datun, '一户的梨下牡丹', { 八分地: { areaE4mu: 8_000 } });
	const variety = await catalogue(first);
	for (const [name, role] of [
		['早金酥', 'main'],
		['油用牡丹', 'intercrop'],
	] as const)
		await did(first, 'planting.create', { id: newId(), block: household.八分地, variety: variety(name), role, plantedOn: '2020-04-05' });
	const show = async (screen: Screen, { cookie }: Visitor): Promise<Screen> => {
		const [name = '', value = ''] = cookie.split('=');
		await screen.context.addCookies([{ name, value, url: county.server.url }]);
		return screen;
	};
	giver = await show(await browser.phone(), first);
	taker = await show(await browser.phone(), secretary);
	desk = await show(await browser.desktop(), official);
});
afterAll(async () => {
	await browser?.close();
	await county?.close();
});

/** Drafts seedlings for 新立屯村 on the giver's phone, pledges and dispatches them. */
async function send(...items: [variety: string, amount: string][]): Promise<void> {
	const { page } = giver;
	await page.getByRole('button', { name: '起一批捐赠' }).click();
	await page.getByLabel('送给哪个村').fill('新立屯');
	await page.getByRole('button', { name: xinlitun }).click();
	for (const [n, [variety, amount]] of items.entries()) {
		if (n > 0) await page.getByRole('button', { name: '再添一样' }).click();
		const item = page.locator('fieldset').nth(n);
		await item.getByLabel('品种').selectOption({ label: variety });
		await item.getByLabel('多少', { exact: true }).fill(amount);
	}
	await page.getByRole('button', { name: '建好这批' }).click();
	await page.getByRole('button', { name: '答应送' }).click();
	await page.getByRole('button', { name: /^送出 / }).click();
	await page.getByText('已送出，等新立屯村签收。').waitFor();
}

test('700 早金酥 and 300 信农黄 are drafted and sent, and stand in the receiving village’s 今日 by themselves', async () => {
	await taker.page.goto('/today');
	await desk.page.goto('/donations');
	await desk.page.getByText('还没有捐赠。').waitFor();
	await giver.page.goto('/donations');
	await send(['早金酥', '700'], ['信农黄', '300']);
	await taker.page.getByRole('link', { name: gift }).waitFor({ timeout: 30_000 });
	await desk.page.locator('dl').getByText('1,000').waitFor({ timeout: 30_000 });
});

test('all 1,000 are signed for in two taps, and the giver’s phone and the county’s screen say so', async () => {
	await taker.page.getByRole('link', { name: gift }).click();
	await taker.page.getByRole('button', { name: '全部收到 1,000 株' }).click();
	await taker.page.getByText('签收了：1,000 株。').waitFor();
	await giver.page.getByText('实收 700 株').waitFor({ timeout: 30_000 });
	await giver.page.getByText('实收 300 株').waitFor();
	await expect.poll(() => desk.page.locator('dl b').allTextContents(), { timeout: 30_000 }).toEqual(['1,000', '1,000', '0', '—']);
});

test('of another run one bundle is short: 数不对, and both sides see the difference', async () => {
	await giver.page.getByRole('link', { name: '苗木捐赠' }).first().click();
	await send(['早金酥', '100']);
	const { page } = taker;
	await page.getByRole('link', { name: '苗木捐赠' }).first().click();
	// What waits for its signature stands above what was signed for.
	await expect.poll(() => page.getByRole('link', { name: gift }).count(), { timeout: 30_000 }).toBe(2);
	await page.getByRole('link', { name: gift }).first().click();
	await page.getByRole('button', { name: '数不对' }).click();
	await page.getByLabel('早金酥 实收').fill('90');
	await page.getByText('少 10 株？记实收 90 株，大屯村会看到差数。').waitFor();
	await page.getByLabel('怎么少的').fill('路上断了一捆头');
	await page.getByRole('button', { name: '签收 90 株' }).click();
	await giver.page.getByText('实收 90 株 · 少 10 株').waitFor({ timeout: 30_000 });
	await giver.page.getByText('签收时说：路上断了一捆头').waitFor();
	await expect.poll(() => desk.page.locator('dl b').allTextContents(), { timeout: 30_000 }).toEqual(['1,100', '1,090', '0', '—']);
});

test('the 700 are planted; 588 of them live: 84.0 %, 要补植, on every screen', async () => {
	const { page } = taker;
	await page.getByRole('link', { name: '苗木捐赠' }).first().click();
	await page.getByRole('link', { name: gift }).last().click();
	await page.getByRole('button', { name: '栽下', exact: true }).first().click();
	await page.getByRole('button', { name: /东洼/ }).click();
	await page.getByRole('button', { name: '栽下 700 株' }).click();
	await page.getByText('栽下了：早金酥 700 株').waitFor();
	await page.getByRole('button', { name: '查成活' }).click();
	await page.getByLabel('活的').fill('588');
	await page.getByLabel('不见了').fill('32');
	await page.getByLabel('旱').fill('80');
	await page.getByRole('button', { name: '记下：活 588 / 700' }).click();
	await page.getByText('记下了：成活 84.0%，要补植').waitFor();
	await page.getByRole('button', { name: '补植', exact: true }).waitFor();
	await expect.poll(() => desk.page.locator('dl b').allTextContents(), { timeout: 30_000 }).toEqual(['1,100', '1,090', '700', '588']);
	await giver.page.getByRole('link', { name: '苗木捐赠' }).first().click();
	await giver.page.getByRole('link', { name: gift }).last().click();
	await giver.page.getByText('84.0%').waitFor();
});

test('the county’s figure opens the entries behind it, the survival check among them', async () => {
	const { page } = desk;
	await page.getByRole('button', { name: '依据' }).click();
	const sheet = page.getByRole('dialog');
	for (const what of [/签收/, /栽/, /588/]) await sheet.getByText(what).first().waitFor();
	await page.getByRole('button', { name: '关闭' }).click();
});

test('800 yuan of seed on 8 fen are 1,000 元/亩; with the pears the whole model is 4,100, and both open their records', async () => {
	const { page } = giver;
	await page.goto(`/blocks/${household.orchard}/account`);
	for (const [what, money] of Object.entries({ 油用牡丹: '800', 早金酥: '2480' })) {
		await page.getByRole('button', { name: '记销售' }).click();
		await page.getByRole('dialog').getByRole('button', { name: what }).click();
		await page.getByLabel('一共多少钱').fill(money);
		await page
			.getByRole('dialog')
			.getByRole('button', { name: /^记下 / })
			.click();
		await page.getByText(`记下了：卖 ${what}`).waitFor();
	}
	await page.getByText('1,000 元/亩').waitFor();
	await page.getByText('整个模式').waitFor();
	await page.getByText('4,100 元/亩').waitFor();
	await page.getByText('依据：2 笔收支').click();
	await expect.poll(() => page.getByText(/台账第 \d+ 条/).count(), { timeout: 30_000 }).toBe(2);
});

test('新立屯村 asks; the county accepts and hands it on; the first secretary’s answer comes by itself', async () => {
	await taker.page.goto('/problems');
	await taker.page.getByRole('button', { name: '报难题' }).click();
	await taker.page.getByLabel('什么事').fill(asked);
	await taker.page.getByRole('button', { name: '报上去' }).click();
	await desk.page.goto('/inbox');
	await desk.page.getByText(asked).first().click({ timeout: 30_000 });
	await desk.page.getByRole('button', { name: '受理', exact: true }).click();
	await desk.page.getByRole('button', { name: '转办' }).click();
	await desk.page.getByLabel('谁来办').fill('大屯');
	await desk.page.getByRole('button', { name: /大屯村第一书记/ }).click();
	await desk.page.getByRole('button', { name: '转办' }).last().click();
	await taker.page.getByText(asked).first().click();
	await giver.page.goto('/inbox');
	await giver.page.getByText(asked).first().click({ timeout: 30_000 });
	await giver.page.getByRole('button', { name: '答复' }).click();
	await giver.page.getByLabel('怎么办', { exact: true }).fill('浇透水，十天后再看。');
	await giver.page.getByRole('button', { name: '答复' }).last().click();
	await taker.page.getByText('浇透水，十天后再看。').waitFor({ timeout: 30_000 });
});

/** Opens what stands behind a figure, which has to say each of these, and closes it. */
async function behind({ page }: Screen, figure: string | RegExp, ...said: RegExp[]): Promise<void> {
	await page.locator('[data-figure]').filter({ hasText: figure }).first().click({ timeout: 30_000 });
	for (const what of said) await page.getByRole('dialog').getByText(what).first().waitFor();
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('it is solved and confirmed: the closure rate opens every step that was taken', async () => {
	await giver.page.getByRole('button', { name: '办好了' }).click();
	await giver.page.getByLabel('怎么办好的').fill('浇透了水，芽齐了。');
	await giver.page.getByRole('button', { name: '办好了' }).last().click();
	await taker.page.getByRole('button', { name: '确认办结' }).click({ timeout: 30_000 });
	await desk.page.goto('/problems');
	await desk.page.getByText('100.0%').first().waitFor({ timeout: 30_000 });
	await behind(desk, '100.0%', /报了难题/, /受理/, /芽齐了|办好了/, /确认/);
});

test('the land equivalent ratio waits for two references, then is 1.4 and opens harvests and references', async () => {
	const { page } = giver;
	await page.goto(`/blocks/${household.orchard}/account`);
	for (const [what, jin] of Object.entries({ 早金酥: '7200', 油用牡丹: '160' })) {
		await page.getByRole('button', { name: '记采收' }).click();
		const sheet = page.getByRole('dialog');
		await sheet.getByRole('button', { name: new RegExp(`^${what}`) }).click();
		await sheet.getByLabel('采了多少，斤').fill(jin);
		await sheet.getByRole('button', { name: /^记下 / }).click();
		await page.getByText(`记下了：采收 ${what}`).waitFor();
	}
	await page.getByText('缺参照，不能计算').waitFor();
	await desk.page.goto(`/blocks/${household.orchard}/account`);
	for (const [what, kg] of Object.entries({ 早金酥: '5000', 油用牡丹: '200' })) {
		await desk.page.getByText(`填 ${what} 的单种参照`).click({ timeout: 30_000 });
		await desk.page.getByLabel('单种一亩产多少公斤').last().fill(kg);
		await desk.page.getByLabel('出自哪里').last().fill('本县单种地块');
		await desk.page.getByRole('button', { name: '存参照' }).last().click();
		await desk.page.getByText(`存了 ${what} 的单种参照`).waitFor();
	}
	await behind(giver, /^1\.4$/, /采收 八分地 早金酥/, /采收 八分地 油用牡丹/, /单种参照：早金酥/, /单种参照：油用牡丹/);
	await behind(giver, '9,000 斤/亩', /采收 八分地 早金酥/);
});

test('payback is year 5, from the trial’s curve and the county’s terms', async () => {
	await giver.page.goto('/payback');
	await behind(giver, '第 5 年回本', /早金酥/);
});

test('advice in the 100-mu hawthorn orchard: the county’s count of visits opens the visit', async () => {
	const weijialing = '211422209200';
	const wei = await county.person('village_secretary', { unit: weijialing }, '魏家岭村书记');
	await orchard(wei, weijialing, '魏家岭村山楂园', { 山楂坡: { areaE4mu: 1_000_000 } });
	const [expert, visit] = [newId(), newId()];
	await did(official, 'expert.add', { id: expert, person: first.id, fields: ['hawthorn'] });
	await did(wei, 'visit.request', { id: visit, village: weijialing, topic: '100 亩山楂园怎么管', expert });
	await did(first, 'visit.schedule', { visit, scheduledOn: new Date().toISOString().slice(0, 10) });
	await did(wei, 'problem.report', { id: newId(), village: weijialing, channel: 'field', text: '山楂冬剪回缩到几级枝' });
	await giver.page.goto(`/visits/${visit}`);
	await giver.page.getByRole('button', { name: '来过了' }).click();
	// A problem is reason enough; the advice may follow.
	await giver.page.getByLabel('解决了哪个难题').selectOption({ label: '山楂冬剪回缩到几级枝' });
	await giver.page.getByRole('button', { name: '记下：来过了' }).click();
	await giver.page.getByRole('link', { name: '山楂冬剪回缩到几级枝' }).waitFor();
	await desk.page.goto('/visits');
	await behind(desk, /^1 次指导$/, /100 亩山楂园怎么管/);
	await desk.page.goto(`/village/${weijialing}`);
	await behind(desk, '100 亩', /山楂坡/);
	expect([giver, taker, desk].map(({ faults }) => faults)).toEqual([[], [], []]);
});
