import { makeLog } from '@honghuo/server/src/log.ts';
import { startServer as startReal } from '@honghuo/server/src/server.ts';
import { type ClusterAddress, createDatabase } from './cluster.ts';

/** A whole server on a free port with a database of its own, as `npm start` runs it but inside the test's process. */
export type TestServer = { url: string; databaseUrl: string; setupCode: string; close: () => Promise<void> };

/** Starts it. `limits: false` lifts the rate limits, for tests that must see the answer behind them; `beside` puts it on another one's database. */
export async function startServer(address: ClusterAddress, options: { limits?: boolean; beside?: TestServer } = {}): Promise<TestServer> {
	const database = options.beside ? { url: options.beside.databaseUrl, drop: async () => undefined } : await createDatabase(address);
	const settings = {
		host: '127.0.0.1',
		port: 0,
		dataDir: '/nonexistent',
		databaseUrl: database.url,
		publicUrls: [],
		logLevel: 'error' as const,
		trustProxy: 0,
		metricsToken: undefined,
	};
	const running = await startReal(settings, makeLog('error'), options);
	return {
		url: `http://127.0.0.1:${running.port}`,
		databaseUrl: database.url,
		setupCode: running.setupCode ?? '',
		close: async () => {
			await running.stop();
			await database.drop();
		},
	};
}
