import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestSite, testSite } from '@honghuo/testing/site.ts';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

let site: TestSite;
let web: string;
const boot = 'document.documentElement.dataset.size="big"';

beforeAll(async () => {
	web = mkdtempSync(join(tmpdir(), 'honghuo-web-'));
	mkdirSync(join(web, '_app/immutable'), { recursive: true });
	writeFileSync(join(web, '200.html'), `<!doctype html><script>${boot}</script><script src="/_app/x.js"></script>shell`);
	writeFileSync(join(web, 'today.html'), 'today');
	writeFileSync(join(web, '_app/immutable/a.js'), 'export {}');
	writeFileSync(join(web, '_app/immutable/a.js.br'), 'packed');
	writeFileSync(join(web, 'service-worker.js'), '');
	site = await testSite(inject('cluster'), { webRoot: web, metricsToken: 'a-token-for-prometheus' });
});
afterAll(async () => {
	await site.close();
	rmSync(web, { recursive: true });
});

const signIn = '/api/auth/sign-in/username';
const body = { username: 'zhao', password: 'kan@ri-77' };

describe('requests that are turned away', () => {
	test('from another site’s page; a tool without an Origin may', async () => {
		const from = (headers: Record<string, string>) => site.visitor().post(signIn, body, { host: 'localhost', ...headers });
		for (const headers of [
			{ origin: 'https://evil.example' },
			{ origin: 'null' },
			{ 'sec-fetch-site': 'cross-site' },
			{ 'sec-fetch-site': 'same-site' },
		]) {
			expect(await from(headers as Record<string, string>)).toMatchObject({ status: 403, body: { error: { code: 'origin_foreign' } } });
		}
		for (const headers of [{ origin: 'http://localhost' }, { 'sec-fetch-site': 'same-origin' }, {}]) {
			expect((await from(headers as Record<string, string>)).status).toBe(401);
		}
	});

	test.each<[string, string, RequestInit, number, string]>([
		['an address that does not exist', '/api/v1/nothing', {}, 404, 'not_found'],
		['a method it does not take', '/api/v1/me', { method: 'DELETE' }, 405, 'method_not_allowed'],
		[
			'a form',
			signIn,
			{ method: 'POST', body: 'username=zhao', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
			415,
			'media_type',
		],
		[
			'a packed body',
			signIn,
			{ method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } },
			415,
			'media_type',
		],
		[
			'more than 1 MiB',
			signIn,
			{ method: 'POST', body: 'x'.repeat(1_048_577), headers: { 'content-type': 'application/json' } },
			413,
			'body_too_large',
		],
		[
			'broken JSON',
			signIn,
			{ method: 'POST', body: '{"username":"kan@ri-77', headers: { 'content-type': 'application/json' } },
			400,
			'json_invalid',
		],
		[
			'a key nobody knows',
			signIn,
			{ method: 'POST', body: '{"username":"a","password":"b","kan@ri-77":1}', headers: { 'content-type': 'application/json' } },
			400,
			'input_invalid',
		],
		['writing to a page', '/today', { method: 'POST' }, 405, 'method_not_allowed'],
	])('%s', async (_what, path, init, status, code) => {
		const response = await site.app.request(path, init);
		const text = await response.text();
		expect(response.status).toBe(status);
		expect(JSON.parse(text)).toMatchObject({ error: { code, message: expect.stringMatching(/[\u4e00-\u9fff].*。$/) } });
		expect(text).not.toContain('kan@ri-77');
		expect(text).not.toMatch(/\bat .*\.ts/);
		if (status === 405) expect(response.headers.get('allow')).toBe('GET, HEAD');
	});

	test('a body whose length is not told is still cut off', async () => {
		const chunks = new ReadableStream({
			start(controller) {
				for (let sent = 0; sent < 20; sent++) controller.enqueue(new Uint8Array(65_536).fill(0x20));
				controller.close();
			},
		});
		const request = new Request(`http://localhost${signIn}`, {
			method: 'POST',
			body: chunks,
			headers: { 'content-type': 'application/json' },
			duplex: 'half',
		} as RequestInit);
		expect((await site.app.request(request)).status).toBe(413);
	});
});

describe('every answer', () => {
	test('tells the browser to trust nothing else, and allows the build’s own inline script by its hash', async () => {
		const { headers } = await site.app.request('http://10.0.0.8:3000/', { headers: { host: '10.0.0.8:3000' } });
		const csp = headers.get('content-security-policy') ?? '';
		expect(csp).toContain(`script-src 'self' 'sha256-${createHash('sha256').update(boot).digest('base64')}';`);
		expect(csp).toContain("connect-src 'self' ws://10.0.0.8:3000 wss://10.0.0.8:3000");
		for (const directive of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
			expect(csp).toContain(directive);
		expect(csp).not.toMatch(/script-src[^;]*unsafe/);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('x-request-id')).toMatch(/^[\w-]{20,}$/);
	});

	test('of the interface is kept by no cache', async () => {
		expect((await site.app.request('/api/v1/setup')).headers.get('cache-control')).toBe('no-store');
		expect((await site.app.request('/api/v1/me')).headers.get('cache-control')).toBe('no-store');
	});

	test('a forged Host cannot write into the policy', async () => {
		const { headers } = await site.app.request('/', { headers: { host: "a; script-src 'unsafe-inline'" } });
		expect(headers.get('content-security-policy')).not.toContain('unsafe-inline; ');
		expect(headers.get('content-security-policy')).toMatch(/connect-src 'self'$/);
	});
});

describe('the pages', () => {
	const got = async (path: string, headers: Record<string, string> = {}) => {
		const response = await site.app.request(path, { headers });
		return {
			status: response.status,
			text: await response.text(),
			cache: response.headers.get('cache-control'),
			encoding: response.headers.get('content-encoding'),
		};
	};
	test('a prerendered one, and the shell for the others, fresh each time', async () => {
		expect(await got('/today')).toMatchObject({ status: 200, text: 'today', cache: 'no-cache' });
		for (const path of ['/village/211422106214', '/', '/join/ABC', '/%E6%9D%91']) {
			expect(await got(path)).toMatchObject({ status: 200, text: expect.stringContaining('shell'), cache: 'no-cache' });
		}
		expect(await got('/service-worker.js')).toMatchObject({ status: 200, cache: 'no-cache' });
	});
	test('hashed files for ever, packed where the browser can', async () => {
		expect(await got('/_app/immutable/a.js')).toMatchObject({ text: 'export {}', cache: 'public, max-age=31536000, immutable' });
		expect(await got('/_app/immutable/a.js', { 'accept-encoding': 'gzip, br' })).toMatchObject({
			text: 'packed',
			encoding: 'br',
			cache: expect.stringContaining('immutable'),
		});
	});
	test('a missing part of an old build is missing, never a page', async () => {
		for (const path of [
			'/_app/immutable/gone.js',
			'/gone.png',
			'/_app/version.json',
			'/../../etc/passwd.txt',
			'/..%2f..%2fetc%2fpasswd.txt',
		]) {
			const { status, text } = await got(path);
			expect([path, status, text.includes('shell')]).toEqual([path, 404, false]);
		}
	});
});

describe('probes', () => {
	test('alive, ready, and not ready without the database', async () => {
		expect((await site.app.request('/healthz')).status).toBe(200);
		expect(await (await site.app.request('/readyz')).json()).toEqual({ ready: true, database: true, listener: true, migrations: true });
		const lone = await testSite(inject('cluster'), { quiet: true });
		await lone.services.database.close();
		const answer = await lone.app.request('/readyz');
		expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ ready: false, database: false })]);
		expect((await lone.app.request('/healthz')).status).toBe(200);
	});

	test('metrics only with the token from elsewhere, and without addresses or codes in them', async () => {
		await site.app.request('/api/v1/invitations/SECRETCODE');
		expect((await site.app.request('/metrics')).status).toBe(404);
		expect((await site.app.request('/metrics', { headers: { authorization: 'Bearer wrong' } })).status).toBe(404);
		const text = await (await site.app.request('/metrics', { headers: { authorization: 'Bearer a-token-for-prometheus' } })).text();
		expect(text).toMatch(/honghuo_http_request_seconds_count\{method="GET",route="\/api\/v1\/invitations\/:code",status="404"\} 1/);
		expect(text).not.toContain('SECRETCODE');
	});
});
