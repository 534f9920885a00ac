import { wantsDetails } from './env.ts';
import { ApiError, errorBody } from './http/errors.ts';
import { StartError } from './start-error.ts';

/** Says in one clear line why a program ended, and sets its exit code; the stack only for whoever asks for it with LOG_LEVEL=debug. */
export function reportFailure(error: unknown): void {
	const known = error instanceof StartError ? error : error instanceof ApiError ? spoken(error) : undefined;
	const reason = error instanceof Error ? error.message : String(error);
	process.stderr.write(
		known
			? `[${known.code}] ${known.message}\n`
			: `[failed] 没有成功：${reason}。设 LOG_LEVEL=debug 看详情。 / It did not work: ${reason}. Set LOG_LEVEL=debug for details.\n`,
	);
	if (wantsDetails() && error instanceof Error) {
		process.stderr.write(`${error.stack}\n`);
		if (error.cause instanceof Error) process.stderr.write(`${error.cause.stack}\n`);
	}
	process.exitCode = known?.exitCode ?? 1;
}

const spoken = ({ code, details }: ApiError): StartError =>
	new StartError(code, `${errorBody(code, 'zh-CN', details).error.message} / ${errorBody(code, 'en', details).error.message}`, {
		exitCode: 1,
	});
