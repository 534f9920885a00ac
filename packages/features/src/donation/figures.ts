import { type Actor, mayWriteVillage } from '@honghuo/core/actor.ts';
import { beginOf } from '@honghuo/core/dates.ts';
import { muCovered, treesPerMu } from '@honghuo/core/rates.ts';
import { multiply, rational, toInteger } from '@honghuo/core/rational.ts';
import type { Rows } from '@honghuo/core/row.ts';
import type { Waiting, WaitingRows } from '../ledger.ts';
import { type Block, type Planting, plantings } from '../orchard/model.ts';
import { aliveOf } from '../survival/figures.ts';
import { type Check, checks, counting } from '../survival/model.ts';
import { orgUnits } from '../village/model.ts';
import type { ItemUnit } from './messages.ts';
import { type Donation, donations, type Item, items } from './model.ts';

/**
 * What became of what was given, in pieces or grams: donated ≥ received ≥ planted ≥ alive, always. `alive` is known of the cohorts looked at, so it is
 * null before the first check; `checked` is how many trees those cohorts had. `entries` are the journal versions of the rows behind it.
 */
export type Flow = {
	unit: ItemUnit;
	donated: number;
	received: number;
	planted: number;
	alive: number | null;
	checked: number;
	entries: number[];
};

/** Whether a donation has left: drafts, pledges and what was cancelled give nothing yet. */
export const given = ({ dispatchedOn, state }: Donation): boolean => dispatchedOn !== null && state !== 'cancelled';

/** The rows such sums rest on: the donations, their items, what was planted of them and how it lives. */
export const rowsBehind = (all: readonly Donation[], rows: Rows): string[] =>
	all.flatMap(({ id }) => {
		const given = rows.find(items, 'donation', id);
		const planted = given.flatMap((item) => rows.find(plantings, 'sourceItem', item.id));
		return [id, ...[...given, ...planted, ...rows.find(checks, 'donation', id)].map((row) => row.id)];
	});

/** The newest check of each cohort among these checks. */
function newest(all: readonly Check[]): Check[] {
	return [...new Map(counting(all).map((check) => [check.planting, check])).values()];
}

const versions = (rows: readonly { version: number }[]): number[] =>
	[...new Set(rows.map(({ version }) => version))].filter((version) => version > 0).sort((a, b) => a - b);

/** Trees alive of the cohorts looked at. Without the cohort at hand a sample's own count is what is known for sure. */
function living(all: readonly Check[], rows: Rows): { alive: number | null; checked: number; cohorts: Planting[] } {
	const known = newest(all).map((check) => ({ check, cohort: rows.get(plantings, check.planting) }));
	return {
		alive: known.length === 0 ? null : known.reduce((sum, { check, cohort }) => sum + (cohort ? aliveOf(cohort, check) : check.alive), 0),
		checked: known.reduce((sum, { check, cohort }) => sum + (cohort?.plantedQty ?? check.inspected), 0),
		cohorts: known.flatMap(({ cohort }) => cohort ?? []),
	};
}

/** Sums of donations in one unit: of one, of all a village gave or was given, of all a team gave. */
export function flowOf(all: readonly Donation[], rows: Rows, unit: ItemUnit = 'tree'): Flow {
	const counted = all.filter(given);
	const parts = counted.flatMap((donation) => rows.find(items, 'donation', donation.id)).filter((item) => item.unit === unit);
	const of = new Set(parts.map(({ donation }) => donation));
	const looked = unit === 'tree' ? counted.flatMap(({ id }) => rows.find(checks, 'donation', id)) : [];
	const { alive, checked, cohorts } = living(looked, rows);
	const sum = (amount: (item: Item) => number) => parts.reduce((total, item) => total + amount(item), 0);
	return {
		unit,
		donated: sum(({ qty }) => qty),
		received: sum(({ receivedQty }) => receivedQty ?? 0),
		planted: sum(({ plantedQty }) => plantedQty),
		alive,
		checked,
		entries: versions([...counted.filter(({ id }) => of.has(id)), ...parts, ...newest(looked), ...cohorts]),
	};
}

/** Donated trees that stand in a block: what was planted there, and how much of it lives. Over a village's blocks these add up to the village's sum. */
export function flowOfBlock(block: string, rows: Rows): Omit<Flow, 'donated' | 'received'> {
	const cohorts = rows.find(plantings, 'block', block).filter(({ sourceItem, plantedQty }) => sourceItem !== null && plantedQty !== null);
	const looked = cohorts.flatMap(({ id }) => rows.find(checks, 'planting', id));
	const { alive, checked } = living(looked, rows);
	return {
		unit: 'tree',
		planted: cohorts.reduce((sum, { plantedQty }) => sum + (plantedQty ?? 0), 0),
		alive,
		checked,
		entries: versions([...cohorts, ...newest(looked)]),
	};
}

/** How many bundles an item comes in: 700 in fifties are 14. One when nobody said. */
export const bundlesOf = ({ qty, perBundle }: Pick<Item, 'qty' | 'perBundle'>): number => (perBundle ? Math.ceil(qty / perBundle) : 1);

/** How many pieces, or grams, are in a bundle, counted from 1; the last has what is left. */
export const bundleQty = ({ qty, perBundle }: Pick<Item, 'qty' | 'perBundle'>, n: number): number =>
	perBundle ? Math.min(perBundle, qty - (n - 1) * perBundle) : qty;

/** The area in e4mu so many trees take at a spacing: 700 at 0.5 × 4 m take 2.1 mu. Undefined without a spacing. */
export function areaTaken(
	trees: number,
	{ rowSpacingCm, treeSpacingCm }: Pick<Block, 'rowSpacingCm' | 'treeSpacingCm'>,
): number | undefined {
	const density = treesPerMu(rowSpacingCm ?? 0, treeSpacingCm ?? 0);
	const mu = density && muCovered(trees, density);
	return mu && toInteger(multiply(mu, rational(10_000)));
}

/** Beyond a quarter more than the block holds, or less than a tenth of it, the screen asks. It never refuses: spacing on paper is not the field. */
const [crowdedAbove, sparseBelow] = [1.25, 0.1] as const;

/** Whether so many trees are plausible on a block, by its area and spacing, or by its count of trees. */
export function roomVerdict(
	trees: number,
	block: Pick<Block, 'areaE4mu' | 'treeCount' | 'rowSpacingCm' | 'treeSpacingCm'>,
): { verdict: 'fits' | 'crowded' | 'sparse' | 'unknown'; taken?: number } {
	const taken = areaTaken(trees, block);
	if (taken !== undefined && block.areaE4mu !== null) {
		const share = taken / block.areaE4mu;
		return { verdict: share > crowdedAbove ? 'crowded' : share < sparseBelow ? 'sparse' : 'fits', taken };
	}
	if (block.treeCount === null) return { verdict: 'unknown' };
	return { verdict: trees > block.treeCount * crowdedAbove ? 'crowded' : 'fits' };
}

/** Donations on their way to somebody's village: theirs to sign for. */
export function noticesFor({ actor, today }: { actor: Actor; today: string }, rows: WaitingRows): Waiting[] {
	return rows
		.all(donations)
		.filter(({ state, toVillage }) => state === 'dispatched' && mayWriteVillage(actor, toVillage, today))
		.map(({ id, fromVillage, toVillage, createdBy, dispatchedOn, receivedAt }) => {
			const from = rows.get(orgUnits, fromVillage)?.name;
			return {
				key: `donation ${id}`,
				kind: 'turn',
				at: dispatchedOn ? beginOf(dispatchedOn) : receivedAt,
				by: createdBy,
				about: { 'zh-CN': `${from ?? ''}送的，等你签收`, en: `a donation from ${from ?? ''}, to be signed for` },
				on: { table: donations.name, row: id, village: toVillage },
			};
		});
}
