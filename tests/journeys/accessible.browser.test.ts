import { AxeBuilder } from '@axe-core/playwright';
import { type Screen, type Screens, screens } from '@honghuo/testing/screens.ts';
import { startServer, type TestServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

type DemoAccount = { role: string; place: string; username: string; password: string };

let server: TestServer;
let browser: Screens;
let accounts: DemoAccount[];

beforeAll(async () => {
	server = await startServer(inject('cluster'));
	browser = await screens(server.url);
	const { body } = await new Visitor(server.url).ask<{ accounts: DemoAccount[] }>('POST', '/api/v1/setup/demo', { code: server.setupCode });
	accounts = body.accounts;
});
afterAll(async () => {
	await browser?.close();
	await server?.close();
});

/** Signs somebody of the story in, the way a browser is signed in. */
async function signedIn(screen: Screen, role: string): Promise<Screen> {
	const account = accounts.find((one) => one.role === role);
	const visitor = new Visitor(server.url);
	await visitor.ask('POST', '/api/auth/sign-in/username', { username: account?.username, password: account?.password });
	const [name = '', value = ''] = visitor.cookie.split('=');
	await screen.context.addCookies([{ name, value, url: server.url }]);
	return screen;
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong, and whether anything is wider than the screen. */
async function look({ page }: Screen, path: string) {
	await page.goto(path);
	await page.locator('main h1, main h2, h1').first().waitFor();
	await page.waitForTimeout(700);
	const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`), overflow };
}

describe('every screen can be read by everybody (WCAG 2.2 AA) and fits', () => {
	test('on the first secretary’s phone', async () => {
		const phone = await signedIn(await browser.phone(), 'first_secretary');
		for (const path of [
			'/today',
			'/log',
			'/blocks',
			'/village/211422106214',
			'/county',
			'/me',
			'/outbox',
			'/problems',
			'/inbox',
			'/feedback',
		]) {
			expect([path, await look(phone, path)]).toEqual([path, { violations: [], overflow: 0 }]);
		}
		expect(phone.faults).toEqual([]);
	});

	test('on a narrow phone in large letters', async () => {
		const phone = await signedIn(await browser.phone(), 'first_secretary');
		await phone.page.setViewportSize({ width: 360, height: 740 });
		await phone.page.goto('/me');
		await phone.page.getByText('大字版').first().click();
		for (const path of ['/today', '/log', '/blocks', '/me', '/problems?new']) {
			expect([path, await look(phone, path)]).toEqual([path, { violations: [], overflow: 0 }]);
		}
	});

	test('at the county’s desk', async () => {
		const desk = await signedIn(await browser.desktop(), 'county_official');
		for (const path of ['/today', '/county', '/people', '/board', '/me', '/problems']) {
			expect([path, await look(desk, path)]).toEqual([path, { violations: [], overflow: 0 }]);
		}
	});

	test('at the door', async () => {
		const phone = await browser.phone();
		expect(await look(phone, '/sign-in')).toEqual({ violations: [], overflow: 0 });
	});
});
