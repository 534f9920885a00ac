import { type BaseRow, type Rows, tableRef } from '@honghuo/core/row.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { crops, plantingRoles, precisions } from './messages.ts';
import type { orchard, orchardBlock, planting, variety } from './table.ts';

export { cropNames } from './messages.ts';

export type Variety = typeof variety.$inferSelect;
export type Orchard = typeof orchard.$inferSelect;
export type Block = typeof orchardBlock.$inferSelect;
export type Planting = typeof planting.$inferSelect;

export const varieties = tableRef<Variety>('variety', { whole: true });
export const orchards = tableRef<Orchard>('orchard');
export const blocks = tableRef<Block>('orchard_block');
export const plantings = tableRef<Planting>('planting');

const spacingCm = input.whole(10, 2000);
const monthDay = v.pipe(v.string(), v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'MM-DD'));
const degrees = (most: number) => v.pipe(v.number(), v.finite(), v.minValue(-most), v.maxValue(most));
const geometry = v.strictObject({ ring: v.pipe(v.array(v.strictTuple([degrees(180), degrees(90)])), v.minLength(3), v.maxLength(500)) });

export const varietyAdd = v.strictObject({
	id: input.id,
	crop: v.picklist(crops),
	name: input.name,
	nameEn: v.optional(input.name),
	aliases: v.optional(v.pipe(v.array(input.name), v.maxLength(20))),
	harvestFrom: v.optional(monthDay),
	harvestTo: v.optional(monthDay),
	source: v.optional(input.note),
});
export const orchardCreate = v.strictObject({ id: input.id, village: input.villageCode, name: input.name });
export const blockCreate = v.strictObject({
	id: input.id,
	orchard: input.id,
	name: input.name,
	areaE4mu: v.nullable(input.areaE4mu),
	treeCount: v.optional(v.nullable(input.count)),
	rowSpacingCm: v.optional(v.nullable(spacingCm)),
	treeSpacingCm: v.optional(v.nullable(spacingCm)),
	geometry: v.optional(v.nullable(geometry)),
});
export const blockUpdate = v.strictObject({
	block: input.id,
	name: v.optional(input.name),
	areaE4mu: v.optional(v.nullable(input.areaE4mu)),
	treeCount: v.optional(v.nullable(input.count)),
	rowSpacingCm: v.optional(v.nullable(spacingCm)),
	treeSpacingCm: v.optional(v.nullable(spacingCm)),
	geometry: v.optional(v.nullable(geometry)),
});
export const plantingCreate = v.strictObject({
	id: input.id,
	block: input.id,
	variety: input.id,
	role: v.picklist(plantingRoles),
	plantedOn: input.localDate,
	plantedPrecision: v.optional(v.picklist(precisions), 'day'),
	plantedQty: v.optional(v.nullable(input.count)),
});

/** The sum of the blocks' areas in e4mu; blocks without area count nothing. */
export const areaOf = (all: readonly Pick<Block, 'areaE4mu'>[]): number => all.reduce((sum, block) => sum + (block.areaE4mu ?? 0), 0);

/** The plantings now standing in a block. */
export const standing = (block: string, rows: Rows): Planting[] =>
	rows.find(plantings, 'block', block).filter((planting) => planting.removedOn === null);

/** 「梨+牡丹」: crops of a block, main first, by their variety's crop. */
export function cropsOf(block: string, rows: Rows): Variety['crop'][] {
	const order = { main: 0, pollinizer: 1, intercrop: 2 };
	const sorted = standing(block, rows).sort((a, b) => order[a.role] - order[b.role]);
	return [...new Set(sorted.flatMap((planting) => rows.get(varieties, planting.variety)?.crop ?? []))];
}

/** The order people entered things in: by id, which carries the time it was made (UUIDv7). */
export const byAge = <R extends BaseRow>(a: R, b: R): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The catalogue a county starts with, each with its source (DOMAIN.md §7); the county adds its own. */
export const startingVarieties: readonly Omit<v.InferInput<typeof varietyAdd>, 'id'>[] = [
	{
		crop: 'pear',
		name: '早金酥',
		nameEn: 'Zaojinsu',
		harvestFrom: '07-25',
		harvestTo: '08-15',
		source: '建昌县石佛乡 2016 年试验；比早酥早熟 20 天',
	},
	{ crop: 'pear', name: '早酥', nameEn: 'Zaosu', harvestFrom: '08-15', harvestTo: '08-31', source: '辽西果树农时' },
	{ crop: 'apple', name: '维纳斯黄金', nameEn: 'Venus Gold', aliases: ['维纳斯'] },
	{ crop: 'apple', name: '乐琪', nameEn: 'Rockit' },
	{ crop: 'apple', name: '爱妃', nameEn: 'Envy' },
	{ crop: 'apple', name: '信农黄', nameEn: 'Shinano Gold' },
	{ crop: 'hawthorn', name: '山楂', nameEn: 'Hawthorn', harvestFrom: '09-20', harvestTo: '10-20' },
	{ crop: 'peony', name: '油用牡丹', nameEn: 'Oil peony', harvestFrom: '07-25', harvestTo: '08-20', source: '每年八月收籽' },
	{ crop: 'millet', name: '谷子', nameEn: 'Millet', harvestFrom: '09-10', harvestTo: '10-05' },
	{ crop: 'maize', name: '玉米', nameEn: 'Maize', harvestFrom: '09-15', harvestTo: '10-10' },
];
