import { verifyChain } from '@honghuo/server/src/journal/verify.ts';
import { type Screen, type Screens, screens } from '@honghuo/testing/screens.ts';
import { startServer, type TestServer } from '@honghuo/testing/server.ts';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { beyondUndo } from './story.ts';

/**
 * The first day of a county: it is set up from the real register, people are invited by link, a first secretary keeps the orchard's account on a
 * phone, and the village secretary's phone and the county's screen see it at once. Steps build on each other and run in order.
 */
let server: TestServer;
let browser: Screens;
let administrator: Screen;
let first: Screen;
let secretary: Screen;
let official: Screen;
const links = new Map<string, string>();

beforeAll(async () => {
	server = await startServer(inject('cluster'));
	browser = await screens(server.url);
	administrator = await browser.desktop();
	first = await browser.phone();
	secretary = await browser.phone();
	official = await browser.desktop();
});
afterAll(async () => {
	await browser?.close();
	await server?.close();
});

/** Where the ledger stood before something was taken back. */
let before = 0;

const ledgerVersion = async () => {
	const sql = postgres(server.databaseUrl, { max: 1 });
	const [row] = await sql<{ version: string }[]>`select version from county`;
	await sql.end();
	return Number(row?.version);
};

async function invite(name: string, role: string, village?: [name: string, code: string]): Promise<void> {
	const { page } = administrator;
	await page.getByRole('button', { name: '登记一个人' }).click();
	await page.getByLabel('姓名').fill(name);
	await page.getByRole('button', { name: '登记，接着任职' }).click();
	await page.getByLabel('职务').selectOption({ label: role });
	if (village) {
		await page.getByLabel('在哪里').fill(village[0]);
		await page.getByRole('button', { name: village[1] }).click();
	}
	await page.getByRole('button', { name: '任职', exact: true }).click();
	await page.getByRole('button', { name: '发邀请' }).click();
	await page.locator('.link').waitFor();
	expect(await page.locator('svg[role="img"], img[alt*="码"], svg[aria-label]').count()).toBeGreaterThan(0);
	links.set(name, (await page.locator('.link').textContent()) ?? '');
	await page.getByRole('button', { name: '关闭' }).click();
}

async function join({ page }: Screen, name: string, username: string): Promise<void> {
	await page.goto(links.get(name) ?? '');
	await page.getByLabel('账号').fill(username);
	await page.getByLabel('密码').fill('guoyuan-zhangben-2026');
	await page.getByRole('button', { name: '加入' }).click();
	await page.waitForURL('**/today');
}

test('the administrator sets up 建昌县 with the code from the terminal: 30 townships, 293 villages', async () => {
	const { page } = administrator;
	await page.goto('/');
	await page.waitForURL('**/setup');
	await page.getByLabel('建县码').fill(server.setupCode);
	await page.getByLabel('省').selectOption({ label: '辽宁省' });
	await page.getByLabel('市').selectOption({ label: '葫芦岛市' });
	await page.getByLabel('县', { exact: true }).selectOption({ label: '建昌县' });
	await page.getByText('30 个乡镇').waitFor();
	await page.getByText('293 个村').waitFor();
	await page.getByLabel('姓名').fill('县管理员');
	await page.getByLabel('账号').fill('guanli');
	await page.getByLabel('密码').fill('jianchang-li-2026');
	await page.getByRole('button', { name: '建县', exact: true }).click();
	await page.waitForURL('**/people');
});

test('invites people with dated postings, and a team for 新立屯村', async () => {
	await invite('大屯村第一书记', '第一书记', ['大屯', '211422106214']);
	await invite('大屯村书记', '村书记', ['大屯', '211422106214']);
	await invite('县农业农村局干部', '县干部');
	const { page } = administrator;
	await page.getByRole('button', { name: '建工作队' }).click();
	await page.getByLabel('驻哪个村').fill('新立屯');
	await page.getByRole('button', { name: '211422222201' }).click();
	await page.getByRole('button', { name: '建队' }).click();
	await page.getByText('新立屯村工作队').first().waitFor();
	await join(first, '大屯村第一书记', 'datun-diyi');
	await join(secretary, '大屯村书记', 'datun-shuji');
	await join(official, '县农业农村局干部', 'xian-ganbu');
});

test('the first secretary creates the orchard of 21 mu and plans pruning and branch bending', async () => {
	const { page } = first;
	await page.getByRole('link', { name: '建果园' }).click();
	await page.getByLabel('果园叫什么').fill('早金酥梨园');
	for (const [index, [name, size]] of [
		['东坡', '7'],
		['中坡', '７'],
		['西坡', '7'],
	].entries()) {
		if (index > 0) await page.getByRole('button', { name: '再添一块' }).click();
		const block = page.locator('fieldset').nth(index);
		await block.getByLabel('地块名').fill(name ?? '');
		await block.getByLabel('大小').fill(size ?? '');
		if (index > 0) continue;
		await block.getByLabel('品种').selectOption({ label: '早金酥' });
		await block.getByLabel('哪年种的').fill('2022');
		await block.getByLabel('株距，米').fill('0.5');
		await block.getByLabel('行距，米').fill('4');
	}
	await page.getByRole('button', { name: '建好 3 块' }).click();
	await page.waitForURL(/blocks\/.+/);
	await page.getByRole('button', { name: '定计划' }).click();
	await page.getByRole('button', { name: '定下 修剪 3 块' }).click();
	await page.getByRole('button', { name: '定计划' }).click();
	await page.getByLabel('干啥').selectOption({ label: '拉枝' });
	await page.getByRole('button', { name: '定下 拉枝 3 块' }).click();
	await secretary.page.getByText('早金酥梨园').first().waitFor();
	await secretary.page.getByText('拉枝', { exact: true }).first().waitFor();
});

test('logs 「修剪 东坡 7 亩」 in three taps; the other two screens show it without a reload: 7/21, who, when', async () => {
	await official.page.goto('/board');
	await official.page.getByText('早金酥').or(official.page.getByText('大屯村')).first().waitFor();
	await secretary.page.evaluate(() => Object.assign(window, { stayed: true }));
	await official.page.evaluate(() => Object.assign(window, { stayed: true }));
	const { page } = first;
	await page.getByRole('link', { name: '记一笔' }).first().click();
	await page.getByRole('button', { name: '修剪', exact: true }).click();
	await page.getByRole('button', { name: /^记下/ }).click();
	// It names what was recorded, not what the form would suggest next.
	const kept = page.getByRole('status').filter({ hasText: '记下了' }).filter({ hasText: '东坡' });
	await kept.waitFor();
	// Told at once, while it can still be taken back.
	await kept.getByRole('button', { name: '撤回' }).waitFor();
	await page.getByText('7 / 21').first().waitFor();
	await secretary.page.getByText('7 / 21').first().waitFor();
	await secretary.page.getByText('大屯村第一书记').first().waitFor();
	await official.page.getByText('修剪 东坡 7 亩').first().waitFor();
	await official.page.getByText('大屯村第一书记').first().waitFor();
	await official.page.getByText('7/21').first().waitFor();
	for (const { page: other } of [secretary, official]) expect(await other.evaluate(() => 'stayed' in window)).toBe(true);
});

test('an undo within five seconds leaves nothing, here or in the ledger', async () => {
	await first.page.goto('/today');
	await first.page.getByText('都传完了').first().waitFor();
	before = await ledgerVersion();
	const { page } = first;
	await page
		.getByRole('button', { name: /修剪 中坡/ })
		.first()
		.click();
	await page.getByText('14 / 21').first().waitFor();
	await page.getByRole('button', { name: '撤回' }).click();
	await page.getByText('撤回了，没有记。').waitFor();
	await page.getByText('7 / 21').first().waitFor();
	await page.getByText('撤回了，没有记。').waitFor({ state: 'detached' });
	await page.getByText('都传完了').first().waitFor();
	expect(await ledgerVersion()).toBe(before);
	await secretary.page.getByText('7 / 21').first().waitFor();
});

test('killing the tab right after 记下 loses nothing', async () => {
	const { page, context } = first;
	await page
		.getByRole('button', { name: /修剪 中坡/ })
		.first()
		.click();
	await page.getByText('14 / 21').first().waitFor();
	await page.close({ runBeforeUnload: false });
	first.page = await context.newPage();
	await first.page.goto('/today');
	await first.page.getByText('14 / 21').first().waitFor();
	await secretary.page.getByText('14 / 21').first().waitFor();
	// Commands go out in their order: had the one taken back been kept anywhere, it would be here before this one.
	expect(await ledgerVersion()).toBe(before + 1);
});

test('a correction reaches everybody and keeps its history', async () => {
	const { page } = first;
	await page
		.getByRole('button', { name: /修剪 中坡/ })
		.filter({ hasText: '已同步' })
		.first()
		.click();
	await page.getByLabel('干了多少，亩').fill('3.5');
	await page.getByRole('button', { name: '改成这样' }).click();
	await page.getByText('10.5 / 21').first().waitFor();
	await secretary.page.getByText('10.5 / 21').first().waitFor();
	await secretary.page
		.getByRole('button', { name: /改了一笔/ })
		.first()
		.click();
	const history = secretary.page.getByRole('dialog');
	await history.getByText('7 亩').first().waitFor();
	await history.getByText('3.5 亩').first().waitFor();
	await secretary.page.keyboard.press('Escape');
});

test('without a signal it is kept on the phone, and goes out by itself when the signal returns', async () => {
	const { page, context } = first;
	await context.setOffline(true);
	await page
		.getByRole('button', { name: /一点就记/ })
		.first()
		.click();
	await page.getByText('没信号，照常记').waitFor();
	await page.getByText('待传 1').first().waitFor();
	const version = await ledgerVersion();
	await beyondUndo(first);
	await page.getByText('待传 1').first().waitFor();
	expect(await ledgerVersion()).toBe(version);
	await context.setOffline(false);
	await page.getByText('都传完了').first().waitFor({ timeout: 30_000 });
	await expect.poll(ledgerVersion).toBe(version + 1);
});

test('no screen complained, and the ledger is whole', async () => {
	const sql = postgres(server.databaseUrl, { max: 1 });
	expect((await verifyChain(sql, '211422')).breaks).toEqual([]);
	await sql.end();
	for (const screen of [administrator, first, secretary, official]) expect(screen.faults).toEqual([]);
});
