import { type Line, median, spread } from './measure.ts';
import { inStory } from './story.ts';

/** The installed app started cold without a network, its processor four times slower, until the first rows stand on 今日: milliseconds since navigation began. */
export async function benchStart(): Promise<Line> {
	return inStory(async ({ browser, signIn }) => {
		const { page, context } = await browser.phone().then(signIn);
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
	});
}
