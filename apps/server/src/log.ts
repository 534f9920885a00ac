import { createRequire } from 'node:module';
import { type DestinationStream, pino } from 'pino';
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
export function makeLog(
	level: Settings['logLevel'],
	stream: DestinationStream | undefined = process.stdout.isTTY ? prettyStream() : undefined,
) {
	const options = {
		level,
		base: { pid: process.pid },
		redact: {
			paths: private_.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
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
		const pretty = require('pino-pretty') as (options: object) => DestinationStream;
		return pretty({ colorize: true, ignore: 'pid', translateTime: 'SYS:HH:MM:ss', sync: true });
	} catch {
		return undefined;
	}
}

/** What the database, the network and the file system call their errors: `23505`, `ECONNREFUSED`. */
const isErrorCode = (code: unknown): boolean => typeof code === 'string' && /^([0-9A-Z]{5}|E[A-Z]{3,15}|[A-Z]+(_[A-Z]+)+)$/.test(code);

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
		// Not `code`: that word also stands for set-up and invitation codes, and is never written.
		errorCode: isErrorCode(code) ? code : undefined,
		table,
		constraint,
		stack: 'query' in error ? undefined : error.stack,
		cause: error.cause && describeError(error.cause),
	};
}
