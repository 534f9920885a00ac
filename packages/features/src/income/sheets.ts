import type { Rows } from '@honghuo/core/row.ts';
import { sheet } from '@honghuo/core/sheet.ts';
import { type Amount, amount, differs, place, required, stored, text, whole } from '../cells.ts';
import { type IncomeSource, sourceNames } from './messages.ts';
import { incomeFrom, incomes, incomesOf } from './model.ts';
import { refuse } from './refusals.ts';

const money = (source: IncomeSource) => amount(sourceNames[source]['zh-CN'], 'money', '元', '没有就空着，0 也可以填', true);
const columns = {
	village: required(place('村', '全名、乡镇加村名，或 12 位编码')),
	year: required(whole('年份', '年', '如 2025', 1980, 2100)),
	operating: money('operating'),
	contracting: money('contracting'),
	leasing: money('leasing'),
	investment: money('investment'),
	subsidy: money('subsidy'),
	other: money('other'),
	total: amount('合计', 'money', '元', '分了来源的话，要等于各项相加；没分来源就只填这一列', true),
	note: text('备注', '', 2000),
};
const sources = ['operating', 'contracting', 'leasing', 'investment', 'subsidy', 'other'] as const;
type Row = { village: string; year: number; total: Amount | null; note: string | null } & Record<(typeof sources)[number], Amount | null>;

/** What a row says, by source: its sources, or the sum when it tells none apart. */
const saidBy = (row: Row): [IncomeSource, Amount][] => {
	const split = sources.flatMap((source): [IncomeSource, Amount][] => (row[source] ? [[source, row[source]]] : []));
	return split.length > 0 || row.total === null ? split : [['total', row.total]];
};
const sumOf = (said: readonly [IncomeSource, Amount][]) => said.reduce((sum, [, { value }]) => sum + value, 0);
const recordOf = (row: Row, source: IncomeSource, rows: Rows) => incomeFrom(row.village, row.year, source, rows);

/** A row is a village's year, as the county's tables have it: a column for each source. */
const incomeSheet = sheet({
	name: 'incomes',
	title: { 'zh-CN': '村集体收入', en: 'Village income' },
	table: incomes,
	columns,
	villages: ({ village }) => [village],
	key: (row) => [row.village, String(row.year), ...saidBy(row).map(([source]) => source)],
	known: (row, context) => {
		const said = saidBy(row);
		const there = said.map(([source]) => recordOf(row, source, context.rows));
		for (const [n, [source, given]] of said.entries()) {
			const known = there[n];
			const column = source === 'total' ? columns.total : columns[source];
			const wrong = known && differs(column, given, stored(known.amountFen), context);
			if (wrong) return { ...wrong, field: source };
		}
		// A row of which all is there is known; what is missing of it is written.
		return said.length > 0 && there.every((one) => one !== undefined) ? [there[0]?.id ?? ''] : [];
	},
	write: ([row], { rows, ids: [own = ''], id }) => {
		if (!row) return [];
		const said = saidBy(row);
		if (said.length === 0) return refuse('row_income_nothing', 'total');
		const sum = sumOf(said);
		if (row.total !== null && row.total.value !== sum)
			return refuse('row_income_sum', 'total', { total: { value: row.total.value, unit: 'fen' }, sum: { value: sum, unit: 'fen' } });
		return said
			.filter(([source]) => !recordOf(row, source, rows))
			.map(([source, { value, typed }], n) => ({
				name: 'income.record',
				input: {
					...{ id: n === 0 ? own : id('income', own, source), village: row.village, year: row.year },
					...{ source, amountFen: value, typed, note: row.note },
				},
			}));
	},
	rows: ({ rows }, villages) =>
		villages.flatMap((village) => {
			const all = incomesOf(village, rows);
			const years = [...new Set(all.map(({ year }) => year))].sort((a, b) => a - b);
			return years.map((year) => {
				const mine = all.filter((one) => one.year === year);
				const from = (source: IncomeSource) => stored(mine.find((one) => one.source === source)?.amountFen ?? null);
				const notes = [...new Set(mine.flatMap(({ note }) => note ?? []))];
				return {
					...{ village, year },
					...{ operating: from('operating'), contracting: from('contracting'), leasing: from('leasing') },
					...{ investment: from('investment'), subsidy: from('subsidy'), other: from('other') },
					total: stored(mine.reduce((sum, { amountFen }) => sum + amountFen, 0)),
					note: notes.length > 0 ? notes.join('；') : null,
				};
			});
		}),
});

export const sheets = [incomeSheet];
