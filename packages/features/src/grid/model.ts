import type { LocalDate } from '@honghuo/core/dates.ts';
import { grouped, rational, toDecimal } from '@honghuo/core/rational.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { fromCanonical } from '@honghuo/core/units.ts';
import { counted, type Harvest, harvests, varietyOf } from '../harvest/model.ts';
import { type Block, blockName, byAge, type Planting, plantings, type Variety } from '../orchard/model.ts';
import { asTyped } from '../paste/figures.ts';
import { type Sale, sales } from '../sale/model.ts';
import type { Guard } from '../spray/figures.ts';
import type { TypedColumn } from './messages.ts';

export { type Column, columns, headings, type TypedColumn, typedColumns } from './messages.ts';

/** A line of the grid: one planting of a block, and what the ledger has of it in the month. */
export type Line = {
	/** The planting's id. */
	key: string;
	block: Block;
	/** What the block is called among those of its village. */
	name: string;
	planting: Planting;
	variety: Variety | undefined;
	/** Harvests of the month; of more than one the grid can't tell which is meant. */
	harvests: Harvest[];
	/** The one sale of the one harvest, where there is just that. */
	sale: Sale | undefined;
	sales: number;
};

/** The lines of some blocks for a month `YYYY-MM`: main crops with their pollinizers, or intercrops. */
export function linesOf(blocks: readonly Block[], rows: Rows, month: string, kind: 'main' | 'intercrop'): Line[] {
	return blocks.flatMap((block) =>
		rows
			.find(plantings, 'block', block.id)
			.filter((planting) => (planting.role === 'intercrop') === (kind === 'intercrop'))
			.filter(({ removedOn }) => removedOn === null || removedOn >= `${month}-01`)
			.sort(byAge)
			.map((planting) => {
				const picked = counted(rows.find(harvests, 'planting', planting.id))
					.filter(({ occurredOn }) => occurredOn.startsWith(month))
					.sort(byAge);
				const sold = picked.length === 1 ? counted(rows.find(sales, 'harvest', picked[0]?.id ?? '')) : [];
				return {
					key: planting.id,
					block,
					name: blockName(block, rows),
					planting,
					variety: varietyOf(planting, rows),
					harvests: picked,
					sale: sold.length === 1 ? sold[0] : undefined,
					sales: sold.length,
				};
			}),
	);
}

/** The records of a line as they were when somebody began to type over them. */
export type Seen = { harvest?: Harvest | undefined; sale?: Sale | undefined };

/** What was typed or pasted and is not yet saved. `area` is what a pasted table says of a block's area, to be compared only. */
export type Draft = {
	texts: Readonly<Record<string, Readonly<Partial<Record<TypedColumn | 'area', string>>>>>;
	/** Questions answered with 「就是这个数」, by their key. */
	settled: Readonly<Record<string, true>>;
	/** Lines marked 「未采收」. */
	skipped: Readonly<Record<string, true>>;
	/** Lines a pasted table had twice. */
	doubled: Readonly<Record<string, true>>;
	/** What the ledger had of a line when its first cell was typed. A draft kept by an older form of this page has none. */
	saw?: Readonly<Record<string, Seen>>;
	/** Why a line could not wait for the interval of a spray. */
	reasons?: Readonly<Record<string, string>>;
};

export const emptyDraft: Draft = { texts: {}, settled: {}, skipped: {}, doubled: {} };

/** One cell to be filled. */
export type Edit = { key: string; column: TypedColumn | 'area'; text: string };

/** The draft with these cells filled. A cell filled anew is asked about anew. */
export function fillCells(draft: Draft, edits: readonly Edit[]): Draft {
	const texts: Record<string, Partial<Record<TypedColumn | 'area', string>>> = { ...draft.texts };
	const skipped = { ...draft.skipped };
	const touched = new Set(edits.map(({ key }) => key));
	for (const { key, column, text } of edits) {
		texts[key] = { ...texts[key], [column]: text };
		delete skipped[key];
	}
	const settled = Object.fromEntries(Object.entries(draft.settled).filter(([question]) => !touched.has(question.split(' ')[0] ?? '')));
	return { ...draft, texts, settled, skipped };
}

/** The draft with what stood in the lines it touches for the first time: what others change from now on is asked about. */
export function rememberSeen(draft: Draft, lines: readonly Line[]): Draft {
	const fresh = lines.filter(({ key, harvests }) => draft.texts[key] && !draft.saw?.[key] && harvests.length < 2);
	if (fresh.length === 0) return draft;
	const seen = Object.fromEntries(fresh.map(({ key, harvests: [harvest], sale }) => [key, { harvest, sale }]));
	return { ...draft, saw: { ...draft.saw, ...seen } };
}

/** The draft without what was typed into some lines: they have been saved, or nothing is to be saved of them. */
export function forgetLines(draft: Draft, keys: readonly string[]): Draft {
	const without = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
		Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key.split(' ')[0] ?? '')));
	return {
		texts: without(draft.texts),
		settled: without(draft.settled),
		skipped: draft.skipped,
		doubled: without(draft.doubled),
		saw: without(draft.saw ?? {}),
		reasons: without(draft.reasons ?? {}),
	};
}

/** A price of fen per kilogram as yuan per jin: 360 → `1.80`. */
export const yuanPerJin = (fenPerKg: number): string => toDecimal(rational(fenPerKg, 200), 4, 2);

/** What a sale fetched a kilogram, in fen, rounded; undefined when its weight is not known. */
export const fenPerKgOfSale = ({ weightG, amountFen }: Pick<Sale, 'weightG' | 'amountFen'>): number | undefined =>
	weightG === null ? undefined : Number(toDecimal(rational(BigInt(amountFen) * 1000n, weightG), 0));

/** A day as the grid shows it: 「8月2日」. */
export const shortDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/** What the ledger has of a cell, as the grid shows it; a weight as it was typed unless that was in 斤. */
export function savedText({ harvests: [harvest, ...more], sale }: Line, column: TypedColumn): string {
	if (!harvest || more.length > 0) return '';
	if (column === 'day') return shortDay(harvest.occurredOn);
	if (column === 'price') {
		const price = sale && fenPerKgOfSale(sale);
		return price === undefined ? '' : yuanPerJin(price);
	}
	const { typedGross, grossG, typedMarketable, marketableG } = harvest;
	const [typed, grams] = column === 'marketable' ? [typedMarketable, marketableG] : [typedGross, grossG];
	if (grams === null) return '';
	return typed && typed.unit !== 'jin' ? asTyped(typed, grams, 'jin') : grouped(fromCanonical(grams, 'jin'));
}

/** What stands in a cell: what was typed, else what the ledger has. */
export const textOf = (line: Line, column: TypedColumn, draft: Draft): string => draft.texts[line.key]?.[column] ?? savedText(line, column);

/**
 * Facts the checks need besides the lines: `prices` are the last ones seen of a cultivar, in fen per kilogram; `guard` says which spray forbids
 * picking a block on a day.
 */
export type Season = {
	month: string;
	today: LocalDate;
	prices?: ReadonlyMap<string, number>;
	guard?: (block: string, day: string) => Guard | undefined;
};

/** The rows behind what the ledger has of a line: the block, its harvests and the sale of them. */
export const behind = ({ block, harvests: picked, sale }: Line): string[] =>
	[block, ...picked, ...(sale ? [sale] : [])].map(({ id }) => id);
