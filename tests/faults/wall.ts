import { type Screen, type Screens, screens } from '@honghuo/testing/screens.ts';
import { type Clock, hurry } from './clock.ts';
import type { Held } from './leaks.ts';

/** How long the app waits for a socket to open and for its answer, in ms (apps/web/src/lib/replica/socket.ts). */
const waits = [10_000, 15_000];

/** What keeps hold of things on purpose: every line the board lets go, some numbers and a listener a minute. */
const planted = () => {
	const kept: unknown[] = [];
	const keep = (records: MutationRecord[]) => {
		for (const { removedNodes } of records) kept.push(...removedNodes);
	};
	new MutationObserver(keep).observe(document, { childList: true, subtree: true });
	setInterval(() => {
		kept.push(Array.from({ length: 500 }, (_, n) => ({ n })));
		document.addEventListener('visibilitychange', () => kept.length);
	}, 60_000);
};

type Devtools = Awaited<ReturnType<Screen['context']['newCDPSession']>>;

/** A board on a wall: one real page that is opened once and looked at from outside. */
export class Wall {
	readonly screen: Screen;
	readonly #browser: Screens;
	readonly #devtools: Devtools;
	#sockets = 0;
	/** How often the page was loaded, and how often it opened a socket. */
	loads = 0;
	lines = 0;

	private constructor(browser: Screens, screen: Screen, devtools: Devtools) {
		this.#browser = browser;
		this.screen = screen;
		this.#devtools = devtools;
		screen.page.on('websocket', (socket) => {
			this.#sockets++;
			this.lines++;
			socket.on('close', () => this.#sockets--);
		});
		screen.page.on('load', () => this.loads++);
	}

	/** Opens the link, in a page that lives by the clock. */
	static async hang(url: string, clock: Clock, leaking: boolean): Promise<Wall> {
		const browser = await screens(new URL(url).origin);
		const screen = await browser.desktop();
		screen.context.setDefaultTimeout(60_000);
		await screen.page.addInitScript(`(${hurry})(${JSON.stringify(clock)}, ${JSON.stringify({ waits })})`);
		if (leaking) await screen.page.addInitScript(planted);
		const devtools = await screen.context.newCDPSession(screen.page);
		await devtools.send('HeapProfiler.enable');
		await devtools.send('Performance.enable');
		const wall = new Wall(browser, screen, devtools);
		await screen.page.goto(url);
		await wall.live();
		await screen.page.locator('path.flow').first().waitFor({ state: 'attached' });
		return wall;
	}

	/** Waits until it says that it is live. */
	live = (): Promise<void> => this.screen.page.locator('header .status.live').waitFor({ state: 'attached' });

	/** What it holds, after the rubbish has been taken out twice: what the first time lets go may hold other things. */
	async held(hour: number): Promise<Held> {
		for (let time = 0; time < 2; time++) await this.#devtools.send('HeapProfiler.collectGarbage');
		const { metrics } = await this.#devtools.send('Performance.getMetrics');
		const { nodes, jsEventListeners } = await this.#devtools.send('Memory.getDOMCounters');
		const page = await this.screen.page.evaluate(async () => {
			const walk = document.createTreeWalker(document);
			let inside = 1;
			while (walk.nextNode()) inside++;
			return { inside, kilobytes: ((await navigator.storage.estimate()).usage ?? 0) / 1e3 };
		});
		return {
			hour,
			megabytes: (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6,
			nodes: page.inside,
			detached: nodes - page.inside,
			listeners: jsEventListeners,
			sockets: this.#sockets,
			kilobytes: page.kilobytes,
		};
	}

	close = (): Promise<void> => this.#browser.close();
}
