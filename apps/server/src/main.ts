import { readSettings } from './env.ts';
import { makeLog } from './log.ts';
import { reportFailure } from './report-failure.ts';
import { greeting, startServer } from './server.ts';

/** Starts the server and keeps it running until SIGINT or SIGTERM. */
async function main(): Promise<void> {
	const settings = readSettings();
	const log = makeLog(settings.logLevel);
	const running = await startServer(settings, log);
	process.stdout.write(`${greeting(running)}\n`);
	log.info({ port: running.port }, 'ready');

	let stopping = false;
	const stop = async (signal: string) => {
		// A second Ctrl-C means it: what is committed is safe.
		if (stopping) process.exit(130);
		stopping = true;
		log.info({ signal }, 'stopping');
		await running.stop();
		log.info({}, 'stopped');
		process.exit(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
}

main().catch(reportFailure);
