import { localDate } from '@honghuo/core/dates.ts';
import type { Share } from '@honghuo/core/measure.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { type Block, cropsOf, isTree, type Planting, plantings, type Variety, varieties } from '../orchard/model.ts';
import { aliveOf } from '../survival/figures.ts';
import { type Check, checks, counting } from '../survival/model.ts';

/** When a block became what it is: the day of the oldest cohort that stands there, else the day it was entered. */
export const since = (block: Block, cohorts: readonly Planting[]): string =>
	cohorts
		.map(({ plantedOn }) => plantedOn)
		.sort()
		.at(0) ?? localDate(block.receivedAt);

/** A share with the ids of the rows it rests on. */
export type Standing = Share & { rows: string[] };

/** What stands from a day on, and from the day its block was closed no more. */
export function whileOpen<S extends Share>(block: Block, share: S): S[] {
	if (block.closedReason === null) return [share];
	const closed = block.closedOn ?? share.on;
	return [
		{ ...share, on: share.on < closed ? share.on : closed },
		{ ...share, on: closed, value: -share.value },
	];
}

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

/** The trees of a block by crop, on the days their number changed: as counted there, else as planted, less what died, with what filled the gaps. */
export function treesOn(block: Block, rows: Pick<Rows, 'get' | 'find'>): Standing[] {
	const cropOf = ({ variety }: Planting): Variety['crop'] => rows.get(varieties, variety)?.crop ?? 'other';
	const all = rows.find(plantings, 'block', block.id).filter((cohort) => isTree(cropOf(cohort)));
	if (block.treeCount !== null) {
		const cohorts = all.filter(({ removedOn }) => removedOn === null);
		const part = cropsOf(block.id, rows)[0] ?? 'other';
		return whileOpen(block, { on: since(block, cohorts), value: block.treeCount, part, ...behind([block, ...cohorts]) });
	}
	return all
		.filter(({ parent }) => parent === null)
		.flatMap((first) => {
			const cohorts = [first, ...all.filter(({ parent }) => parent === first.id)];
			const looks = cohorts.flatMap(({ id }) => counting(rows.find(checks, 'planting', id)));
			return ofFamily(block, { first, all: cohorts, looks }, cropOf(first));
		});
}
