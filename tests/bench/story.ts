import { migrate } from '@honghuo/server/src/database/migrate.ts';
import { startCluster } from '@honghuo/testing/cluster.ts';
import { type Screen, type Screens, screens } from '@honghuo/testing/screens.ts';
import { startServer, type TestServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';

/** The example county on a server of its own, its first secretary, and a browser whose screens they sign in on. */
export type BenchStory = { server: TestServer; browser: Screens; first: Visitor; signIn: (screen: Screen) => Promise<Screen> };

/** Measures something in the example county, and clears away. */
export async function inStory<T>(measure: (story: BenchStory) => Promise<T>): Promise<T> {
	const cluster = await startCluster();
	await cluster.makeTemplate(migrate);
	const server = await startServer(cluster);
	const browser = await screens(server.url);
	try {
		const first = new Visitor(server.url);
		const demo = await first.ask<{ accounts: { role: string; username: string; password: string }[] }>('POST', '/api/v1/setup/demo', {
			code: server.setupCode,
		});
		const account = demo.body.accounts.find(({ role }) => role === 'first_secretary');
		await first.ask('POST', '/api/auth/sign-in/username', { username: account?.username, password: account?.password });
		const [name = '', value = ''] = first.cookie.split('=');
		const signIn = async (screen: Screen): Promise<Screen> => {
			await screen.context.addCookies([{ name, value, url: server.url }]);
			return screen;
		};
		return await measure({ server, browser, first, signIn });
	} finally {
		await browser.close();
		await server.close();
		await cluster.close();
	}
}
