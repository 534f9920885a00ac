import { perMu } from '@honghuo/core/rates.ts';
import type { Rational } from '@honghuo/core/rational.ts';
import type { Language, Sentence } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { componentsOf, entriesOf, type Period, wholeArea, within } from '../harvest/figures.ts';
import { counted, harvests } from '../harvest/model.ts';
import { cultivarOn } from '../orchard/figures.ts';
import { type Block, type Planting, plantings } from '../orchard/model.ts';
import type { Category } from './messages.ts';
import { type Cost, costs, type Sale, sales } from './model.ts';

export { categoryNames, channelNames, payerNames } from './messages.ts';

/** Money over land: fen, the area it is reckoned on (null without one), and fen per mu. */
export type Money = { amountFen: number; areaE4mu: number | null; perMu: Rational | undefined };

/** What one cultivar brought in on some blocks. */
export type ComponentIncome = Money & { variety: string; role: Planting['role']; sales: Sale[]; entries: number[] };

/**
 * Income of some blocks in a period. What one component brings and what the whole model brings are two numbers and never one (DOMAIN.md §1):
 * 「牡丹 1,000 元/亩」 is a part of 「梨下牡丹整个模式 4,000 多元/亩」. Costs stand beside them and are not taken off.
 */
export type Income = {
	components: ComponentIncome[];
	system: Money;
	costs: Money & { rows: Cost[]; byCategory: [Category, number][] };
	entries: number[];
};

const total = (rows: readonly { amountFen: number }[]): number => rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
const over = (amountFen: number, areaE4mu: number | null): Money => ({
	amountFen,
	areaE4mu,
	perMu: areaE4mu === null ? undefined : perMu(amountFen, areaE4mu),
});

/** The day the fruit of a sale was picked: its harvest's where that is known, else the day it was sold. */
export const grownOn = ({ harvest, soldOn }: Pick<Sale, 'harvest' | 'soldOn'>, rows: Rows): string =>
	(harvest === null ? undefined : rows.get(harvests, harvest)?.occurredOn) ?? soldOn;

/** The cultivar that was sold. */
export function cultivarSold(sale: Pick<Sale, 'planting' | 'harvest' | 'soldOn'>, rows: Rows): string | undefined {
	const cohort = rows.get(plantings, sale.planting);
	return cohort && cultivarOn(cohort, grownOn(sale, rows), rows);
}

/** Income of each component and of the system, per mu of the whole block area, with the costs of the same days. */
export function incomeOf(blocks: readonly Block[], rows: Rows, period: Period): Income {
	const soldOf = ({ id }: Planting) =>
		counted(rows.find(sales, 'planting', id))
			.filter(({ soldOn }) => within(soldOn, period))
			.map((row) => ({ row, grownOn: grownOn(row, rows) }));
	const grown = componentsOf(blocks, rows, period, soldOf);
	const components = grown.map(
		({ variety, role, blocks: places, records: sold }): ComponentIncome => ({
			variety,
			role,
			sales: sold,
			...over(total(sold), wholeArea(places)),
			entries: entriesOf(sold),
		}),
	);
	const spent = blocks.flatMap(({ id }) => counted(rows.find(costs, 'block', id))).filter(({ occurredOn }) => within(occurredOn, period));
	const byCategory = new Map<Category, number>();
	for (const { category, amountFen } of spent) byCategory.set(category, (byCategory.get(category) ?? 0) + amountFen);
	// Land on which nothing stood and nothing was spent in the period thins out neither number.
	const used = new Set([...grown.flatMap((one) => [...one.blocks]), ...blocks.filter(({ id }) => spent.some(({ block }) => block === id))]);
	const area = wholeArea(used.size > 0 ? used : blocks);
	const sold = components.flatMap((component) => component.sales);
	return {
		components,
		system: over(total(sold), area),
		costs: { ...over(total(spent), area), rows: spent, byCategory: [...byCategory].sort(([, a], [, b]) => b - a) },
		entries: entriesOf([...sold, ...spent]),
	};
}

/** Names as a list to choose from, in the reader's language. */
export const optionsOf = (names: Readonly<Record<string, Sentence>>, language: Language): { value: string; text: string }[] =>
	Object.entries(names).map(([value, name]) => ({ value, text: name[language] }));
