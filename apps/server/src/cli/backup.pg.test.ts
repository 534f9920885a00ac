import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createDatabase } from '@honghuo/testing/cluster.ts';
import { memoryFiles, password, type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect } from '../database/connect.ts';
import { newKey } from '../files/store.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';
import { accountsOf, type Desk } from './verb.ts';
import { verifyAll } from './verify.ts';

const kept = memoryFiles();
let site: TestSite;
let administrator: SiteVisitor;
let folder: string;
let count = 0;
const newFile = () => join(folder, `${++count}.gz`);
const linesOf = (file: string) => gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
const rowsOf = (file: string) => linesOf(file).slice(1, -1);

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'honghuo-backup-'));
	site = await testSite(inject('cluster'), { limits: false, files: kept });
	administrator = await site.founded();
	await administrator.does('contact.set', {
		id: uuid(),
		person: ((await administrator.get('/api/v1/me')).body.person as { id: string }).id,
		phone: '13800138077',
	});
});
afterAll(async () => {
	await site.close();
	rmSync(folder, { recursive: true });
});

/** Works with an empty, migrated database. */
async function withEmpty<T>(work: (desk: Desk & { said: string[] }) => Promise<T>): Promise<T> {
	const own = await createDatabase(inject('cluster'));
	const database = await connect(own.url);
	const said: string[] = [];
	try {
		return await work({ database, files: memoryFiles(), accounts: accountsOf(database), say: (line) => said.push(line), said });
	} finally {
		await database.close();
		await own.drop();
	}
}

describe('a backup', () => {
	test('taken while people write is of one moment, and restores to the same rows, chain and accounts', async () => {
		const { sql } = site.services.database;
		let writing = true;
		const writers = [1, 2, 3].map(async () => {
			while (writing) await administrator.does('person.add', { id: uuid(), name: '大屯村种植户' });
		});
		const [file, again] = [newFile(), newFile()];
		const header = await backup(sql, kept, file);
		writing = false;
		await Promise.all(writers);
		expect(header.tables.find(({ name }) => name === 'journal')?.rows).toBeGreaterThan(10);
		expect(statSync(file).mode & 0o077).toBe(0);

		await withEmpty(async (desk) => {
			expect(await restore(desk.database, desk.files, file)).toBe(header.tables.reduce((sum, { rows }) => sum + rows, 0));
			expect(await verifyAll(desk)).toBe(true);
			expect(desk.said.join()).toContain('完整 whole');
			await backup(desk.database.sql, desk.files, again);
			expect(rowsOf(again)).toEqual(rowsOf(file));
			expect(await desk.accounts.signIn('guanliyuan', password)).toMatchObject({ username: 'guanliyuan' });
		});
		expect(linesOf(file).join('\n')).not.toMatch(/"session"|"setup_code"/);
	});

	test('holds the photos, and puts them back', async () => {
		const { sql } = site.services.database;
		const key = newKey('211422');
		await kept.put(key, new Uint8Array([255, 216, 7]), 'image/jpeg');
		await sql`insert into file_stored (county, file, thumb, key, mime, bytes, sha256) values ('211422', ${uuid()}, false, ${key}, 'image/jpeg', 3, 'x')`;
		const [file, cut] = [newFile(), newFile()];
		expect((await backup(sql, kept, file)).files).toBe(1);
		await withEmpty(async ({ database, files }) => {
			await restore(database, files, file);
			expect(await files.get(key)).toEqual(new Uint8Array([255, 216, 7]));
		});
		writeFileSync(
			cut,
			gzipSync(
				`${linesOf(file)
					.filter((line) => !line.startsWith('{"file"'))
					.join('\n')}\n`,
			),
		);
		await withEmpty(({ database, files }) => expect(restore(database, files, cut)).rejects.toMatchObject({ code: 'backup_broken' }));
		await kept.drop(key);
		await expect(backup(sql, kept, newFile())).rejects.toMatchObject({ code: 'backup_file_missing' });
		await sql`delete from file_stored`;
	});

	test('is never written over another file, and leaves no half of itself', async () => {
		const file = newFile();
		writeFileSync(file, 'precious');
		await expect(backup(site.services.database.sql, kept, file)).rejects.toMatchObject({ code: 'backup_exists' });
		expect(readFileSync(file, 'utf8')).toBe('precious');
		await expect(backup(site.services.database.sql, kept, join(folder, 'no/such/folder'))).rejects.toMatchObject({
			code: 'backup_unwritable',
		});
		expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
	});
});

describe('restoring', () => {
	test.each<[string, (lines: string[]) => string[], string]>([
		['one letter changed', (lines) => lines.map((line) => line.replace('13800138077', '13800138078')), 'backup_broken'],
		['a row taken out', (lines) => lines.filter((_, index) => index !== 5), 'backup_broken'],
		['the end missing', (lines) => lines.slice(0, -1), 'backup_broken'],
		['something after the end', (lines) => [...lines, '{}'], 'backup_broken'],
		['another format', () => ['{"format":"other"}'], 'backup_broken'],
	])('%s is seen before anything is written', async (_what, change, code) => {
		const [file, changed] = [newFile(), newFile()];
		await backup(site.services.database.sql, kept, file);
		writeFileSync(changed, gzipSync(`${change(linesOf(file)).join('\n')}\n`));
		await withEmpty(async ({ database }) => {
			await expect(restore(database, memoryFiles(), changed)).rejects.toMatchObject({ code });
			expect(await database.sql`select 1 from org_unit`).toHaveLength(0);
		});
	});

	test('a file cut short, no file, no gzip', async () => {
		const [file, cut, text] = [newFile(), newFile(), newFile()];
		await backup(site.services.database.sql, kept, file);
		writeFileSync(cut, readFileSync(file).subarray(0, 4_000));
		writeFileSync(text, 'not packed at all');
		await withEmpty(async ({ database }) => {
			await expect(restore(database, memoryFiles(), cut)).rejects.toMatchObject({ code: 'backup_broken' });
			await expect(restore(database, memoryFiles(), text)).rejects.toMatchObject({ code: 'backup_broken' });
			await expect(restore(database, memoryFiles(), newFile())).rejects.toMatchObject({ code: 'backup_missing' });
		});
	});

	test('into a county that lives is refused and touches nothing', async () => {
		const file = newFile();
		await backup(site.services.database.sql, kept, file);
		await expect(restore(site.services.database, kept, file)).rejects.toMatchObject({ code: 'database_not_empty' });
		expect((await administrator.get('/api/v1/me')).status).toBe(200);
	});
});

describe('verifying', () => {
	test.each([
		[
			'a word in an old entry',
			`update journal set input = jsonb_set(input, '{name}', '"别人"') where version = (select max(version) from journal where name = 'person.add')`,
		],
		['an entry gone', 'delete from journal where version = 3'],
		['a row changed behind the ledger', `update contact set phone = '10086'`],
		['a row gone', 'delete from contact'],
	])('finds %s', async (_what, tampering) => {
		const file = newFile();
		await backup(site.services.database.sql, kept, file);
		await withEmpty(async (desk) => {
			await restore(desk.database, desk.files, file);
			await desk.database.sql.unsafe(tampering);
			expect(await verifyAll(desk)).toBe(false);
			expect(desk.said.join()).toContain('断了 broken');
		});
	});
});
