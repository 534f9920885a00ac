import { type Context, Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { addressOf, languageOf, networkOf, originAllowed } from './caller.ts';

async function asked<T>(headers: Record<string, string>, ask: (c: Context) => T): Promise<T> {
	let answer: T | undefined;
	const app = new Hono().get('/', (c) => {
		answer = ask(c);
		return c.text('');
	});
	await app.request('/', { headers }, { incoming: { socket: { remoteAddress: '192.0.2.1', remotePort: 1, remoteFamily: 'IPv4' } } });
	return answer as T;
}

describe('the caller’s address', () => {
	const forged = { 'x-forwarded-for': '6.6.6.6, 203.0.113.5, 10.0.0.2' };
	test('is the connection’s, whatever a header claims', async () => {
		expect(await asked(forged, (c) => addressOf(c, 0))).toBe('192.0.2.1');
	});
	test('behind one or two proxies is what the outermost trusted one saw', async () => {
		expect(await asked(forged, (c) => addressOf(c, 1))).toBe('10.0.0.2');
		expect(await asked(forged, (c) => addressOf(c, 2))).toBe('203.0.113.5');
	});
	test('falls back to the connection when the proxies say less than promised', async () => {
		expect(await asked({}, (c) => addressOf(c, 1))).toBe('192.0.2.1');
		expect(await asked({ 'x-forwarded-for': '203.0.113.5' }, (c) => addressOf(c, 3))).toBe('192.0.2.1');
	});
	test('counts a whole IPv6 network as one caller', () => {
		expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
		expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
		expect(networkOf('::ffff:10.0.0.7')).toBe('::ffff:10.0.0.7');
		expect(networkOf('10.0.0.7')).toBe('10.0.0.7');
	});
});

describe('the reader’s language', () => {
	test.each([
		[undefined, 'zh-CN'],
		['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
		['en-GB,en;q=0.9', 'en'],
		['fr, en;q=0.5, zh;q=0.4', 'en'],
		['en;q=0.2, zh;q=0.8', 'zh-CN'],
		['fr', 'zh-CN'],
	])('%s → %s', async (header, language) => {
		expect(await asked(header ? { 'accept-language': header } : {}, languageOf)).toBe(language);
	});
});

describe('a page of this origin', () => {
	test.each<[string[], string | undefined, string | undefined, boolean]>([
		[[], undefined, 'a.example', true],
		[[], 'http://10.0.0.8:3000', '10.0.0.8:3000', true],
		[[], 'https://a.example', 'A.example', true],
		[[], 'https://evil.example', 'a.example', false],
		[[], 'https://a.example.evil.example', 'a.example', false],
		[[], 'null', 'a.example', false],
		[[], 'file://a.example', 'a.example', false],
		[['https://a.example'], 'https://a.example', 'inner:3000', true],
		[['https://a.example'], 'http://a.example', 'a.example', false],
		[['https://a.example'], 'http://inner:3000', 'inner:3000', false],
	])('public %j, origin %s, host %s: %s', (publicUrls, origin, host, allowed) => {
		expect(originAllowed(publicUrls, origin, host)).toBe(allowed);
	});
});
