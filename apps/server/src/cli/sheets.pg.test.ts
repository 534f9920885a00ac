import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { villages } from '@honghuo/testing/county.ts';
import { memoryFiles, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { readWorkbook } from '../sheets/workbook.ts';
import { sheetVerbs } from './sheets.ts';
import { readArguments } from './verb.ts';

let site: TestSite;
let folder: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'honghuo-sheets-'));
	site = await testSite(inject('cluster'), { limits: false });
	await site.joined(await site.founded(), {
		name: '大屯村第一书记',
		username: 'diyi',
		role: 'first_secretary',
		unit: villages.大屯村,
	});
});
afterAll(async () => {
	await site.close();
	rmSync(folder, { recursive: true });
});

/** What a verb says and its exit code, run beside the server on its database. */
async function run(name: string, ...args: string[]) {
	const verb = sheetVerbs.find((one) => one.name === name);
	if (!verb) throw new Error(`There is no verb ${name}.`);
	const said: string[] = [];
	const { database, accounts } = site.services;
	const code = await verb.run(readArguments(verb, args), { database, accounts, files: memoryFiles(), say: (line) => said.push(line) });
	return { code, said: said.join('\n') };
}

test('the command line imports with a person’s rights, dry first, and exports what they see', async () => {
	const file = join(folder, '地块.xlsx');
	const rows = [
		['村', '果园', '地块', '面积（亩）'],
		['大屯', '梨园', '东坡', '2.1'],
	];
	await writeFile(file, await writeExcel(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer());
	const dry = await run('import', file, '--user', 'diyi', '--dry-run');
	expect(dry).toMatchObject({ code: 0, said: expect.stringContaining('第 2 行  会写入（「大屯」按「大屯镇 大屯村」认的）') });
	expect(dry.said).toContain('写了 0 行');
	expect(await run('import', file, '--user', 'diyi')).toMatchObject({ code: 0, said: expect.stringContaining('写了 1 行') });
	expect((await run('import', file, '--user', 'diyi')).said).toContain('1 行已经有了');
	expect(await run('import', file, '--user', 'guanliyuan')).toMatchObject({ code: 0, said: expect.stringContaining('1 行已经有了') });

	const out = join(folder, 'out.xlsx');
	expect((await run('export', out, '--sheet', 'blocks', '--user', 'diyi', '--village', villages.大屯村)).code).toBe(0);
	expect((await readWorkbook(await readFile(out)))[1]?.slice(0, 4)).toEqual(['大屯镇 大屯村', '梨园', '东坡', 2.1]);
	await expect(run('import', join(folder, 'none.xlsx'), '--user', 'diyi')).rejects.toMatchObject({ code: 'file_missing' });
	await expect(run('export', out, '--sheet', 'trees', '--user', 'diyi')).rejects.toMatchObject({ code: 'sheet_unknown' });
});
