import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type postgres from 'postgres';
import * as v from 'valibot';
import { StartError } from '../start-error.ts';

/*
 * A backup is gzipped NDJSON: a header line, one line a row with parents before children, one line a photo or voice in base64, a trailer with the SHA-256 of all lines before it. It
 * needs none of our programs to be read.
 */

const header = v.strictObject({
	format: v.literal('honghuo-backup'),
	version: v.literal(1),
	createdAt: v.string(),
	/** Names of the migrations the rows fit. */
	migrations: v.array(v.string()),
	tables: v.array(v.strictObject({ name: v.string(), rows: v.number() })),
	/** Photos and voices that follow the rows. */
	files: v.optional(v.number(), 0),
});
export type Header = v.InferOutput<typeof header>;
const trailer = v.strictObject({ digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });

/** Tables that live only as long as a server does; they are not kept. */
const passing: ReadonlySet<string> = new Set(['session', 'setup_code', 'file_part']);

/** The tables to keep, parents before children, as the database itself tells. */
export async function tablesInOrder(sql: postgres.TransactionSql): Promise<string[]> {
	const tables = await sql<
		{ name: string }[]
	>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`;
	const references = await sql<{ child: string; parent: string }[]>`
		select c.relname as child, p.relname as parent from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
		where k.contype = 'f' and k.connamespace = 'public'::regnamespace and c.oid <> p.oid`;
	const left = new Set(tables.map(({ name }) => name).filter((name) => !passing.has(name)));
	const ordered: string[] = [];
	while (left.size > 0) {
		const next = [...left].find((name) => !references.some(({ child, parent }) => child === name && left.has(parent)));
		if (next === undefined) throw new Error('Tables refer to each other in a circle.');
		left.delete(next);
		ordered.push(next);
	}
	return ordered;
}

const fileLine = v.strictObject({ file: v.string(), mime: v.string(), data: v.pipe(v.string(), v.base64()) });
/** A line of the file: the header, a row of a table, a file's bytes under its key, or the digest that ends it. */
type Line =
	| { header: Header }
	| { table: string; row: object }
	| { file: string; mime: string; bytes: Uint8Array }
	| { digest: string; counted: string };

const broken = (what: string) =>
	new StartError(
		'backup_broken',
		`备份文件不完整或改动过（${what}）。换一个备份。 / The backup is incomplete or was changed (${what}). Use another one.`,
		{ exitCode: 65 },
	);

/** Reads a backup line by line. Throws StartError `backup_missing`, `backup_broken`. */
export async function* readArchive(file: string): AsyncGenerator<Line> {
	const source = createReadStream(file);
	const unpacked = source.on('error', (error) => unpacked.destroy(error)).pipe(createGunzip());
	const hash = createHash('sha256');
	let number = 0;
	try {
		for await (const text of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) {
			const value: unknown = JSON.parse(text);
			const line = number++ === 0 ? { header: v.parse(header, value) } : asLine(value, () => hash.copy().digest('hex'));
			hash.update(`${text}\n`);
			yield line;
		}
	} catch (error) {
		if (error instanceof StartError) throw error;
		if ((error as { code?: string }).code === 'ENOENT') {
			throw new StartError('backup_missing', '没有这个文件。 / There is no such file.', { exitCode: 66 });
		}
		throw broken(number === 0 ? 'not a backup' : `line ${number}`);
	} finally {
		source.destroy();
	}
}

function asLine(value: unknown, counted: () => string): Line {
	if (Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'object')
		return { table: value[0], row: value[1] as object };
	if (typeof value === 'object' && value !== null && 'file' in value) {
		const { file, mime, data } = v.parse(fileLine, value);
		return { file, mime, bytes: Buffer.from(data, 'base64') };
	}
	return { digest: v.parse(trailer, value).digest, counted: counted() };
}

/** Reads a whole backup without writing anything: digest right, every row there. Resolves to its header. Throws StartError `backup_broken`. */
export async function checkArchive(file: string): Promise<Header> {
	let found: Header | undefined;
	let whole = false;
	let files = 0;
	const counts = new Map<string, number>();
	for await (const line of readArchive(file)) {
		if (whole) throw broken('after the end');
		if ('header' in line) found = line.header;
		else if ('table' in line) counts.set(line.table, (counts.get(line.table) ?? 0) + 1);
		else if ('file' in line) files++;
		else if (line.digest === line.counted) whole = true;
		else throw broken('digest');
	}
	if (!found || !whole) throw broken('no end');
	if (found.files !== files) throw broken('files');
	if (found.tables.some(({ name, rows }) => rows !== (counts.get(name) ?? 0)) || counts.size > found.tables.length) throw broken('rows');
	return found;
}
