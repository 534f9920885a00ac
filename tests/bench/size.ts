import { gzipSync } from 'node:zlib';
import type { Line } from './measure.ts';
import { inStory } from './story.ts';

const budget = 70;

/** JavaScript the first phone screen loads, counted at the wire and gzipped at level 9: until its rows are shown, and after. */
export async function benchSize(): Promise<Line[]> {
	return inStory(async ({ server, browser, signIn }) => {
		const { page, context } = await browser.phone().then(signIn);
		// What the service worker keeps for later is not what the first screen waits for.
		await context.route('**/service-worker.js', (route) => route.abort());
		const bodies = new Map<string, Promise<number>>();
		page.on('response', (response) => {
			if (!/\.js(\?|$)/.test(response.url()) || !response.ok()) return;
			bodies.set(
				response.url(),
				response.body().then((body) => gzipSync(body, { level: 9 }).length),
			);
		});
		// The page itself notes when its first row stands there: what is asked for later is not what it waited for.
		await page.addInitScript(() => {
			new MutationObserver((_changes, observer) => {
				if (!document.querySelector('main')?.textContent?.includes('亩')) return;
				performance.mark('rows');
				observer.disconnect();
			}).observe(document, { childList: true, subtree: true, characterData: true });
		});
		await page.goto('/today');
		await page.getByText('亩').first().waitFor();
		await page.waitForTimeout(3_000);
		const asked = await page.evaluate(() => {
			const rows = performance.getEntriesByName('rows')[0]?.startTime ?? 0;
			return performance.getEntriesByType('resource').map(({ name, startTime }) => ({ url: name, late: startTime > rows }));
		});
		const kilobytes = async (late: boolean) => {
			const sizes = await Promise.all(asked.filter((one) => one.late === late).map(({ url }) => bodies.get(url) ?? 0));
			return sizes.reduce((sum, size) => sum + size, 0) / 1024;
		};
		const first = await kilobytes(false);
		const line = {
			what: 'JavaScript that 今日 loads before its rows stand on the screen, signed in, nothing cached, kB gz (the socket and the rest come after)',
			figures: `${first.toFixed(1)}, then ${(await kilobytes(true)).toFixed(1)}`,
			goal: `≤ ${budget} kB`,
			met: first > 0 && first <= budget,
		};
		return [line, await keptLine(server.url)];
	});
}

/** What the service worker keeps when the app is installed, each file gzipped, as its own list names them. */
async function keptLine(url: string): Promise<Line> {
	const worker = await (await fetch(`${url}/service-worker.js`)).text();
	const paths = [...new Set(worker.match(/_app\/immutable\/[\w./-]+\.(?:js|css)/g))];
	const bodies = await Promise.all(paths.map(async (path) => Buffer.from(await (await fetch(`${url}/${path}`)).arrayBuffer())));
	const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0) / 1024;
	const packed = sum(bodies.map((body) => gzipSync(body, { level: 9 }).length));
	return {
		what: `scripts and styles the installed app keeps for days without a signal (${paths.length} files), kB gz`,
		figures: `${packed.toFixed(0)} (unpacked ${sum(bodies.map(({ length }) => length)).toFixed(0)})`,
		goal: '≤ 700 kB',
		met: packed <= 700,
	};
}
