import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, openStory, type Story } from './story.ts';

/**
 * The blocks of an orchard are laid out on the phone by thumb, without a map or a place; the desk sees it at once, goes on by the keyboard, and what
 * is taken back leaves nothing.
 */
let story: Story;
let phone: Screen;
let desk: Screen;
beforeAll(async () => {
	story = await openStory();
	phone = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯村');
	desk = await story.signIn(await story.browser.desktop(), 'village_secretary', '大屯村');
});
afterAll(() => story?.close());

const open = async ({ page }: Screen): Promise<void> => {
	await page.goto('/blocks');
	await page.getByRole('link', { name: '大屯村早金酥梨园' }).click();
	await page.getByRole('link', { name: '画地块图' }).click();
	await page.getByText('点一块地，拖着走').waitFor();
};
/** A block's outline as its drawing has it. */
const outline = ({ page }: Screen, name: string): Promise<string | null> =>
	page.getByRole('button', { name: `${name}，用方向键移动` }).getAttribute('d');
const saved = async (): Promise<Record<string, { plan: number[][] } | null>> => {
	const { body } = await (await story.visitor('first_secretary', '大屯村')).ask<{
		tables: { orchard_block: { name: string; geometry: { plan: number[][] } | null }[] };
	}>('GET', '/api/v1/snapshot?county=211422&village=211422106214');
	return Object.fromEntries(body.tables.orchard_block.map(({ name, geometry }) => [name, geometry]));
};

test('a block is dragged by the thumb and taken back; saved again, both screens have it', async () => {
	const { page } = phone;
	await open(phone);
	const before = await outline(phone, '东坡');
	const drag = async () => {
		const box = await page.getByRole('button', { name: '东坡，用方向键移动' }).boundingBox();
		const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
		await page.mouse.move(x, y);
		await page.mouse.down();
		await page.mouse.move(x + 40, y + 60, { steps: 4 });
		await page.mouse.up();
	};
	await drag();
	expect(await outline(phone, '东坡')).not.toBe(before);
	await page.getByRole('button', { name: '记下这张图' }).click();
	await page.getByRole('button', { name: '撤回' }).click();
	await page.getByText('撤回了，没有记').waitFor();
	await expect.poll(() => outline(phone, '东坡')).toBe(before);
	expect((await saved()).东坡).toBeNull();

	await open(desk);
	await drag();
	const drawn = await outline(phone, '东坡');
	await page.getByRole('button', { name: '记下这张图' }).click();
	await page.getByText('记下了：地块图 3 块').waitFor();
	await expect.poll(() => outline(desk, '东坡'), { timeout: 15_000 }).toBe(drawn);
	expect((await saved()).东坡?.plan).toHaveLength(4);
});

test('by the keyboard it is moved, given a corner and a step taken back; a line across itself is not taken', async () => {
	const { page } = desk;
	const block = page.getByRole('button', { name: '西坡，用方向键移动' });
	const before = await outline(desk, '西坡');
	await block.focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowDown');
	expect(await outline(desk, '西坡')).not.toBe(before);
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Control+z');
	expect(await outline(desk, '西坡')).toBe(before);
	await page.keyboard.press('Enter');
	expect((await faultsOf(desk)).violations).toEqual([]);
	await page.getByRole('button', { name: '添个角' }).click();
	await page.getByRole('button', { name: '西坡 第 2 个角，用方向键移动' }).focus();
	for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowUp');
	await page.getByRole('button', { name: '记下这张图' }).click();
	await page.getByText('记下了：地块图 1 块').waitFor();
	await expect.poll(async () => (await saved()).西坡?.plan.length, { timeout: 15_000 }).toBe(5);
	await phone.page.goto('/today');
	await phone.page.getByText('画了地块图：西坡').first().waitFor();
	await page.getByRole('button', { name: '换回自动排的图' }).click();
	await page.getByText('换回自动排的图了').waitFor();
	await expect.poll(async () => (await saved()).西坡, { timeout: 15_000 }).toBeNull();
	expect([...phone.faults, ...desk.faults]).toEqual([]);
});
