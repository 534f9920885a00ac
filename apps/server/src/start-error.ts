/** Why the server or the command line could not start: a code, one clear sentence in both languages with what to do, and the exit code. */
export class StartError extends Error {
	readonly code: string;
	readonly exitCode: number;

	constructor(code: string, message: string, exitCode = 1) {
		super(message);
		this.name = 'StartError';
		this.code = code;
		this.exitCode = exitCode;
	}
}
