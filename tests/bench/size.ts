import { gzipSync } from 'node:zlib';
import { migrate } from '@honghuo/server/src/database/migrate.ts';
import { startCluster } from '@honghuo/testing/cluster.ts';
import { screens } from '@honghuo/testing/screens.ts';
import { startServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import type { Line } from './measure.ts';

const budget = 70;

/** JavaScript the first phone screen loads, counted at the wire: everything 今日 fetches until the socket is open, gzipped at level 9. */
export async function benchSize(): Promise<Line> {
	const cluster = await startCluster();
	await cluster.makeTemplate(migrate);
	const server = await startServer(cluster);
	const browser = await screens(server.url);
	try {
		const visitor = new Visitor(server.url);
		const demo = await visitor.ask<{ accounts: { role: string; username: string; password: string }[] }>('POST', '/api/v1/setup/demo', {
			code: server.setupCode,
		});
		const account = demo.body.accounts.find(({ role }) => role === 'first_secretary');
		await visitor.ask('POST', '/api/auth/sign-in/username', { username: account?.username, password: account?.password });
		const { page, context } = await browser.phone();
		// What the service worker keeps for later is not what the first screen waits for.
		await context.route('**/service-worker.js', (route) => route.abort());
		const [name = '', value = ''] = visitor.cookie.split('=');
		await context.addCookies([{ name, value, url: server.url }]);
		const scripts = new Map<string, Promise<number>>();
		page.on('response', (response) => {
			if (/\.js(\?|$)/.test(response.url()) && response.ok())
				scripts.set(
					response.url(),
					response.body().then((body) => gzipSync(body, { level: 9 }).length),
				);
		});
		await page.goto('/today');
		await page.getByText('亩').first().waitFor();
		await page.waitForTimeout(3_000);
		const sizes = await Promise.all(scripts.values());
		if (process.env.LIST) for (const [url, size] of scripts) console.log(await size, url);
		const total = sizes.reduce((sum, size) => sum + size, 0) / 1024;
		return {
			what: 'JavaScript of the first phone screen (今日, signed in, socket open), kB gz',
			figures: `${total.toFixed(1)} in ${sizes.length} files`,
			goal: `≤ ${budget} kB`,
			met: sizes.length > 0 && total <= budget,
		};
	} finally {
		await browser.close();
		await server.close();
		await cluster.close();
	}
}
