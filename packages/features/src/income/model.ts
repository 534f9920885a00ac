import { type Rows, tableRef } from '@honghuo/core/row.ts';
import type { OrgUnit } from '../village/model.ts';
import type { IncomeSource } from './messages.ts';
import type { villageIncome } from './table.ts';

export { type IncomeSource, incomeSources, sourceNames } from './messages.ts';

export type Income = typeof villageIncome.$inferSelect;

export const incomes = tableRef<Income>('village_income', { together: [['amountFen', 'typed']] });

/** All of this noun. */
export const refs = [incomes];

/** More from one source is a slip of the finger: 10 billion yuan. */
export const mostFen = 1_000_000_000_000;
/** More from one source in a year is no village's collective: a billion yuan. */
export const absurdFen = 100_000_000_000;
/** The first year anybody enters. */
export const firstYear = 1980;

/** What a village's collective took in by year and source, as it counts. */
export const incomesOf = (village: string, rows: Rows): Income[] =>
	rows.find(incomes, 'village', village).filter(({ withdrawnReason }) => withdrawnReason === null);

/** The record of a village, a year and a source that counts; there is at most one. */
export const incomeFrom = (village: string, year: number, source: IncomeSource, rows: Rows): Income | undefined =>
	incomesOf(village, rows).find((one) => one.year === year && one.source === source);

/** A village has a collective with an income of its own; a residents' committee in town has none, unless it says so. The register tells them apart. */
export const hasCollective = ({ name, aliases }: Pick<OrgUnit, 'name' | 'aliases'>): boolean =>
	[name, ...aliases].some((one) => /(村委会|村民委员会|村|嘎查)$/.test(one));
