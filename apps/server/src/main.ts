import { readSettings } from './env.ts';
import { makeLog } from './log.ts';
import { reportFailure } from './report-failure.ts';
import { greeting, startServer } from './server.ts';

/** A second signal within this time is an echo of the first, in milliseconds. */
const impatience = 2_000;

/** Starts the server and keeps it running until SIGINT or SIGTERM. */
async function main(): Promise<void> {
	const settings = readSettings();
	const log = makeLog(settings.logLevel);
	const running = await startServer(settings, log);

	let asked = 0;
	const stop = async (signal: string) => {
		// Ctrl-C reaches us twice, from the terminal and from npm; only a later one means "at once". What is committed is safe either way.
		if (asked > 0 && Date.now() - asked > impatience) process.exit(130);
		if (asked > 0) return;
		asked = Date.now();
		log.info({ signal }, 'stopping');
		await running.stop();
		log.info({}, 'stopped');
		process.exit(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));

	// Said last: whoever reads it may already want the server to stop.
	process.stdout.write(`${greeting(running)}\n`);
	log.info({ port: running.port }, 'ready');
}

main().catch(reportFailure);
