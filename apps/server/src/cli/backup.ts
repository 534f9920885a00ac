import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type postgres from 'postgres';
import type { FileStore } from '../files/store.ts';
import { quoted } from '../journal/tables.ts';
import { appliedMigrations } from '../setup/schema-version.ts';
import { StartError } from '../start-error.ts';
import { type Header, tablesInOrder } from './archive.ts';
import type { Verb } from './verb.ts';

/** Rows fetched at a time. */
const page = 500;

/**
 * Writes everything that lasts into a file, photos and voice included, as it stands at one moment, while servers go on writing. The file appears under its name only when it
 * is complete and on the disk. Throws StartError `backup_exists`, `backup_unwritable`.
 */
export async function backup(sql: postgres.Sql, store: FileStore, file: string): Promise<Header> {
	if (existsSync(file))
		throw new StartError(
			'backup_exists',
			'已经有这个文件，没有覆盖。换个名字。 / That file exists and was not overwritten. Choose another name.',
			{ exitCode: 73 },
		);
	const partial = `${file}.partial`;
	const target = createWriteStream(partial, { mode: 0o600, flush: true });
	await once(target, 'open').catch((error: Error) => {
		throw new StartError('backup_unwritable', '那里写不进去。换个文件夹。 / Nothing can be written there. Choose another folder.', {
			exitCode: 73,
			cause: error,
		});
	});
	const gzip = createGzip();
	const written = pipeline(gzip, target);
	// Awaited below; a full disk must not end the process before that.
	written.catch(() => undefined);
	const hash = createHash('sha256');
	const write = async (text: string) => {
		hash.update(`${text}\n`);
		if (!gzip.write(`${text}\n`)) await once(gzip, 'drain');
	};
	try {
		const header = (await sql.begin('isolation level repeatable read read only', (tx) => writeAll(tx, store, write))) as Header;
		gzip.end(`${JSON.stringify({ digest: hash.digest('hex') })}\n`);
		await written;
		await rename(partial, file);
		return header;
	} catch (error) {
		gzip.destroy();
		await rm(partial, { force: true });
		throw error;
	}
}

async function writeAll(tx: postgres.TransactionSql, store: FileStore, write: (line: string) => Promise<void>): Promise<Header> {
	const names = await tablesInOrder(tx);
	const tables: Header['tables'] = [];
	for (const name of names) {
		const [counted] = await tx.unsafe<{ rows: number }[]>(`select count(*)::float8 as rows from ${quoted(name)}`);
		tables.push({ name, rows: counted?.rows ?? 0 });
	}
	const kept = await tx<{ key: string; mime: string }[]>`select key, mime from file_stored order by key`;
	const header: Header = {
		format: 'honghuo-backup',
		version: 1,
		createdAt: new Date().toISOString(),
		migrations: [...(await appliedMigrations(tx))].sort(),
		tables,
		files: kept.length,
	};
	await write(JSON.stringify(header));
	for (const { name } of tables) {
		const key = JSON.stringify(name);
		const rows = tx.unsafe<{ row: string }[]>(
			`select row_to_json(t)::text as row from ${quoted(name)} t order by ${await keyOf(tx, name)}`,
		);
		for await (const batch of rows.cursor(page)) for (const { row } of batch) await write(`[${key},${row}]`);
	}
	// What is once stored is never changed, so the files fit the rows of this moment.
	for (const { key, mime } of kept) {
		const bytes = await store.get(key);
		if (!bytes) throw missing(key);
		await write(JSON.stringify({ file: key, mime, data: Buffer.from(bytes).toString('base64') }));
	}
	return header;
}

const missing = (key: string) =>
	new StartError(
		'backup_file_missing',
		`照片文件不在了：${key}。DATA_DIR 或 FILES_S3_… 和服务器设的一样吗？ / The file ${key} is not there. Are DATA_DIR and FILES_S3_… set as for the server?`,
		{ exitCode: 66 },
	);

/** A table's primary key, so that the same rows make the same file. */
async function keyOf(tx: postgres.TransactionSql, table: string): Promise<string> {
	const columns = await tx<{ name: string }[]>`
		select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
		where i.indrelid = ${quoted(table)}::regclass and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)`;
	return columns.map(({ name }) => quoted(name)).join(', ');
}

export const backupVerb: Verb = {
	name: 'backup',
	usage: 'FILE',
	about: { 'zh-CN': '备份到文件，服务器照常运行', en: 'Back up into a file while the server goes on' },
	words: 1,
	run: async ({ words: [file = ''] }, { database, files: store, say }) => {
		const { tables, files } = await backup(database.sql, store, file);
		const rows = tables.reduce((sum, table) => sum + table.rows, 0);
		say(
			`备份好了：${rows} 行、${files} 个照片和录音。文件里有姓名和账号，收好。 / Backed up ${rows} rows and ${files} photos and voices. The file holds names and accounts: keep it safe.`,
		);
		return 0;
	},
};
