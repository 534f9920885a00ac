import type { Language } from '@honghuo/core/refusal.ts';
import { type BaseRow, byField, byId, type Read, type Rows, tableRef } from '@honghuo/core/row.ts';
import type { orchard, orchardBlock, planting, topwork, variety } from './table.ts';

export { type Crop, cropNames, crops, landTypeNames, plantingRoleNames, plantingRoles, precisionNames, precisions } from './messages.ts';

export type Variety = typeof variety.$inferSelect;
export type Orchard = typeof orchard.$inferSelect;
export type Block = typeof orchardBlock.$inferSelect;
export type Planting = typeof planting.$inferSelect;
export type Topwork = typeof topwork.$inferSelect;

export const varieties = tableRef<Variety>('variety', {
	whole: true,
	together: [
		['harvestFrom', 'harvestTo'],
		['firstBearingYear', 'fullBearingYear'],
	],
});
export const orchards = tableRef<Orchard>('orchard');
export const blocks = tableRef<Block>('orchard_block');
export const plantings = tableRef<Planting>('planting', { together: [['plantedOn', 'plantedPrecision']] });
export const topworks = tableRef<Topwork>('topwork');

/** Whether a cultivar may be chosen for what is new. */
export const isOffered = ({ retiredReason }: Pick<Variety, 'retiredReason'>): boolean => !retiredReason;

/** What a cultivar is called by those who read Chinese and those who read English; nothing for one that is not here. */
export const varietyName = (variety: Pick<Variety, 'name' | 'nameEn'> | undefined, language: Language): string =>
	(language === 'en' ? variety?.nameEn : null) ?? variety?.name ?? '';

/** What a block is called among those of its village: with its orchard's name where an open block of another orchard bears the same; nothing for one that is not here. */
export function blockName(block: Pick<Block, 'village' | 'orchard' | 'name'> | undefined, rows: Rows): string {
	if (!block) return '';
	const { village, orchard, name } = block;
	const twice = rows
		.find(blocks, 'village', village)
		.some((one) => one.name === name && one.orchard !== orchard && one.closedReason === null);
	const whose = twice && rows.get(orchards, orchard)?.name;
	return whose ? `${whose} ${name}` : name;
}

/** All of this noun; parents before children. */
export const refs = [varieties, orchards, blocks, plantings, topworks];

/** The sum of the blocks' areas in e4mu; blocks without area count nothing. */
export const areaOf = (all: readonly Pick<Block, 'areaE4mu'>[]): number => all.reduce((sum, block) => sum + (block.areaE4mu ?? 0), 0);

/** The plantings now standing in a block. */
export const standing = (block: string, rows: Rows): Planting[] =>
	rows.find(plantings, 'block', block).filter((planting) => planting.removedOn === null);

/** The main crop comes first, what grows below it last. */
export const roleOrder = { main: 0, pollinizer: 1, intercrop: 2 };

/** 「梨+牡丹」: crops of a block, main first, by their variety's crop. */
export function cropsOf(block: string, rows: Rows): Variety['crop'][] {
	const sorted = standing(block, rows).sort((a, b) => roleOrder[a.role] - roleOrder[b.role]);
	return [...new Set(sorted.flatMap((planting) => rows.get(varieties, planting.variety)?.crop ?? []))];
}

/** Crops that are trees: those alone can be worked over to another cultivar. */
export const isTree = (crop: Variety['crop']): boolean => crop === 'pear' || crop === 'apple' || crop === 'hawthorn' || crop === 'other';

/** The order people entered things in: by id, which carries the time it was made (UUIDv7). */
export const byAge = <R extends BaseRow>(a: R, b: R): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The top-workings of a cohort that count, earliest first. */
export const topworksOf = (planting: string, rows: Rows): Topwork[] =>
	rows
		.find(topworks, 'planting', planting)
		.filter((one) => one.withdrawnReason === null)
		.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : byAge(a, b)));

/** A place that a figure is asked of: one block, an orchard, or a village; `from` is the first day it is asked for. */
export type Place = { block?: string | undefined; orchard?: string | undefined; village?: string | undefined; from?: string | undefined };

/** Whether a block was worked on this day or later: one closed since belongs to the years before. Without a day, whether it is worked now. */
export const workedFrom = ({ closedOn, closedReason }: Pick<Block, 'closedOn' | 'closedReason'>, from: string | undefined): boolean =>
	closedReason === null || (from !== undefined && closedOn !== null && closedOn > from);

/** The blocks of a place that are worked, or were in the days asked for. */
export function blocksAt({ block, orchard, village, from }: Place, rows: Rows): Block[] {
	if (block) return [rows.get(blocks, block)].filter((row) => row !== undefined);
	const places = orchard ? [orchard] : rows.find(orchards, 'village', village ?? '').map(({ id }) => id);
	return places.flatMap((id) => rows.find(blocks, 'orchard', id)).filter((one) => workedFrom(one, from));
}

/** What has to be read, step by step, before `blocksAt` can tell. */
export const readsAt: readonly ((place: Place, rows: Rows) => Read[])[] = [
	({ block, orchard, village }) => [
		byId(blocks, block),
		...(orchard ? [byField(blocks, 'orchard', orchard)] : []),
		...(village ? [byField(orchards, 'village', village)] : []),
	],
	({ village }, rows) => (village ? rows.find(orchards, 'village', village).map(({ id }) => byField(blocks, 'orchard', id)) : []),
];

/** Whether just one place is named. */
export const isOnePlace = ({ block, orchard, village }: Place): boolean =>
	[block, orchard, village].filter((one) => one !== undefined).length === 1;
