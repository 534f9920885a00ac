import { localDate } from '@honghuo/core/dates.ts';
import type { Share } from '@honghuo/core/measure.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { varietyOn } from '../orchard/figures.ts';
import { type Block, isTree, type Planting, plantings, roleOrder, topworksOf, type Variety, varieties } from '../orchard/model.ts';
import { aliveOf } from '../survival/figures.ts';
import { type Check, checks, counting } from '../survival/model.ts';

/** A share with the ids of the rows it rests on. */
export type Standing = Share & { rows: string[] };

/** A cohort with those that filled its gaps, and the looks at all of them. */
export type Family = { first: Planting; all: readonly Planting[]; looks: readonly Check[] };

/** How many trees of a family stand on a day: of each cohort what lives by the newest look; what fills gaps stands in the places of what died, so never more than the places first planted. */
export function standingOn({ first, all, looks }: Family, day: string): number {
	const stand = all.reduce((sum, cohort) => {
		if (cohort.plantedOn > day || (cohort.removedOn !== null && cohort.removedOn <= day)) return sum;
		const look = counting(looks.filter(({ planting, occurredOn }) => planting === cohort.id && occurredOn <= day)).at(-1);
		return sum + (look ? aliveOf(cohort, look) : (cohort.plantedQty ?? 0));
	}, 0);
	return Math.min(stand, first.plantedQty ?? stand);
}

const behind = (rows: readonly (Block | Planting | Check)[]) => ({
	entries: rows.map(({ version }) => version),
	rows: rows.map(({ id }) => id),
});

/** What a family adds on the days its number of trees changed. */
function ofFamily(block: Block, family: Family, crop: Variety['crop']): Standing[] {
	const { all, looks } = family;
	const days = [
		...all.flatMap(({ plantedOn, removedOn }) => [plantedOn, removedOn ?? plantedOn]),
		...looks.map(({ occurredOn }) => occurredOn),
		...(block.closedOn === null ? [] : [block.closedOn]),
	];
	let before = 0;
	return [...new Set(days)].sort().flatMap((day) => {
		const now = block.closedOn !== null && day >= block.closedOn ? 0 : standingOn(family, day);
		const value = now - before;
		before = now;
		if (value === 0) return [];
		const known = [...all.filter(({ plantedOn }) => plantedOn <= day), ...looks.filter(({ occurredOn }) => occurredOn <= day)];
		return [{ on: day, value, part: crop, ...behind([block, ...known]) }];
	});
}

/** The main crop that stood in a block on a day; 「其他」 while it lay bare. */
function mainCropOn(cohorts: readonly Planting[], day: string, rows: Pick<Rows, 'get' | 'find'>): Variety['crop'] {
	const stood = cohorts.flatMap((cohort) => {
		const variety = varietyOn(cohort, day, rows);
		const crop = variety === undefined ? undefined : rows.get(varieties, variety)?.crop;
		return crop ? [{ crop, order: roleOrder[cohort.role] }] : [];
	});
	return stood.sort((a, b) => a.order - b.order)[0]?.crop ?? 'other';
}

/**
 * What counts for a whole block, by its main crop, on the days that changed: it begins with the oldest cohort that ever stood there, else with the day the
 * block was entered; what was dug up and planted anew changes the crop from its day and no year before it.
 */
export function ofBlock(block: Block, value: number, rows: Pick<Rows, 'get' | 'find'>): Standing[] {
	// One that was withdrawn ends on the day it begins, and never stood.
	const cohorts = rows.find(plantings, 'block', block.id).filter(({ plantedOn, removedOn }) => removedOn === null || removedOn > plantedOn);
	const planted = cohorts.map(({ plantedOn }) => plantedOn).sort();
	const begun = planted[0] ?? localDate(block.receivedAt);
	const ends = block.closedReason === null ? undefined : (block.closedOn ?? begun);
	const days = [
		...[begun, ...planted, ...cohorts.flatMap(({ removedOn }) => removedOn ?? [])],
		...cohorts.flatMap(({ id }) => topworksOf(id, rows).map(({ on }) => on)),
		...(ends === undefined ? [] : [ends]),
	];
	let before: Variety['crop'] | undefined;
	return [...new Set(days)].sort().flatMap((on) => {
		const now = ends !== undefined && on >= ends ? undefined : mainCropOn(cohorts, on, rows);
		if (on < begun || now === before) return [];
		const known = behind([block, ...cohorts.filter(({ plantedOn }) => plantedOn <= on)]);
		const shares = [
			...(before === undefined ? [] : [{ on, value: -value, part: before, ...known }]),
			...(now === undefined ? [] : [{ on, value, part: now, ...known }]),
		];
		before = now;
		return shares;
	});
}

/** The trees of a block by crop, on the days their number changed: as counted there, else as planted, less what died, with what filled the gaps. */
export function treesOn(block: Block, rows: Pick<Rows, 'get' | 'find'>): Standing[] {
	if (block.treeCount !== null) return ofBlock(block, block.treeCount, rows);
	const cropOf = ({ variety }: Planting): Variety['crop'] => rows.get(varieties, variety)?.crop ?? 'other';
	const all = rows.find(plantings, 'block', block.id).filter((cohort) => isTree(cropOf(cohort)));
	return all
		.filter(({ parent }) => parent === null)
		.flatMap((first) => {
			const cohorts = [first, ...all.filter(({ parent }) => parent === first.id)];
			const looks = cohorts.flatMap(({ id }) => counting(rows.find(checks, 'planting', id)));
			return ofFamily(block, { first, all: cohorts, looks }, cropOf(first));
		});
}
