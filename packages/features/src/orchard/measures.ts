import { localDate } from '@honghuo/core/dates.ts';
import type { Measure, Share } from '@honghuo/core/measure.ts';
import { byField, byId, type Rows } from '@honghuo/core/row.ts';
import { aliveOf } from '../survival/figures.ts';
import { type Check, checks, counting } from '../survival/model.ts';
import type { Crop } from './messages.ts';
import { type Block, blocks, cropsOf, isTree, type Planting, plantings, standing, varieties } from './model.ts';

const reads: Measure['reads'] = [
	(village) => [byField(blocks, 'village', village), byField(plantings, 'village', village)],
	(village, rows) => [
		...rows.find(blocks, 'village', village).map(({ id }) => byField(plantings, 'block', id)),
		byId(varieties, ...new Set(rows.find(plantings, 'village', village).map(({ variety }) => variety))),
		...rows.find(plantings, 'village', village).map(({ id }) => byField(checks, 'planting', id)),
	],
];

/** When a block became what it is: the day of the oldest cohort that stands there, else the day it was entered. */
const since = (block: Block, cohorts: readonly Planting[]): string =>
	cohorts
		.map(({ plantedOn }) => plantedOn)
		.sort()
		.at(0) ?? localDate(block.receivedAt);

const versions = (block: Block, cohorts: readonly Planting[]): number[] => [block.version, ...cohorts.map(({ version }) => version)];

/** What stands from a day on, and from the day its block was closed no more. */
function whileOpen(block: Block, share: Share): Share[] {
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

/** What a family adds on the days its number of trees changed. */
function familyShares(block: Block, family: Family, crop: Crop): Share[] {
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
		const behind = [...all.filter(({ plantedOn }) => plantedOn <= day), ...looks.filter(({ occurredOn }) => occurredOn <= day)];
		return [{ on: day, value, part: crop, entries: [block.version, ...behind.map(({ version }) => version)] }];
	});
}

/** The trees of a block by crop: as counted there, else as planted, less what died, with what filled the gaps. */
function treesOf(block: Block, rows: Rows): Share[] {
	const cropOf = ({ variety }: Planting): Crop => rows.get(varieties, variety)?.crop ?? 'other';
	const all = rows.find(plantings, 'block', block.id).filter((cohort) => isTree(cropOf(cohort)));
	if (block.treeCount !== null) {
		const cohorts = all.filter(({ removedOn }) => removedOn === null);
		const part = cropsOf(block.id, rows)[0] ?? 'other';
		return whileOpen(block, { on: since(block, cohorts), value: block.treeCount, part, entries: versions(block, cohorts) });
	}
	return all
		.filter(({ parent }) => parent === null)
		.flatMap((first) => {
			const cohorts = [first, ...all.filter(({ parent }) => parent === first.id)];
			const looks = cohorts.flatMap(({ id }) => counting(rows.find(checks, 'planting', id)));
			return familyShares(block, { first, all: cohorts, looks }, cropOf(first));
		});
}

/** The land and the trees of a village as they stand, by crop; a block counts once, for its main crop. */
export const measures: Measure[] = [
	{
		name: 'orchard.area',
		unit: 'e4mu',
		stock: true,
		about: { 'zh-CN': '果园面积，按主栽作物分', en: 'Area of the orchards, by main crop' },
		reads,
		shares: (village, rows) =>
			rows.find(blocks, 'village', village).flatMap((block) => {
				if (block.areaE4mu === null) return [];
				const cohorts = standing(block.id, rows);
				const part = cropsOf(block.id, rows)[0] ?? 'other';
				return whileOpen(block, { on: since(block, cohorts), value: block.areaE4mu, part, entries: versions(block, cohorts) });
			}),
	},
	{
		name: 'orchard.trees',
		unit: 'tree',
		stock: true,
		about: { 'zh-CN': '果树活着多少株，按作物分；补植只补死了的', en: 'Trees standing, by crop; what fills gaps stands for what died' },
		reads,
		shares: (village, rows) => rows.find(blocks, 'village', village).flatMap((block) => treesOf(block, rows)),
	},
];
