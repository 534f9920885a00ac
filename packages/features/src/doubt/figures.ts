import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { perMu } from '@honghuo/core/rates.ts';
import { compare, divide, grouped, multiply, type Rational, rational, toDecimal } from '@honghuo/core/rational.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { display } from '@honghuo/core/units.ts';
import { counted, harvests } from '../harvest/model.ts';
import { type Income, incomesOf } from '../income/model.ts';
import { latestPrice } from '../market/figures.ts';
import { cultivarOn } from '../orchard/figures.ts';
import { type Block, plantings } from '../orchard/model.ts';
import { categoryNames } from '../sale/figures.ts';
import { type Cost, costs, type Sale, sales } from '../sale/model.ts';
import type { DoubtKind } from './messages.ts';

/** Something to be asked before an amount is saved; 「就是这个数」 is an answer. */
export type Doubt = { kind: DoubtKind; details: Record<string, string> };

/** An amount so many times what was noted last, or so small a part of it, is asked about. */
const far = rational(5);
/** Without anything noted: yuan/jin between which fruit is sold, and yuan a mu and a year that are seldom seen. */
const [cheapest, dearest] = [rational(1, 20), rational(50)];
const soldPerMu = rational(10_000_000);
const spentPerMu = rational(1_000_000);
const muchIncome = 1_000_000_000;

/** What a sale comes to in yuan a jin; undefined while its weight is not known. */
export const yuanAJin = (amountFen: number, weightG: number | null): Rational | undefined =>
	weightG === null || weightG <= 0 ? undefined : rational(BigInt(amountFen) * 5n, weightG);

/** A price in yuan as people read it: 1.80. */
export const priceText = (yuan: Rational): string => toDecimal(yuan, 4, 2);

const above = (value: Rational, usual: Rational): boolean => compare(value, multiply(usual, far)) > 0;
const below = (value: Rational, usual: Rational): boolean => compare(multiply(value, far), usual) < 0;

type Selling = Pick<Sale, 'planting' | 'weightG' | 'amountFen' | 'soldOn'> & { id?: string };
type Place = Pick<Block, 'areaE4mu'>;

/** The price noted last in yuan a jin: of the cultivar anywhere, else what the cohort was sold for the time before. */
function lastPrice({ planting, soldOn, id }: Selling, rows: Rows): Rational | undefined {
	const cohort = rows.get(plantings, planting);
	const noted = latestPrice((cohort && cultivarOn(cohort, soldOn, rows)) ?? '', rows);
	if (noted) return divide(rational(noted.fenPerKg), rational(200));
	const [before] = counted(rows.find(sales, 'planting', planting))
		.filter((one) => one.id !== id && one.soldOn <= soldOn && one.weightG !== null)
		.sort((a, b) => (a.soldOn < b.soldOn ? 1 : -1));
	return before && yuanAJin(before.amountFen, before.weightG);
}

/** A cohort's harvests of the year up to a day, and what was sold since the first of them with this sale; undefined when nobody weighed a harvest. */
function pickedAndSold(sale: Selling, rows: Rows): { picked: number; sold: number } | undefined {
	const { planting, soldOn, weightG, id } = sale;
	const since = addDays(asLocalDate(soldOn), -365);
	const year = counted(rows.find(harvests, 'planting', planting)).filter((one) => one.occurredOn > since && one.occurredOn <= soldOn);
	const first = year.map(({ occurredOn }) => occurredOn).sort()[0];
	if (first === undefined || weightG === null) return undefined;
	const other = counted(rows.find(sales, 'planting', planting)).filter(
		(one) => one.id !== id && one.soldOn >= first && one.soldOn <= soldOn,
	);
	return {
		picked: year.reduce((sum, { grossG }) => sum + grossG, 0),
		sold: other.reduce((sum, one) => sum + (one.weightG ?? 0), weightG),
	};
}

const landDoubt = (amountFen: number, { areaE4mu }: Place, most: Rational, language: Language): Doubt[] => {
	const rate = areaE4mu === null ? undefined : perMu(amountFen, areaE4mu);
	if (!rate || compare(rate, most) <= 0) return [];
	const details = { money: display(amountFen, 'fen', language), rate: grouped(toDecimal(divide(rate, rational(100)), 0)) };
	return [{ kind: 'land', details }];
};

/** What is odd about a sale: a price far from the one noted last, more than was picked, more money than such land brings. */
export function saleDoubts(sale: Selling, block: Place, rows: Rows, language: Language): Doubt[] {
	const found: Doubt[] = [];
	const price = yuanAJin(sale.amountFen, sale.weightG);
	if (price) {
		const usual = lastPrice(sale, rows);
		const details = { price: priceText(price), usual: usual ? priceText(usual) : '' };
		if (usual && above(price, usual)) found.push({ kind: 'priceHigh', details });
		else if (usual && below(price, usual)) found.push({ kind: 'priceLow', details });
		else if (!usual && compare(price, dearest) > 0) found.push({ kind: 'dear', details });
		else if (!usual && compare(price, cheapest) < 0) found.push({ kind: 'cheap', details });
	}
	const weighed = pickedAndSold(sale, rows);
	if (weighed && weighed.sold > weighed.picked) {
		const said = (grams: number): string => display(grams, 'g', language);
		found.push({ kind: 'picked', details: { picked: said(weighed.picked), sold: said(weighed.sold) } });
	}
	return [...found, ...landDoubt(sale.amountFen, block, soldPerMu, language)];
}

/** What is odd about an outlay: far more than the block ever took for it, or than such land takes. */
export function costDoubts(
	cost: Pick<Cost, 'block' | 'category' | 'amountFen'> & { id?: string },
	block: Place,
	rows: Rows,
	language: Language,
): Doubt[] {
	const before = counted(rows.find(costs, 'block', cost.block)).filter(({ id, category }) => id !== cost.id && category === cost.category);
	const most = Math.max(0, ...before.map(({ amountFen }) => amountFen));
	const details = { category: categoryNames[cost.category][language], most: display(most, 'fen', language) };
	const spent: Doubt[] = most > 0 && above(rational(cost.amountFen), rational(most)) ? [{ kind: 'spent', details }] : [];
	return [...spent, ...landDoubt(cost.amountFen, block, spentPerMu, language)];
}

/** What is odd about a village's income: far from the same source in the year nearest to it; none at all is an answer. */
export function incomeDoubts(income: Pick<Income, 'village' | 'year' | 'source' | 'amountFen'>, rows: Rows, language: Language): Doubt[] {
	const { amountFen } = income;
	if (amountFen === 0) return [];
	const away = ({ year }: { year: number }) => Math.abs(year - income.year);
	const [near] = incomesOf(income.village, rows)
		.filter((one) => one.source === income.source && one.year !== income.year && one.amountFen > 0)
		.sort((a, b) => away(a) - away(b));
	if (!near) return amountFen > muchIncome ? [{ kind: 'income', details: { money: display(amountFen, 'fen', language) } }] : [];
	const [now, was] = [rational(amountFen), rational(near.amountFen)];
	const kind = above(now, was) ? 'incomeHigh' : below(now, was) ? 'incomeLow' : undefined;
	return kind ? [{ kind, details: { year: String(near.year), was: display(near.amountFen, 'fen', language) } }] : [];
}
