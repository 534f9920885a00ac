import { AxeBuilder } from '@axe-core/playwright';
import { type Screen, type Screens, screens } from '@honghuo/testing/screens.ts';
import { startServer, type TestServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { inject } from 'vitest';

type DemoAccount = { role: string; place: string; username: string; password: string };

/** The example county on a server of its own, with a browser for its people. */
export type Story = {
	server: TestServer;
	browser: Screens;
	/** Signs somebody of the story in on a screen, the way a browser is signed in: by username, or the first of that role in the place. */
	signIn: (screen: Screen, who: string, place?: string) => Promise<Screen>;
	/** Their name and password. */
	account: (who: string, place?: string) => DemoAccount;
	/** The same person without a browser. */
	visitor: (who: string, place?: string) => Promise<Visitor>;
	close: () => Promise<void>;
};

/** Loads the Datun story into an empty database and opens a browser, `with` what it needs besides (a microphone). */
export async function openStory(options: { limits?: boolean; with?: Parameters<typeof screens>[1] } = {}): Promise<Story> {
	const server = await startServer(inject('cluster'), options.limits === undefined ? {} : { limits: options.limits });
	const browser = await screens(server.url, options.with);
	const { body } = await new Visitor(server.url).ask<{ accounts: DemoAccount[] }>('POST', '/api/v1/setup/demo', { code: server.setupCode });
	const account = (who: string, place = ''): DemoAccount => {
		const found = body.accounts.find((one) => one.username === who || (one.role === who && one.place.includes(place)));
		if (!found) throw new Error(`The story knows no ${who} of ${place}.`);
		return found;
	};
	const visitor = async (who: string, place = '') => {
		const { username, password } = account(who, place);
		const one = new Visitor(server.url);
		await one.ask('POST', '/api/auth/sign-in/username', { username, password });
		return one;
	};
	return {
		server,
		browser,
		account,
		visitor,
		signIn: async (screen, who, place) => {
			const [name = '', value = ''] = (await visitor(who, place)).cookie.split('=');
			await screen.context.addCookies([{ name, value, url: server.url }]);
			return screen;
		},
		close: async () => {
			await browser.close();
			await server.close();
		},
	};
}

/** Everything this screen asked for has come and is drawn: no grey lines stand for it, and nothing moves that comes to rest. */
export async function settled({ page }: Screen): Promise<void> {
	await page.waitForLoadState('networkidle');
	await page.waitForFunction(() => document.querySelector('main [role="status"][aria-label]') === null);
	await page.evaluate(async () => {
		const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
		await Promise.allSettled(ending.map(({ finished }) => finished));
	});
}

/** What is wrong with the screen as it stands: what axe finds (WCAG 2.2 AA), and by how much anything is wider than the screen. */
export async function faultsOf({ page }: Screen): Promise<{ violations: string[]; overflow: number }> {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`), overflow };
}
/** Nothing is. */
export const none = { violations: [], overflow: 0 };

/** What was just recorded can be taken back no more: from now on it goes out as soon as there is a line. */
export const beyondUndo = ({ page }: Screen): Promise<void> => page.getByRole('button', { name: '撤回' }).waitFor({ state: 'detached' });

/** The app has installed itself on this screen: from now on it needs no signal. */
export const installed = ({ page }: Screen): Promise<unknown> =>
	page.waitForFunction(async () => {
		await navigator.serviceWorker.ready;
		return navigator.serviceWorker.controller !== null;
	});
