import { migrate } from '@honghuo/server/src/database/migrate.ts';
import { startCluster } from '@honghuo/testing/cluster.ts';
import { screens } from '@honghuo/testing/screens.ts';
import { startServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { type Line, median, spread } from './measure.ts';

/** The installed app started cold without a network, its processor four times slower, until the first rows stand on 今日: milliseconds since navigation began. */
export async function benchStart(): Promise<Line> {
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
		const [name = '', value = ''] = visitor.cookie.split('=');
		await context.addCookies([{ name, value, url: server.url }]);
		await page.goto('/today');
		await page.getByText('都传完了').first().waitFor();
		await page.evaluate(async () => void (await navigator.serviceWorker.ready));
		await page.reload();
		await page.getByText('都传完了').first().waitFor();
		await page.waitForTimeout(1_000);
		await context.setOffline(true);
		const starts: number[] = [];
		for (let round = 0; round < 7; round++) {
			const cold = await context.newPage();
			const devtools = await context.newCDPSession(cold);
			await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
			await cold.goto('/today', { waitUntil: 'commit' });
			const shown = await cold.waitForFunction(
				() => document.querySelector('main')?.textContent?.includes('亩') && performance.now(),
				undefined,
				{
					polling: 'raf',
				},
			);
			starts.push((await shown.jsonValue()) as number);
			await cold.close();
		}
		return {
			what: 'ms from a cold start without a network to rows on 今日, phone, processor 4× slower',
			figures: spread(starts),
			goal: '≤ 1,000',
			met: median(starts) <= 1_000,
		};
	} finally {
		await browser.close();
		await server.close();
		await cluster.close();
	}
}
