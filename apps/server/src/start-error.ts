/** Exit codes by sysexits.h, so that a service manager can tell "fix the settings" from "try again". */
const exitCodes: Record<string, number> = {
	data_dir_unwritable: 73,
	data_dir_busy: 75,
	data_dir_in_use: 75,
	database_unreachable: 69,
	platform_unsupported: 69,
	port_taken: 69,
};
/** EX_CONFIG: the settings or the data folder need a person. */
const config = 78;

/**
 * The server cannot start, for a reason a person can act on. `message` is one bilingual sentence pair that says what happened and what to do;
 * `code` never changes once published; `exitCode` is what the process ends with. A stack trace is never shown for it.
 */
export class StartError extends Error {
	readonly code: string;
	readonly exitCode: number;

	constructor(code: string, message: string, options: { exitCode?: number; cause?: unknown } = {}) {
		super(message, options.cause === undefined ? undefined : { cause: options.cause });
		this.name = 'StartError';
		this.code = code;
		this.exitCode = options.exitCode ?? exitCodes[code] ?? config;
	}
}
