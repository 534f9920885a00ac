import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

let story: Story;
let front: Server;
let url: string;
/** What the next version of the app adds to its service worker; until then nothing. */
let next = '';

/** The county's server behind a proxy that has the next version of the app at hand. */
beforeAll(async () => {
	story = await openStory();
	const { hostname, port } = new URL(story.server.url);
	front = createServer((asked, answer) => {
		const behind = request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, (given) => {
			const worker = asked.url === '/service-worker.js' && next !== '';
			const { 'content-length': _length, ...headers } = given.headers;
			answer.writeHead(given.statusCode ?? 502, worker ? headers : given.headers);
			given.pipe(answer, { end: !worker });
			if (worker) given.on('end', () => answer.end(next));
		});
		behind.on('error', () => answer.destroy());
		if (asked.url === '/service-worker.js') behind.setHeader('accept-encoding', 'identity');
		asked.pipe(behind);
	});
	front.listen(0, '127.0.0.1');
	await once(front, 'listening');
	url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
});
afterAll(async () => {
	front?.closeAllConnections();
	front?.close();
	await story?.close();
});

test('a new version of the app waits until nothing is unsent, then takes over when the person says so', async () => {
	const { page, context } = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯');
	await page.goto(`${url}/today`);
	await page.getByText('早金酥').first().waitFor();
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	await page.reload();
	await page.getByText('都传完了').first().waitFor();
	// Past the moment in which a page just opened may take it unseen: the page's own clock is put on.
	await page.evaluate(() => {
		const now = performance.now.bind(performance);
		performance.now = () => now() + 5_000;
	});
	await page.evaluate(() => Object.assign(window, { stayed: true }));

	// It is fetched while there was a signal for a moment, and a record is still on its five seconds.
	next = '\n// the next version';
	await page.getByRole('link', { name: '记一笔' }).first().click();
	await page.getByRole('button', { name: '修剪', exact: true }).click();
	await page.getByRole('button', { name: /^记下/ }).click();
	await page.getByText('记下了').waitFor();
	await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
	await page.getByText('传完这几条自动换。').waitFor();

	await page.getByText('都传完了').first().waitFor({ timeout: 30_000 });
	expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
	await page.getByRole('button', { name: '现在换' }).click();
	await page.waitForFunction(() => !('stayed' in window));
	await page.getByText('早金酥').first().waitFor();
	expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull();
	await context.close();
});
