import { readFile, writeFile } from 'node:fs/promises';
import type { Actor } from '@honghuo/core/actor.ts';
import type { Sheet } from '@honghuo/core/sheet.ts';
import { villageCode } from '@honghuo/features/inputs.ts';
import { features } from '@honghuo/features/slices.ts';
import * as v from 'valibot';
import { ApiError, httpErrors } from '../http/errors.ts';
import { Journal } from '../journal/journal.ts';
import { exportOf, importFile, sheetOf } from '../sheets/sheets.ts';
import { readWorkbook } from '../sheets/workbook.ts';
import { StartError } from '../start-error.ts';
import { option } from './set-up.ts';
import type { Desk, Given, Verb } from './verb.ts';

const names = () => [...features.sheets.keys()].join(', ');
const refused = (code: string, zh: string, en: string) => new StartError(code, `${zh} / ${en}`, { exitCode: 65 });

/** Does something with the ledger as one of its people: whoever runs this owns the installation, but what is written needs an author with the right to. */
async function asUser<T>(given: Given, { database, accounts }: Desk, act: (journal: Journal, actor: Actor) => Promise<T>): Promise<T> {
	const account = await accounts.byUsername(option(given, 'user', v.pipe(v.string(), v.minLength(1))));
	if (!account) throw refused('username_unknown', '没有这个用户名。', 'There is no such username.');
	const journal = new Journal(database.sql, () => undefined);
	await journal.start();
	try {
		return await act(journal, await journal.actorOf(account.county, account.person));
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		const { 'zh-CN': zh, en } = httpErrors[error.code];
		const filled = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (hole, key: string) => String(error.details?.[key] ?? hole));
		throw refused(error.code, filled(zh), filled(en));
	} finally {
		await journal.stop();
	}
}

function sheetNamed(name: string | undefined): Sheet | undefined {
	const sheet = name === undefined ? undefined : features.sheets.get(name);
	if (name !== undefined && !sheet)
		throw refused('sheet_unknown', `没有「${name}」这张表。有：${names()}`, `There is no sheet ${name}. There are: ${names()}`);
	return sheet;
}

const importVerb: Verb = {
	name: 'import',
	usage: 'FILE --user USERNAME [--dry-run] [--sheet NAME]',
	about: {
		'zh-CN': '导入 .xlsx，用这个人的权限；--dry-run 只看每一行行不行。有一行不行就一行也不写',
		en: 'Import an .xlsx with this person’s rights; --dry-run only judges each row. One wrong row and nothing is written; exit code 1',
	},
	options: { user: { type: 'string' }, sheet: { type: 'string' }, 'dry-run': { type: 'boolean' } },
	words: 1,
	run: async (given, desk) => {
		const bytes = await readFile(given.words[0] ?? '').catch(() => {
			throw refused('file_missing', '没有这个文件。', 'There is no such file.');
		});
		return asUser(given, desk, async (journal, actor) => {
			const table = await readWorkbook(bytes);
			const sheet = sheetNamed(given.options.sheet) ?? sheetOf(table);
			if (!sheet)
				throw refused(
					'sheet_unclear',
					`看标题认不出是哪张表。加 --sheet：${names()}`,
					`Its headings do not tell which sheet it is. Add --sheet: ${names()}`,
				);
			const dry = given.options['dry-run'] !== undefined;
			const { counts, written, rows } = await importFile(journal, actor, sheet, { table }, { dry, language: 'zh-CN' });
			for (const { row, status, message, notes } of rows) {
				if (status === 'wrong' || dry) desk.say(`第 ${row} 行  ${message}${notes.length > 0 ? `（${notes.join('；')}）` : ''}`);
			}
			desk.say(
				`${sheet.title['zh-CN']}：${counts.new} 行新的，${counts.same} 行已经有了，${counts.wrong} 行不行；写了 ${written} 行。 / ` +
					`${sheet.title.en}: ${counts.new} new, ${counts.same} there already, ${counts.wrong} wrong; ${written} written.`,
			);
			return counts.wrong > 0 ? 1 : 0;
		});
	},
};

const exportVerb: Verb = {
	name: 'export',
	usage: 'FILE --sheet NAME --user USERNAME [--village CODE]',
	about: { 'zh-CN': '导出 .xlsx：这个人看得到的记录', en: 'Export an .xlsx: the records this person may see' },
	options: { user: { type: 'string' }, sheet: { type: 'string' }, village: { type: 'string' } },
	words: 1,
	run: async (given, desk) => {
		const sheet = sheetNamed(option(given, 'sheet', v.string()));
		const village = given.options.village === undefined ? undefined : option(given, 'village', villageCode);
		if (!sheet) return 1;
		const bytes = await asUser(given, desk, (journal, actor) => exportOf(journal, actor, sheet, village));
		await writeFile(given.words[0] ?? '', bytes);
		desk.say(`导出好了：${given.words[0]} / Exported to ${given.words[0]}`);
		return 0;
	},
};

export const sheetVerbs: readonly Verb[] = [importVerb, exportVerb];
