import { type Screen, type Screens, screens } from '@honghuo/testing/screens.ts';
import { startServer, type TestServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { inject } from 'vitest';

type DemoAccount = { role: string; place: string; username: string; password: string };

/** The example county on a server of its own, with a browser for its people. */
export type Story = {
	server: TestServer;
	browser: Screens;
	/** Signs somebody of the story in on a screen, the way a browser is signed in; the first of that role in the place. */
	signIn: (screen: Screen, role: string, place?: string) => Promise<Screen>;
	/** The same person without a browser. */
	visitor: (role: string, place?: string) => Promise<Visitor>;
	close: () => Promise<void>;
};

/** Loads the Datun story into an empty database and opens a browser. */
export async function openStory(): Promise<Story> {
	const server = await startServer(inject('cluster'));
	const browser = await screens(server.url);
	const { body } = await new Visitor(server.url).ask<{ accounts: DemoAccount[] }>('POST', '/api/v1/setup/demo', { code: server.setupCode });
	const visitor = async (role: string, place = '') => {
		const account = body.accounts.find((one) => one.role === role && one.place.includes(place));
		const one = new Visitor(server.url);
		await one.ask('POST', '/api/auth/sign-in/username', { username: account?.username, password: account?.password });
		return one;
	};
	return {
		server,
		browser,
		visitor,
		signIn: async (screen, role, place) => {
			const [name = '', value = ''] = (await visitor(role, place)).cookie.split('=');
			await screen.context.addCookies([{ name, value, url: server.url }]);
			return screen;
		},
		close: async () => {
			await browser.close();
			await server.close();
		},
	};
}
