import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

const [datun, xinlitun, weijialing] = ['211422106214', '211422222201', '211422209200'];
let story: Story;
beforeAll(async () => {
	story = await openStory({ limits: false });
});
afterAll(() => story?.close());

test('a village’s page tells what happened there last, however much others recorded since', async () => {
	const secretary = await story.visitor('village_secretary', '新立屯村');
	for (let n = 0; n < 2; n++) {
		const asked = Array.from({ length: 75 }, (_, k): [string, object] => [
			'problem.report',
			{ id: newId(), village: xinlitun, channel: 'field', text: `第 ${n * 75 + k} 个问题` },
		]);
		expect((await secretary.send(...asked)).every(({ status }) => status === 'accepted')).toBe(true);
	}
	const desk = await story.signIn(await story.browser.desktop(), 'county_official');
	await desk.page.goto(`/village/${weijialing}`);
	const activity = desk.page.locator('#activity');
	await activity.getByText('大屯村第一书记').first().waitFor();
	expect(await desk.page.getByText('这个村还没有记录').count()).toBe(0);
	await desk.page.goto(`/village/${xinlitun}`);
	await desk.page.getByText('第 149 个问题').first().waitFor();
	// How a visit came about is told, too: of a device's newest entries none is about it.
	const { body } = await secretary.ask<{ tables: { expert_visit: { id: string; state: string }[] } }>('GET', '/api/v1/snapshot?whole=1');
	const made = body.tables.expert_visit.find(({ state }) => state === 'done' || state === 'followed_up');
	await desk.page.goto(`/visits/${made?.id}`);
	await desk.page.getByRole('heading', { name: '经过' }).waitFor();
	expect(desk.faults).toEqual([]);
});

test('a village’s people read how often they helped others, their service team’s visits elsewhere included', async () => {
	const first = await story.visitor('first_secretary', '大屯村');
	const { body } = await first.ask<{ value: number; entries: unknown[] }>('GET', `/api/v1/figures/support?village=${datun}&side=gave`);
	const { body: both } = await first.ask<{ parts: { received: number; gave: number; gave_visit: number } }>(
		'GET',
		`/api/v1/figures/support?village=${datun}`,
	);
	expect([body.value, both.parts.gave]).toEqual([both.parts.gave, expect.toSatisfy((n: number) => n > both.parts.gave_visit)]);
	const phone = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯村');
	await phone.page.goto(`/village/${datun}#support`);
	const support = phone.page.locator('#support');
	await support.getByText(`${both.parts.received + both.parts.gave} 次`, { exact: true }).waitFor();
	const listed = await support
		.locator('div', { has: phone.page.getByRole('heading', { name: '帮别村的' }) })
		.last()
		.locator('li')
		.count();
	expect(listed).toBeGreaterThan(0);
	const count = support.getByRole('button', { name: `${body.value} 次`, exact: true });
	await count.click();
	const sheet = phone.page.getByRole('dialog');
	await sheet.getByText('魏家岭村').first().waitFor();
	expect(phone.faults).toEqual([]);
});

test('a township’s official reads their township’s problems and visits first, and the county’s in one tap', async () => {
	const { page, faults } = await story.signIn(await story.browser.phone(), 'datunzhen');
	await page.goto('/problems');
	await page.getByRole('heading', { name: '大屯镇，近一年' }).waitFor();
	expect(await page.getByText(/第 \d+ 个问题/).count()).toBe(0);
	await page.getByRole('button', { name: '全县', exact: true }).click();
	await page.getByRole('heading', { name: '建昌县，近一年' }).waitFor();
	await page
		.getByText(/第 \d+ 个问题/)
		.first()
		.waitFor();
	await page.goto('/visits');
	await page.getByRole('button', { name: '本乡镇', exact: true }).waitFor();
	for (const told of await page.locator('main a[href^="/visits/"]').allTextContents()) expect(told).toContain('大屯镇');
	expect(faults).toEqual([]);
});

test('who answers for two villages records for the one they see, and of two blocks of one name for the one they mean', async () => {
	const first = await story.visitor('first_secretary', '大屯村');
	const me = await first.ask<{ person: { id: string } }>('GET', '/api/v1/me');
	const post = { id: newId(), person: me.body.person.id, role: 'village_secretary', unit: xinlitun, from: '2026-01-01' };
	const administrator = await story.visitor('administrator');
	expect(await administrator.send(['posting.give', post])).toMatchObject([{ status: 'accepted' }]);
	const north = newId();
	const blocks: [string, object][] = ['坡上园', '北沟园'].flatMap((name): [string, object][] => {
		const orchard = newId();
		return [
			['orchard.create', { id: orchard, village: datun, name }],
			['block.create', { id: name === '北沟园' ? north : newId(), orchard, name: '甲', areaE4mu: 30_000 }],
		];
	});
	expect((await first.send(...blocks)).map(({ status }) => status)).toEqual(Array(4).fill('accepted'));

	const phone = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯村');
	const { page } = phone;
	await page.goto('/log');
	await page.getByRole('button', { name: /^北沟园 甲/ }).click();
	expect(await page.getByRole('button', { name: /^甲/ }).count()).toBe(0);
	await page.getByRole('button', { name: '修剪', exact: true }).click();
	await page.getByRole('button', { name: /^记下 修剪/ }).click();
	await page.getByText('北沟园 甲', { exact: true }).first().waitFor();
	await page
		.getByText(/修剪 北沟园 甲 3/)
		.first()
		.waitFor();

	// The form says for which village it records; chosen anew, the blocks are that village's.
	await page.goto('/log');
	const village = page.getByLabel('哪个村');
	expect(await village.inputValue()).toBe(datun);
	await village.selectOption(xinlitun);
	await page.getByRole('button', { name: /^北沟园 甲/ }).waitFor({ state: 'detached' });
	// A block that is asked for is of its own village, whichever they were at last.
	await page.goto(`/log?block=${north}`);
	await page.getByRole('button', { name: /^北沟园 甲/, pressed: true }).waitFor();
	expect(await village.inputValue()).toBe(datun);
	for (const path of ['/events?new', '/visits?new']) {
		await page.goto(path);
		expect(await page.getByRole('dialog').getByLabel('哪个村').inputValue()).toBe(xinlitun);
	}
	await page.getByRole('dialog').getByLabel('哪个村').selectOption(datun);
	await page.goto('/events?new');
	await page.getByRole('button', { name: /^坡上园 甲/ }).click();
	for (const path of ['/donations', '/training', '/pairings', '/visits', '/events']) {
		await page.goto(path);
		await page.locator('.page-head').getByText('大屯村、新立屯村').waitFor();
	}
	expect(phone.faults).toEqual([]);
});
