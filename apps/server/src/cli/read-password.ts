import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { StartError } from '../start-error.ts';

/** A new password: the first line of standard input, or asked twice without echo where a person sits there. */
export async function readNewPassword(): Promise<string> {
	if (!process.stdin.isTTY) return firstLine();
	const first = await ask('密码 Password: ');
	if ((await ask('再来一遍 Again: ')) !== first) {
		throw new StartError('password_differs', '两遍不一样。再来一次。 / The two differ. Try again.', { exitCode: 64 });
	}
	return first;
}

async function firstLine(): Promise<string> {
	const lines = createInterface({ input: process.stdin });
	for await (const line of lines) {
		lines.close();
		return line;
	}
	throw new StartError(
		'password_missing',
		'没有给密码。从标准输入给一行，或者在终端里输入。 / No password was given. Pipe one line into standard input, or type it in a terminal.',
		{ exitCode: 64 },
	);
}

async function ask(question: string): Promise<string> {
	process.stderr.write(question);
	const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
	const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
	try {
		terminal.once('SIGINT', () => process.exit(130));
		return await terminal.question('');
	} finally {
		terminal.close();
		process.stderr.write('\n');
	}
}
