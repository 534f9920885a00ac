import { backupVerb } from './cli/backup.ts';
import { restoreVerb } from './cli/restore.ts';
import { demoVerb, setupVerb } from './cli/set-up.ts';
import { sheetVerbs } from './cli/sheets.ts';
import { userVerbs } from './cli/user.ts';
import { accountsOf, readArguments, type Verb } from './cli/verb.ts';
import { verifyVerb } from './cli/verify.ts';
import type { StartLog } from './database/embedded.ts';
import { readSettings } from './env.ts';
import { openFileStore } from './files/open-store.ts';
import { openDatabase } from './open-database.ts';
import { reportFailure } from './report-failure.ts';
import { StartError } from './start-error.ts';

const verbs: readonly Verb[] = [setupVerb, demoVerb, ...userVerbs, verifyVerb, backupVerb, restoreVerb, ...sheetVerbs];

const say = (line: string) => process.stdout.write(`${line}\n`);

function help(): void {
	say('红火 Honghuo · npm run honghuo -- VERB …\n');
	for (const { name, usage, about } of verbs) say(`  ${`${name} ${usage}`.trim()}\n      ${about['zh-CN']}\n      ${about.en}`);
	say('\n  DATABASE_URL, DATA_DIR, FILES_S3_…: 和服务器用同样的设置 / the same settings as the server');
}

/** Standard output belongs to the verb; only what went wrong is said. */
const quiet: StartLog = {
	info: () => undefined,
	warn: (_fields, message) => process.stderr.write(`${message}\n`),
	error: (_fields, message) => process.stderr.write(`${message}\n`),
};

/** Runs the command line; works beside a running server, on the same database. */
async function main(args: readonly string[]): Promise<void> {
	if (args.length === 0 || args.includes('--help') || args.includes('-h')) return help();
	const verb = verbs.find(({ name }) => args.slice(0, name.split(' ').length).join(' ') === name);
	if (!verb)
		throw new StartError(
			'verb_unknown',
			'没有这个命令。honghuo --help 列出全部。 / There is no such command. honghuo --help lists them all.',
			{ exitCode: 64 },
		);
	const given = readArguments(verb, args.slice(verb.name.split(' ').length));
	const settings = readSettings();
	const database = await openDatabase(settings, quiet);
	try {
		process.exitCode = await verb.run(given, { database, files: openFileStore(settings), accounts: accountsOf(database), say });
	} finally {
		await database.close();
	}
}

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', () => process.exit());

main(process.argv.slice(2)).catch(reportFailure);
