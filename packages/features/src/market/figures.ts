import { monthName } from '@honghuo/core/dates.ts';
import { convertRate } from '@honghuo/core/rates.ts';
import { between, type Language } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { parseDecimal } from '@honghuo/core/units.ts';
import { counted } from '../harvest/model.ts';
import type { Crop } from '../orchard/model.ts';
import { type Buyer, type Price, prices } from './model.ts';

/** Units a price is typed in. */
export const priceUnits = ['yuan/jin', 'yuan/kg', 'yuan/t'] as const;
export type PriceUnit = (typeof priceUnits)[number];

const isPriceUnit = (unit: string): unit is PriceUnit => (priceUnits as readonly string[]).includes(unit);

/** A typed price in whole fen per kilogram: `1.80` yuan/jin → 360. Undefined when it is no price or not a whole number of them. */
export function fenPerKgOf(value: string, unit: string): number | undefined {
	const parsed = parseDecimal(value);
	if (!parsed || !isPriceUnit(unit)) return undefined;
	const { numerator, denominator } = convertRate(parsed, unit, 'fen/kg');
	return denominator === 1n && numerator > 0n && numerator <= 10_000_000n ? Number(numerator) : undefined;
}

/** Whether a buyer collects in that month (1–12); one without months comes at any time. */
export const collectsIn = ({ months }: Pick<Buyer, 'months'>, month: number): boolean => months.length === 0 || months.includes(month);

/** The months somebody comes in: 「7、8月」, `Jul, Aug`. */
export const monthsName = (months: readonly number[], language: Language): string =>
	language === 'en' ? months.map((month) => monthName(month, language)).join(between(language)) : `${months.join(between(language))}月`;

/** Who collects some of these crops in that month, by name; buyers whose offtake has ended are left out. */
export const offtakeOf = (all: readonly Buyer[], crops: readonly Crop[], month: number): Buyer[] =>
	all
		.filter((one) => one.closedReason === null && collectsIn(one, month) && one.crops.some((crop) => crops.includes(crop)))
		.sort((a, b) => (a.name < b.name ? -1 : 1));

/** The latest price seen of a cultivar; undefined when nobody noted one. */
export const latestPrice = (variety: string, rows: Rows): Price | undefined =>
	counted(rows.find(prices, 'variety', variety)).sort((a, b) => (a.observedOn < b.observedOn ? 1 : -1))[0];
