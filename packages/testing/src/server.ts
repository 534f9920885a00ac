import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLog } from '@honghuo/server/src/log.ts';
import { startServer as startReal } from '@honghuo/server/src/server.ts';
import { type ClusterAddress, createDatabase } from './cluster.ts';

/** A whole server on a free port with a database of its own, as `npm start` runs it but inside the test's process. */
export type TestServer = { url: string; databaseUrl: string; dataDir: string; setupCode: string; close: () => Promise<void> };

/** Starts it. `limits: false` lifts the rate limits, for tests that must see the answer behind them; `beside` puts it on another one's database; `now` is its clock. */
export async function startServer(
	address: ClusterAddress,
	options: { limits?: boolean; beside?: TestServer; now?: () => Date } = {},
): Promise<TestServer> {
	const database = options.beside ? { url: options.beside.databaseUrl, drop: async () => undefined } : await createDatabase(address);
	const dataDir = options.beside?.dataDir ?? (await mkdtemp(join(tmpdir(), 'honghuo-files-')));
	const settings = {
		host: '127.0.0.1',
		port: 0,
		dataDir,
		databaseUrl: database.url,
		publicUrls: [],
		logLevel: 'error' as const,
		trustProxy: 0,
		metricsToken: undefined,
		filesS3: undefined,
	};
	const running = await startReal(settings, makeLog('error'), options);
	return {
		url: `http://127.0.0.1:${running.port}`,
		databaseUrl: database.url,
		dataDir,
		setupCode: running.setupCode ?? '',
		close: async () => {
			await running.stop();
			await database.drop();
			if (!options.beside) await rm(dataDir, { recursive: true, force: true });
		},
	};
}
