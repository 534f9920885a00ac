import { password, type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';

let site: TestSite;
let administrator: SiteVisitor;
let clock = 0;
const minutes = (count: number) => {
	clock += count * 60_000;
};
const days = (count: number) => minutes(count * 24 * 60);

beforeAll(async () => {
	site = await testSite(inject('cluster'), { now: () => new Date(Date.now() + clock), limits: false });
	administrator = await site.founded();
});
beforeEach(async () => {
	const again = await administrator.post('/api/auth/sign-in/username', { username: 'guanliyuan', password });
	expect(again.status).toBe(200);
});
afterAll(() => site.close());

const signIn = async (username: string, secret: string) => {
	const browser = site.visitor();
	return { browser, answer: await browser.post('/api/auth/sign-in/username', { username, password: secret }) };
};
const isIn = async (browser: SiteVisitor) => (await browser.get('/api/v1/me')).status === 200;
let count = 0;
const secretary = () =>
	site.joined(administrator, { name: '大屯村书记', username: `datun-${++count}`, role: 'village_secretary', unit: '211422106214' });

describe('signing in', () => {
	test('a wrong password and an unknown name get the same answer', async () => {
		const wrong = (await signIn('guanliyuan', 'not this one')).answer;
		const unknown = (await signIn('nobody-here', 'not this one')).answer;
		expect(wrong.status).toBe(401);
		expect(wrong.body).toEqual(unknown.body);
		expect(wrong.body.error?.code).toBe('sign_in_wrong');
	});

	test('the name may be typed in capitals or full-width', async () => {
		for (const name of ['GuanLiYuan', 'ｇｕａｎｌｉｙｕａｎ', ' guanliyuan '])
			expect((await signIn(name, password)).answer.status).toBe(200);
	});

	test('the cookie is out of reach of scripts, and the token is kept only as a hash', async () => {
		const { answer, browser } = await signIn('guanliyuan', password);
		expect(answer.headers.get('set-cookie')).toMatch(/^honghuo=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
		const token = browser.cookie()?.split('=')[1] ?? '';
		const { sql } = site.services.database;
		const rows = await sql<{ token: Buffer }[]>`select token from session`;
		expect(rows.some((row) => row.token.includes(Buffer.from(token, 'base64url')))).toBe(false);
	});

	test('behind TLS the cookie is bound to the host', async () => {
		const tls = await testSite(inject('cluster'), { publicUrls: ['https://honghuo.example.cn'] });
		const browser = await tls.founded();
		expect(browser.cookie()).toMatch(/^__Host-honghuo=/);
		expect((await browser.get('/api/v1/me')).headers.get('strict-transport-security')).toBe('max-age=31536000');
		const stolen = browser.cookie()?.replace('__Host-', '') ?? '';
		expect((await tls.visitor().get('/api/v1/me', { cookie: stolen })).status).toBe(401);
		await tls.close();
	});

	test('signing out ends the session on the server', async () => {
		const { browser } = await signIn('guanliyuan', password);
		const cookie = browser.cookie() ?? '';
		expect((await browser.post('/api/auth/sign-out')).status).toBe(204);
		expect((await site.visitor().get('/api/v1/me', { cookie })).status).toBe(401);
	});
});

describe('a session', () => {
	test('of an administrator ends after half an hour unused, and after twelve hours anyway', async () => {
		const { browser } = await signIn('guanliyuan', password);
		minutes(29);
		expect(await isIn(browser)).toBe(true);
		minutes(29);
		expect(await isIn(browser)).toBe(true);
		minutes(31);
		expect(await isIn(browser)).toBe(false);

		const busy = (await signIn('guanliyuan', password)).browser;
		for (let spent = 0; spent < 12 * 60 - 20; spent += 20) {
			expect(await isIn(busy)).toBe(true);
			minutes(20);
		}
		minutes(25);
		expect(await isIn(busy)).toBe(false);
	});

	test('in the field lasts thirty days unused and ninety at most', async () => {
		const field = await secretary();
		days(29);
		expect(await isIn(field)).toBe(true);
		days(29);
		expect(await isIn(field)).toBe(true);
		days(29);
		expect(await isIn(field)).toBe(true);
		days(4);
		expect(await isIn(field)).toBe(false);
	});

	test('a new password ends the others and keeps this one', async () => {
		const here = await secretary();
		const there = (await signIn(`datun-${count}`, password)).browser;
		const change = (current: string, next: string) => here.post('/api/v1/me/password', { current, next });
		expect(await change('not this one', '又一个很长很长的新密码')).toMatchObject({
			status: 403,
			body: { error: { code: 'password_wrong' } },
		});
		expect(await change(password, '1234567890')).toMatchObject({ status: 422, body: { error: { code: 'password_weak' } } });
		expect(await isIn(there)).toBe(true);
		expect((await change(password, '又一个很长很长的新密码')).status).toBe(204);
		expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
		expect((await signIn(`datun-${count}`, password)).answer.status).toBe(401);
		expect((await signIn(`datun-${count}`, '又一个很长很长的新密码')).answer.status).toBe(200);
	});

	test('of a disabled person ends in the same call, and only the right password learns why', async () => {
		const dismissed = await secretary();
		expect((await administrator.post(`/api/v1/accounts/${dismissed.person}/disable`)).status).toBe(204);
		expect(await isIn(dismissed)).toBe(false);
		const name = `datun-${count}`;
		expect((await signIn(name, 'not this one')).answer.body.error?.code).toBe('sign_in_wrong');
		expect((await signIn(name, password)).answer).toMatchObject({ status: 403, body: { error: { code: 'account_disabled' } } });
		const list = (await administrator.get('/api/v1/accounts')).body.accounts as { person: string; disabled: boolean }[];
		expect(list.find(({ person }) => person === dismissed.person)?.disabled).toBe(true);
		expect((await administrator.post(`/api/v1/accounts/${dismissed.person}/enable`)).status).toBe(204);
		expect((await signIn(name, password)).answer.status).toBe(200);
	});
});
