import type { Screen } from '@honghuo/testing/screens.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, installed, none, openStory, type Story } from './story.ts';

/**
 * The county forms a team and links villages, a village's phone has it at once; a pair that should have met is in its helper's inbox until they meet;
 * and whoever assigns a problem sees who fits and why. Steps build on each other and run in order.
 */
let story: Story;
let official: Screen;
let village: Screen;
let grower: Screen;

beforeAll(async () => {
	story = await openStory();
	official = await story.signIn(await story.browser.desktop(), 'xian-ganbu');
	village = await story.signIn(await story.browser.phone(), 'suzhuyingzi-cun');
	grower = await story.signIn(await story.browser.phone(), 'datun-nonghu');
});
afterAll(() => story?.close());

/** What axe finds wrong on the page as it stands, and whether anything is wider than the screen. */

test('an official forms a team with two villages; the village’s phone says who answers for it without a reload', async () => {
	await village.page.goto('/village/211422203200');
	await village.page.getByRole('heading', { name: '谁联系这个村' }).waitFor();
	await village.page.getByText('大屯梨果服务队').first().waitFor();
	expect(await faultsOf(village)).toEqual(none);
	const { page } = official;
	await page.goto('/teams');
	await page.getByText(/服务队连着 3 个村/).waitFor();
	await page.getByText(/这 \d+ 个村还没有人接/).waitFor();
	expect(await faultsOf(official)).toEqual(none);
	await page.getByRole('button', { name: '组服务队' }).click();
	await page.getByLabel('名称').fill('谷子服务队');
	await page.getByLabel('派出单位').fill('县农业农村局');
	for (const name of ['素珠营子村', '新立屯']) {
		await page.getByLabel('联系哪些村').fill(name);
		await page
			.getByRole('button', { name: new RegExp(name) })
			.last()
			.click();
	}
	expect(await faultsOf(official)).toEqual(none);
	await page.getByRole('button', { name: '组队，连 2 个村' }).click();
	await page.getByRole('heading', { name: '谷子服务队' }).waitFor();
	await village.page.getByRole('link', { name: '谷子服务队', exact: true }).waitFor();
	await village.page.goto('/inbox');
	await village.page.getByText('谷子服务队 联系你村了').waitFor();
});

test('the county puts the expert into the team; the expert’s phone says so, and what the expert records there can be talked about', async () => {
	const expert = await story.signIn(await story.browser.phone(), 'guoshu-zhuanjia');
	await expert.page.goto('/me');
	await expert.page.getByRole('link', { name: /大屯梨果服务队.*队员/ }).waitFor();
	const { page } = official;
	await page.getByRole('button', { name: '加队员' }).click();
	await page.getByLabel('谁', { exact: true }).fill('果树');
	await page.getByRole('button', { name: /^果树专家/ }).click();
	await page.getByLabel('派出单位').fill('市林科所');
	expect(await faultsOf(official)).toEqual(none);
	await page.getByRole('button', { name: '加进谷子服务队' }).click();
	await page.getByText('市林科所派').waitFor();
	await expert.page.getByRole('link', { name: /谷子服务队.*市林科所派/ }).click();
	await expert.page.getByRole('button', { name: '记走访' }).click();
	await expert.page.getByRole('button', { name: /新立屯村/ }).click();
	await expert.page.getByLabel('办了啥').fill('看了留种的谷子');
	await expert.page.getByRole('button', { name: '记下：到了新立屯村' }).click();
	await expert.page.getByRole('button', { name: /看了留种的谷子/ }).click();
	await expert.page.getByRole('button', { name: '拍照' }).waitFor();
	expect(await faultsOf(expert)).toEqual(none);
	await page.getByRole('button', { name: /看了留种的谷子/ }).click();
	await page.getByLabel('说一句').fill('晒干再收');
	await page.getByRole('button', { name: '留言', exact: true }).click();
	await expert.page.getByText('晒干再收').waitFor();
	await page.getByRole('button', { name: '换队长' }).click();
	await page.getByLabel('谁', { exact: true }).fill('果树');
	await page.getByRole('button', { name: /^果树专家/ }).click();
	await page.getByRole('button', { name: '由 TA 带队' }).click();
	await expert.page.getByRole('button', { name: '加队员' }).waitFor();
	expect(expert.faults).toEqual([]);
});

test('the support graph shows one team’s help, and its address shows another the same', async () => {
	const { page } = official;
	await page.goto('/support');
	const team = page.getByLabel('哪支队、哪个单位');
	await team.selectOption({ label: '谷子服务队' });
	await page.getByText('1 次帮扶 · 1 个村').waitFor();
	await page.getByRole('button', { name: '到村', exact: true }).click();
	await page.waitForURL(/team=.+kinds=visit/);
	const address = page.url();
	const other = await story.signIn(await story.browser.phone(), 'datunzhen');
	await other.page.goto(address);
	await other.page.getByText('1 次帮扶 · 1 个村').waitFor();
	expect(await other.page.getByRole('button', { name: '到村', exact: true }).getAttribute('aria-pressed')).toBe('true');
	expect(await faultsOf(other)).toEqual(none);
	await other.page.getByLabel('什么时候').selectOption({ label: '上个月' });
	await other.page.getByText('0 次帮扶').waitFor();
	expect(other.faults).toEqual([]);
});

test('the village records that its team came, without a signal; the county’s coverage has it when the net is back', async () => {
	const { page } = village;
	await official.page.goto('/teams');
	const share = official.page.getByRole('region', { name: '走访覆盖' }).locator('.figure');
	await share.waitFor();
	await expect.poll(() => share.innerText(), { timeout: 15_000 }).toMatch(/^[0-2]\/3$/);
	const before = Number((await share.innerText())[0]);
	await page.goto('/village/211422203200');
	await page.getByRole('button', { name: '记走访' }).waitFor();
	// The phone knows both teams before it loses its signal.
	for (const team of ['大屯梨果服务队', '谷子服务队']) await page.getByRole('link', { name: team }).first().waitFor();
	await installed(village);
	await page.context().setOffline(true);
	await page.getByRole('button', { name: '记走访' }).click();
	await page.getByRole('dialog').getByRole('button', { name: '大屯梨果服务队' }).last().click();
	await page.getByLabel('办了啥').fill('看了谷子地');
	expect(await faultsOf(village)).toEqual(none);
	await page.getByRole('button', { name: '记下：到了素珠营子村' }).click();
	await page.getByText('记下了：大屯梨果服务队到了素珠营子村').waitFor();
	await page.context().setOffline(false);
	await expect.poll(() => share.innerText(), { timeout: 15_000 }).toBe(`${before + 1}/3`);
	await official.page.getByRole('button', { name: '看依据' }).click();
	await official.page.getByText(/条台账：第 \d+/).waitFor();
});

test('a pair that should have met waits in its helper’s inbox; that they met puts it to rest on both phones', async () => {
	const { page } = grower;
	await page.goto('/inbox');
	await page.getByText('有阵子没见新立屯村新种植户了，抽空去看看').click();
	await page.waitForURL('**/pairings/**');
	await page.getByText('有阵子没见了，抽空见一面').waitFor();
	expect(await faultsOf(grower)).toEqual(none);
	const partner = await story.signIn(await story.browser.phone(), 'xinlitun-cun');
	await partner.page.goto('/pairings');
	await partner.page.getByRole('heading', { name: '该见面的' }).waitFor();
	expect(await faultsOf(partner)).toEqual(none);
	await page.getByRole('button', { name: '见过面了' }).click();
	await page.getByLabel('说了啥、看了啥').fill('一起拉了两行');
	await page.getByRole('button', { name: '记下：见过面了' }).click();
	await page.getByText('一起拉了两行').first().waitFor();
	await partner.page.getByRole('heading', { name: '该见面的' }).waitFor({ state: 'detached' });
	await page.goto('/inbox');
	// The county's answer to what this grower once asked is there; nothing waits to be done.
	await page.getByText('你提的，县里答复了').waitFor();
	await expect.poll(() => page.getByText('有阵子没见').count(), { timeout: 15_000 }).toBe(0);
	expect(partner.faults).toEqual([]);
});

test('a new pair is proposed by one village and settled by the other', async () => {
	const first = await story.signIn(await story.browser.phone(), 'datun-diyi');
	await first.page.goto('/pairings');
	await first.page.getByRole('button', { name: '提结对' }).click();
	await first.page.getByRole('button', { name: '村带村' }).click();
	// The own village helps; which one it helps is asked.
	await first.page.getByRole('searchbox').fill('素珠营子村');
	await first.page.getByRole('button', { name: /素珠营子村/ }).click();
	expect(await faultsOf(first)).toEqual(none);
	await first.page.getByRole('button', { name: '提结对' }).last().click();
	await first.page.getByText('是你提的，等对方村或乡镇来定。').waitFor();
	await village.page.goto('/inbox');
	await village.page.getByText(/提了村带村/).click();
	await village.page.getByRole('button', { name: '定下' }).click();
	await first.page.getByRole('button', { name: '见过面了' }).waitFor();
	expect(first.faults).toEqual([]);
});

test('whoever assigns a problem sees who fits and why, and still decides; so does whoever looks into the directory', async () => {
	const [reporter, office] = [await story.visitor('datun-diyi'), await story.visitor('xian-ganbu')];
	const problem = newId();
	await reporter.send([
		'problem.report',
		{ id: problem, village: '211422106214', channel: 'field', crop: 'apple', text: '苹果树腐烂病怎么治？' },
	]);
	await office.send(['problem.accept', { id: newId(), problem }]);
	const { page } = official;
	await page.goto('/experts');
	await page.getByText('苹果树腐烂病怎么治？').waitFor();
	await page
		.getByText(/会苹果、病虫害/)
		.first()
		.waitFor();
	expect(await faultsOf(official)).toEqual(none);
	await page.getByRole('link', { name: /苹果树腐烂病/ }).click();
	await page.getByRole('button', { name: '转办' }).click();
	// The fruit expert knows both; the first secretary knows apples and is there: both are offered with their reasons, and the official chooses.
	await page.getByRole('button', { name: /果树专家.*会苹果、病虫害/s }).waitFor();
	await page.getByRole('button', { name: /大屯村第一书记.*会苹果；就在这个村/s }).click();
	expect(await faultsOf(official)).toEqual(none);
	await page.getByRole('button', { name: '转办' }).last().click();
	await page.getByText('在办').first().waitFor();
	for (const { faults } of [official, village, grower]) expect(faults).toEqual([]);
});
