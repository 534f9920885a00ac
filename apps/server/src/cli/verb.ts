import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { Accounts } from '../auth/accounts.ts';
import { Sessions } from '../auth/sessions.ts';
import type { Database } from '../database/connect.ts';
import type { FileStore } from '../files/store.ts';
import { StartError } from '../start-error.ts';

/** What a verb works with. `say` writes one line to standard output. */
export type Desk = { database: Database; files: FileStore; accounts: Accounts; say: (line: string) => void };

/** One thing the command line can do. Resolves to the exit code. */
export type Verb = {
	name: string;
	/** Arguments after the verb, as the help shows them. */
	usage: string;
	about: { 'zh-CN': string; en: string };
	options?: ParseArgsOptionsConfig;
	/** How many words it takes besides options. */
	words?: number;
	run: (given: Given, desk: Desk) => Promise<number>;
};
export type Given = { words: readonly string[]; options: Readonly<Record<string, string | undefined>> };

/** The words and options after a verb. Throws StartError `usage` that shows how it is meant. */
export function readArguments({ name, usage, options = {}, words = 0 }: Verb, args: readonly string[]): Given {
	const wrong = (what: string) =>
		new StartError('usage', `用法：honghuo ${name} ${usage}（${what}） / Usage: honghuo ${name} ${usage} (${what})`, { exitCode: 64 });
	let parsed: ReturnType<typeof parseArgs>;
	try {
		parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
	} catch (error) {
		throw wrong(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
	}
	if (parsed.positionals.length !== words) throw wrong(`${words} ≠ ${parsed.positionals.length}`);
	const given = Object.fromEntries(
		Object.entries(parsed.values).map(([key, value]) => [key, typeof value === 'string' ? value : value === true ? 'yes' : undefined]),
	);
	return { words: parsed.positionals, options: given };
}

/** Accounts without a server around them; a disabled person's sockets are closed by the servers, which hear of it. */
export const accountsOf = (database: Database): Accounts =>
	new Accounts(database.db, new Sessions({ database, isShort: async () => true, secure: false }));
