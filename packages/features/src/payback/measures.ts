import type { Measure, Share } from '@honghuo/core/measure.ts';
import { byField, type Rows } from '@honghuo/core/row.ts';
import { counted } from '../harvest/model.ts';
import { type Block, blocks, type Planting, plantings, workedFrom } from '../orchard/model.ts';
import { costs, sales } from '../sale/model.ts';
import { defaults } from './defaults.ts';
import { yearPart } from './model.ts';

type Grown = { block: Block & { areaE4mu: number }; cohort: Planting; began: number };

/** The year after planting a day falls in; what was spent to prepare the land belongs to the first. */
const nthYear = ({ began }: Grown, day: string): number => Math.max(1, Number(day.slice(0, 4)) - began + 1);

/**
 * Blocks whose outlay is on record from the year they were planted: only of those can be said what was put in and earned since. A block without
 * an area has no number a mu.
 */
function followed(village: string, rows: Rows): Grown[] {
	return rows.find(blocks, 'village', village).flatMap((block): Grown[] => {
		const { areaE4mu, id } = block;
		if (areaE4mu === null) return [];
		const [cohort] = rows
			.find(plantings, 'block', id)
			.filter(({ role, removedOn }) => role === 'main' && removedOn === null)
			.sort((a, b) => (a.plantedOn < b.plantedOn ? -1 : 1));
		if (!cohort) return [];
		const grown = { block: { ...block, areaE4mu }, cohort, began: Number(cohort.plantedOn.slice(0, 4)) };
		const first = counted(rows.find(costs, 'block', id)).some(({ occurredOn }) => nthYear(grown, occurredOn) === 1);
		return first ? [grown] : [];
	});
}

const reads: Measure['reads'] = [
	(village) => [byField(blocks, 'village', village)],
	(village, rows) =>
		rows
			.find(blocks, 'village', village)
			.flatMap(({ id }) => [byField(plantings, 'block', id), byField(costs, 'block', id), byField(sales, 'block', id)]),
];
const early = ({ part }: Share): boolean => part !== undefined && Number(part.slice(1)) <= defaults.horizon;

/**
 * What was put into orchards and what they brought since they were planted, by the year after planting (`y1`, `y2`): a mu's payback as it happened.
 * It counts from the planting, whatever span is asked for.
 */
export const measures: Measure[] = [
	{
		name: 'payback.area',
		unit: 'e4mu',
		stock: true,
		about: {
			'zh-CN': '从栽的那年就记了投入的果园面积；part 是栽后第几年（y1、y2），算在那一年的年初',
			en: 'Land whose outlay is on record since it was planted; part is the year after planting (y1, y2), dated at the beginning of that year',
		},
		reads,
		shares: (village, rows, today) =>
			followed(village, rows)
				.flatMap(({ block, cohort, began }) =>
					Array.from(
						{ length: Math.max(0, Number(today.slice(0, 4)) - began + 1) },
						(_, n): Share => ({
							on: n === 0 ? cohort.plantedOn : `${began + n}-01-01`,
							value: block.areaE4mu,
							part: yearPart(n + 1),
							entries: [block.version, cohort.version],
						}),
						// A block that was closed has its years until then.
					).filter(({ on }) => workedFrom(block, on)),
				)
				.filter(early),
		turns: (village, rows, today) =>
			followed(village, rows).some(({ block }) => block.closedReason === null) ? `${Number(today.slice(0, 4)) + 1}-01-01` : undefined,
	},
	{
		name: 'payback.cost',
		unit: 'fen',
		stock: true,
		about: { 'zh-CN': '这些果园的投入，按栽后第几年分', en: 'What was put into those orchards, by the year after planting' },
		reads,
		shares: (village, rows) =>
			followed(village, rows)
				.flatMap((grown) =>
					counted(rows.find(costs, 'block', grown.block.id)).map(({ occurredOn, amountFen, version }): Share => {
						return { on: occurredOn, value: amountFen, part: yearPart(nthYear(grown, occurredOn)), entries: [version] };
					}),
				)
				.filter(early),
	},
	{
		name: 'payback.income',
		unit: 'fen',
		stock: true,
		about: {
			'zh-CN': '这些果园的收入（整个园子，林下的也算），按栽后第几年分',
			en: 'What those orchards brought, what grows below the trees included, by the year after planting',
		},
		reads,
		shares: (village, rows) =>
			followed(village, rows)
				.flatMap((grown) =>
					counted(rows.find(sales, 'block', grown.block.id)).map(({ soldOn, amountFen, version }): Share => {
						return { on: soldOn, value: amountFen, part: yearPart(nthYear(grown, soldOn)), entries: [version] };
					}),
				)
				.filter(early),
	},
];
