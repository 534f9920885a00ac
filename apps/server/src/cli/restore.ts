import type postgres from 'postgres';
import type { Database } from '../database/connect.ts';
import type { FileStore } from '../files/store.ts';
import { journalChannel } from '../journal/append.ts';
import { quoted } from '../journal/tables.ts';
import { isSetUpNeeded, whileEmpty } from '../setup/found.ts';
import { knownMigrations } from '../setup/schema-version.ts';
import { StartError } from '../start-error.ts';
import { checkArchive, readArchive } from './archive.ts';
import type { Verb } from './verb.ts';
import { verifyAll } from './verify.ts';

/** Rows written at a time. */
const page = 500;

/**
 * Loads a backup into an empty installation, in one transaction, after the whole file has been checked. Resolves to the rows written. Throws
 * StartError `backup_missing`, `backup_broken`, `backup_version`, `database_not_empty`; then nothing has changed.
 */
export async function restore(database: Database, store: FileStore, file: string): Promise<number> {
	const header = await checkArchive(file);
	const known = knownMigrations();
	if (header.migrations.join() !== known.join()) {
		throw new StartError(
			'backup_version',
			'这个备份是另一个版本做的。用做备份的那个版本恢复，再升级。 / This backup was made by another version. Restore it with that version, then upgrade.',
			{ exitCode: 65 },
		);
	}
	if (!(await isSetUpNeeded(database.sql))) {
		throw new StartError(
			'database_not_empty',
			'这个库里已经有县了，没有动它。恢复要一个空库。 / This database already holds a county and was not touched. Restore into an empty one.',
			{ exitCode: 1 },
		);
	}
	return whileEmpty(database, undefined, async (tx) => {
		const tables = new Set(header.tables.map(({ name }) => name));
		let written = 0;
		let waiting: { table: string; rows: object[] } = { table: '', rows: [] };
		const flush = async () => {
			if (waiting.rows.length > 0) await insert(tx, waiting.table, waiting.rows);
			written += waiting.rows.length;
		};
		for await (const line of readArchive(file)) {
			// A file before the rows that tell of it are committed is at worst one that nobody asks for.
			if ('file' in line) await store.put(line.file, line.bytes, line.mime);
			if (!('table' in line)) continue;
			// A name from the file becomes part of a statement only if the database knows it too.
			if (!tables.has(line.table)) throw new Error('unknown table');
			if (line.table !== waiting.table || waiting.rows.length === page) {
				await flush();
				waiting = { table: line.table, rows: [] };
			}
			waiting.rows.push(line.row);
		}
		await flush();
		// A server that stands empty on this database hears of the counties that have come.
		await tx`select pg_notify(${journalChannel}, county || ':' || version) from county`;
		return written;
	});
}

const insert = (tx: postgres.TransactionSql, table: string, rows: readonly object[]) =>
	tx.unsafe(`insert into ${quoted(table)} select * from jsonb_populate_recordset(null::${quoted(table)}, $1::text::jsonb)`, [
		JSON.stringify(rows),
	]);

export const restoreVerb: Verb = {
	name: 'restore',
	usage: 'FILE',
	about: { 'zh-CN': '从备份恢复到空库，再核对台账', en: 'Restore a backup into an empty database, then verify the ledger' },
	words: 1,
	run: async ({ words: [file = ''] }, desk) => {
		const rows = await restore(desk.database, desk.files, file);
		desk.say(`恢复好了：${rows} 行。 / Restored ${rows} rows.`);
		return (await verifyAll(desk)) ? 0 : 1;
	},
};
