import { createHash } from 'node:crypto';
import { type Actor, scopeOf } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import type { Language, Refusal } from '@honghuo/core/refusal.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import { headingOf, type Raw, type Sheet, type SheetContext } from '@honghuo/core/sheet.ts';
import { headingsAt, planRows, readTable, underHeading, type Verdict } from '@honghuo/core/sheet-plan.ts';
import { features } from '@honghuo/features/slices.ts';
import type { Imported } from '../http/shapes.ts';
import type { Outcome } from '../journal/commit.ts';
import type { Journal } from '../journal/journal.ts';
import type { SnapshotOf } from '../journal/snapshot.ts';
import { HeldRows, NotRead } from './held-rows.ts';
import { readWorkbook, writeWorkbook } from './workbook.ts';

/** Every sheet with its columns, for the screen and for programs. */
export const describeSheets = () =>
	[...features.sheets.values()].map(({ name, title, columns }) => ({
		name,
		title,
		columns: Object.values(columns).map((column) => ({
			heading: headingOf(column),
			required: column.required,
			shown: column.shown ?? false,
			about: column.about,
		})),
	}));

/** The one sheet whose headings a table has; undefined when it is none or may be several. */
export function sheetOf(table: readonly (readonly Raw[])[]): Sheet | undefined {
	const nothing = { rows: new HeldRows({}), county: '', today: '' };
	const fitting = [...features.sheets.values()].filter((sheet) => {
		const [first] = readTable(sheet, [table[headingsAt(sheet, table)] ?? []], nothing);
		return first?.wrong.every(({ code }) => code === 'sheet_empty');
	});
	return fitting.length === 1 ? fitting[0] : undefined;
}

/** What a person may see of some villages (all, when none are named), with the tables that are always whole; of these `tables` alone, when they are named. */
async function held(journal: Journal, actor: Actor, of: Omit<SnapshotOf, 'only'>): Promise<SheetContext> {
	const today = localDate(new Date());
	const scope = scopeOf(actor, today);
	const { body } = await journal.snapshot(scope, of);
	const { tables } = JSON.parse(body) as { tables: Record<string, BaseRow[]> };
	return { rows: new HeldRows(tables, of.tables !== undefined), county: actor.county, today, reader: { actor, scope } };
}

/** An empty file to be filled in. */
export const templateOf = (sheet: Sheet, county: string): Promise<Buffer> =>
	writeWorkbook(sheet, [], { rows: new HeldRows({}), county, today: localDate(new Date()) }, true);

/** What each sheet's export has been seen to read. */
const readBy = new Map<string, Set<string>>();

/**
 * The records somebody may see, of one village or of all, as a file. A county has a hundred megabytes of rows, so only the tables that are needed are read:
 * one that turns out to be missing is read with the others, all at one version again, and remembered.
 */
export async function exportOf(journal: Journal, actor: Actor, sheet: Sheet, village?: string): Promise<Buffer> {
	const tables = readBy.get(sheet.name) ?? new Set([sheet.table.name]);
	readBy.set(sheet.name, tables);
	for (;;) {
		const context = await held(journal, actor, { villages: village === undefined ? undefined : [village], tables: [...tables] });
		try {
			return await writeWorkbook(sheet, sheet.rows(context, village === undefined ? villagesOf(context) : [village]), context);
		} catch (error) {
			if (!(error instanceof NotRead)) throw error;
			tables.add(error.table);
		}
	}
}

const villagesOf = ({ rows }: SheetContext): string[] =>
	rows
		.find<BaseRow & { level: string }>({ name: 'org_unit', private: false, whole: true, together: [] }, 'level', 'village')
		.map(({ id }) => id)
		.sort();

/**
 * Reads a file and judges each of its rows with the rights of whoever brings it. Unless it is a `dry` run, and only when no row is wrong, all are
 * written through the journal, in order and in one transaction. The same file again changes nothing: what is there is left alone, and ids follow from what rows say.
 */
export async function importFile(
	journal: Journal,
	actor: Actor,
	sheet: Sheet,
	given: { bytes: Uint8Array } | { table: Raw[][] },
	{ dry, language }: { dry: boolean; language: Language },
): Promise<Imported> {
	const table = 'table' in given ? given.table : await readWorkbook(given.bytes);
	const read = readTable(sheet, table, await held(journal, actor, { villages: [] }));
	const named = read.flatMap(({ values, wrong }) => (wrong.length > 0 ? [] : sheet.villages(values)));
	const context = await held(journal, actor, { villages: [...new Set(named.filter((code) => code !== null))] });
	const now = new Date().toISOString();
	const { verdicts, planned } = planRows(sheet, read, { context, actor, now, registry: features, id: idsOf(actor.county, sheet.name) });
	const clean = verdicts.every(({ status }) => status !== 'wrong');
	if (dry || !clean) return told(sheet, verdicts, { dry, language, written: 0 });
	const outcomes = await journal.receiveWhole(
		actor,
		planned.map(({ envelope }) => envelope),
		'spreadsheet',
	);
	const refused = refusedRows(sheet, planned, outcomes);
	const after = verdicts.map((verdict): Verdict => {
		const wrong = refused.get(verdict.row);
		return wrong ? { ...verdict, status: 'wrong', wrong: [wrong] } : verdict;
	});
	const written = refused.size > 0 ? 0 : after.filter(({ status }) => status === 'new').length;
	return told(sheet, after, { dry, language, written });
}

/** Rows that were refused after all, because somebody changed the ledger between judging and writing. */
function refusedRows(sheet: Sheet, planned: readonly { rows: readonly number[] }[], outcomes: readonly Outcome[]): Map<number, Refusal> {
	const refused = new Map<number, Refusal>();
	for (const [index, outcome] of outcomes.entries()) {
		if (outcome.status !== 'refused') continue;
		for (const row of planned[index]?.rows ?? []) refused.set(row, refused.get(row) ?? underHeading(sheet, outcome.refusal));
	}
	return refused;
}

const plain = {
	new: {
		dry: { 'zh-CN': '会写入', en: 'will be written' },
		done: { 'zh-CN': '写好了', en: 'written' },
		held: { 'zh-CN': '没有问题，改好别的行再写', en: 'fine; waits for the other rows' },
	},
	same: { 'zh-CN': '已经有了，不再写', en: 'there already; left alone' },
} as const;

function told(
	{ name }: Sheet,
	verdicts: readonly Verdict[],
	{ dry, language, written }: { dry: boolean; language: Language; written: number },
): Imported {
	const counts = { new: 0, same: 0, wrong: 0 };
	for (const { status } of verdicts) counts[status] += 1;
	const fresh = dry ? plain.new.dry : written > 0 ? plain.new.done : plain.new.held;
	const rows = verdicts.map(({ row, status, wrong, notes }) => {
		const field = wrong.find((refusal) => refusal.field !== undefined)?.field;
		const message =
			status === 'wrong'
				? wrong.map((refusal) => features.say(refusal, language)).join(' ')
				: (status === 'same' ? plain.same : fresh)[language];
		return { row, status, ...(field === undefined ? {} : { field }), message, notes: notes.map((note) => features.say(note, language)) };
	});
	return { sheet: name, dry, written, counts, rows };
}

/** Ids of version 7's shape made of words, always the same for the same: their time is zero, so that they sort before whatever people enter. */
export function idsOf(county: string, sheet: string): (...parts: string[]) => string {
	return (...parts) => {
		const hash = createHash('sha256')
			.update(JSON.stringify([county, sheet, ...parts]))
			.digest('hex');
		const variant = ((Number.parseInt(hash[3] ?? '0', 16) & 3) | 8).toString(16);
		return `00000000-0000-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
	};
}
