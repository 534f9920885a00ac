import { createRequire } from 'node:module';
import { pino } from 'pino';
import type { Settings } from './env.ts';

/** Fields that could name somebody or open a door; whoever logs an object by mistake does not leak them. */
const private_ = [
	'password',
	'current',
	'next',
	'code',
	'token',
	'cookie',
	'authorization',
	'name',
	'username',
	'phone',
	'place',
	'input',
	'parameters',
	'args',
];

/** The log: JSON lines on standard output, for people where it is a terminal. Errors of the database keep their code and lose their values. */
export function makeLog(level: Settings['logLevel']) {
	const stream = process.stdout.isTTY ? prettyStream() : undefined;
	const options = {
		level,
		base: { pid: process.pid },
		redact: {
			paths: private_.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]).filter((path) => path !== 'err.name'),
			censor: '…',
		},
		serializers: { err: describeError },
	};
	return stream ? pino(options, stream) : pino(options);
}

const require = createRequire(import.meta.url);

function prettyStream() {
	try {
		// A development dependency: left out of a production install.
		const pretty = require('pino-pretty') as (options: object) => NodeJS.WritableStream;
		return pretty({ colorize: true, ignore: 'pid', translateTime: 'SYS:HH:MM:ss', sync: true });
	} catch {
		return undefined;
	}
}

/** What of an error may be written: PostgreSQL's `detail` and the query's parameters hold rows. */
function describeError(error: unknown): object {
	if (!(error instanceof Error)) return { type: typeof error };
	const {
		code,
		table_name: table,
		constraint_name: constraint,
	} = error as { code?: unknown; table_name?: unknown; constraint_name?: unknown };
	const message = 'query' in error ? 'database query failed' : error.message;
	return {
		type: error.constructor.name,
		message,
		code,
		table,
		constraint,
		stack: 'query' in error ? undefined : error.stack,
		cause: error.cause && describeError(error.cause),
	};
}
