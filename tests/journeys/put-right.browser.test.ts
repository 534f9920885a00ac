import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

let story: Story;
let phone: Screen;
beforeAll(async () => {
	story = await openStory();
	phone = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯村');
});
afterAll(async () => {
	await story?.close();
});

const sheet = () => phone.page.getByRole('dialog');
const tap = (name: string) => sheet().getByRole('button', { name, exact: true }).click();

test('a first secretary puts right what was entered: the year of the trees, the name of the orchard, a block that is gone', async () => {
	const { page } = phone;
	await page.goto('/blocks');
	await page.getByRole('link', { name: '大屯村早金酥梨园' }).click();
	await page.getByRole('button', { name: '早金酥：高接、挖掉、历史' }).first().click();
	await tap('改这批');
	await sheet().getByLabel('哪年种的').fill('2012-04');
	await sheet().getByLabel('砧木').fill('杜梨');
	await tap('改成这样');
	await page.getByText('改好了：早金酥').waitFor();
	await page.getByText('砧木 杜梨').first().waitFor();
	await page.getByText('2012年种').first().waitFor();

	await page.getByRole('button', { name: '改果园' }).click();
	await sheet().getByLabel('果园叫什么').fill('东山梨园');
	await tap('改成这样');
	await page.getByRole('heading', { name: '东山梨园' }).first().waitFor();

	await page.locator('article', { hasText: '东坡' }).getByRole('button', { name: '改地块' }).click();
	await sheet().getByLabel('地类').selectOption({ label: '荒山荒坡' });
	await tap('改成这样');
	await page.getByText('荒山荒坡').waitFor();
	await page.locator('article', { hasText: '东坡' }).getByRole('button', { name: '改地块' }).click();
	await tap('停用这块地');
	await sheet().getByLabel('为什么停用').fill('修路占了');
	await tap('停用这块地');
	await page.getByText('停用了：东坡').waitFor();
	await page.getByRole('button', { name: '改果园' }).click();
	await sheet().getByText('起停用：修路占了').waitFor();
	await tap('重新启用');
	await page.getByText('启用了：东坡').waitFor();
	expect(phone.faults).toEqual([]);
});

test('a plan says how much and who is asked, and is put right; a day’s hours over several blocks are one entry', async () => {
	const { page } = phone;
	await page.getByRole('button', { name: '定计划' }).click();
	await sheet().getByLabel('干啥').selectOption({ label: '除草' });
	await sheet().getByText('定多少、请谁').click();
	await sheet().getByLabel('一共多少').fill('10');
	await sheet().getByLabel('请谁干').selectOption({ index: 1 });
	await sheet()
		.getByText(/10 亩 · 请/)
		.waitFor();
	await sheet()
		.getByRole('button', { name: /^定下 除草/ })
		.click();
	await page.getByText(/^定下了：除草/).waitFor();
	const planned = page.locator('li', { hasText: '除草' }).first();
	await planned.getByText(/请 /).waitFor();
	await planned.getByRole('button', { name: '改', exact: true }).click();
	await sheet().getByLabel('多少').first().fill('2');
	await tap('改成这样');
	await page.getByText(/^改好了：除草/).waitFor();
	await planned.getByText('0 / 2 亩').waitFor();

	await page.goto('/log');
	await page.getByRole('button', { name: '一次记几块' }).click();
	await page.getByRole('button', { name: '全选' }).click();
	await page.getByRole('button', { name: '更多' }).click();
	await page.getByRole('button', { name: '除草' }).first().click();
	await page.getByText('一共记多少').click();
	await page.getByLabel('几块一共多少').fill('30');
	await page.getByText(/几块一共 30 工时/).waitFor();
	await page.getByRole('button', { name: /^记下 除草/ }).click();
	await page.getByText(/^记下了：除草 \d+ 块 30 工时/).waitFor();
	expect(phone.faults).toEqual([]);
});
