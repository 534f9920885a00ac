import { type Actor, inForce } from '@honghuo/core/actor.ts';
import { addDays, localDate } from '@honghuo/core/dates.ts';
import { type BaseRow, type Rows, tableRef } from '@honghuo/core/row.ts';
import { canonicalOf, isUnit, toCanonical } from '@honghuo/core/units.ts';
import { type Block, type Planting, type Variety, varieties } from '../orchard/model.ts';
import type { harvest, soleReference } from './table.ts';

export type Harvest = typeof harvest.$inferSelect;
export type Reference = typeof soleReference.$inferSelect;

export const harvests = tableRef<Harvest>('harvest', {
	together: [
		['grossG', 'typedGross'],
		['marketableG', 'typedMarketable'],
	],
});
export const references = tableRef<Reference>('sole_reference', { whole: true, together: [['gPerMu', 'typed']] });

/** All of this noun; parents before children. */
export const refs = [harvests, references];

/** More in one entry is a slip of the finger: 100,000 tonnes. */
export const mostGrams = 100_000_000_000;

/** More on one mu is no harvest of any crop here: 200 tonnes. */
export const mostGramsPerMu = 200_000_000;

/** Days in which anybody of the village corrects a record; after that its first secretary or village secretary. */
const correctionDays = 7;

/** Whether somebody of the village may still correct or withdraw a record of theirs. */
export function correctable(row: Pick<BaseRow, 'receivedAt' | 'village'>, { actor, today }: { actor: Actor; today: string }): boolean {
	if (today <= addDays(localDate(row.receivedAt), correctionDays)) return true;
	return inForce(actor, today).some(
		({ role, unit }) => unit === row.village && (role === 'first_secretary' || role === 'village_secretary'),
	);
}

/** Whether what was typed is the amount that counts: the screen and the figure must tell the same story. */
export const saysTheSame = (typed: { value: string; unit: string } | null | undefined, amount: number | null, base: 'g' | 'fen'): boolean =>
	!typed || (isUnit(typed.unit) && canonicalOf(typed.unit) === base && toCanonical(typed.value, typed.unit) === amount);

/** The records that count: not withdrawn. */
export const counted = <R extends { withdrawnReason: string | null }>(all: readonly R[]): R[] =>
	all.filter((row) => row.withdrawnReason === null);

/** Whether so much from a block's land is beyond all reason; a block without area can't say. */
export const isAbsurd = (grossG: number, { areaE4mu }: Pick<Block, 'areaE4mu'>): boolean =>
	areaE4mu !== null && BigInt(grossG) * 10_000n > BigInt(mostGramsPerMu) * BigInt(areaE4mu);

/** Whether a planting stood on that day: of many only the year of planting is known. */
export function stoodOn({ plantedOn, plantedPrecision, removedOn }: Planting, day: string): 'before' | 'after' | 'standing' {
	const known = { day: 10, month: 7, year: 4 }[plantedPrecision];
	if (day.slice(0, known) < plantedOn.slice(0, known)) return 'before';
	return removedOn !== null && day > removedOn ? 'after' : 'standing';
}

/** The county's sole reference of a cultivar; undefined when nobody entered one. */
export const referenceOf = (variety: string, rows: Rows): Reference | undefined => counted(rows.find(references, 'variety', variety))[0];

/** A planting's cultivar. */
export const varietyOf = (planting: Pick<Planting, 'variety'> | undefined, rows: Rows): Variety | undefined =>
	planting && rows.get(varieties, planting.variety);
