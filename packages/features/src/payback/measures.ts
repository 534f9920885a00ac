import type { Measure, Share } from '@honghuo/core/measure.ts';
import { byField, type Rows } from '@honghuo/core/row.ts';
import { counted } from '../harvest/model.ts';
import { type Block, blocks, byAge, type Planting, plantings, workedFrom } from '../orchard/model.ts';
import { costs, type Sale, sales } from '../sale/model.ts';
import { defaults } from './defaults.ts';
import { yearPart } from './model.ts';

/** Main trees of a block that stood without a gap: from its first planting to the day the last of them were dug up, and the cohorts among them. */
type Stand = { block: Block & { areaE4mu: number }; first: Planting; cohorts: Planting[]; began: number; ends: string | null };

const yearOf = (day: string): number => Number(day.slice(0, 4));

/**
 * The stands of a block, one after the other. Trees belong to those standing when they are planted, for gaps are filled and a block is planted over
 * several springs; where all of those are dug up by the end of that year they are a stand of their own.
 */
function standsOf(block: Stand['block'], rows: Rows): Stand[] {
	const cohorts = rows
		.find(plantings, 'block', block.id)
		// One that was withdrawn ends on the day it begins, and never stood.
		.filter(({ role, plantedOn, removedOn }) => role === 'main' && (removedOn === null || removedOn > plantedOn))
		.sort((a, b) => (a.plantedOn < b.plantedOn ? -1 : a.plantedOn > b.plantedOn ? 1 : byAge(a, b)));
	const stands: Stand[] = [];
	for (const cohort of cohorts) {
		const last = stands.at(-1);
		const { plantedOn, removedOn } = cohort;
		if (!last || (last.ends !== null && yearOf(plantedOn) >= yearOf(last.ends))) {
			stands.push({ block, first: cohort, cohorts: [cohort], began: yearOf(plantedOn), ends: removedOn });
		} else {
			last.cohorts.push(cohort);
			if (last.ends !== null && (removedOn === null || removedOn > last.ends)) last.ends = removedOn;
		}
	}
	return stands;
}

const stoodOn = (stands: readonly Stand[], day: string): Stand | undefined =>
	stands.findLast(({ first, ends }) => first.plantedOn <= day && (ends === null || day < ends));

/** The stand an outlay was for: what grew there then; on bare land what was planted next, by the end of the next year. */
const spentOn = (stands: readonly Stand[], day: string): Stand | undefined =>
	stoodOn(stands, day) ?? stands.find(({ first, began }) => first.plantedOn > day && yearOf(day) >= began - 1);

/** The stand a sale is of: the one whose fruit it was; of what grows below or between the trees, the one that stood then. */
const soldOf = (stands: readonly Stand[], { planting, soldOn }: Pick<Sale, 'planting' | 'soldOn'>): Stand | undefined =>
	stands.find(({ cohorts }) => cohorts.some(({ id }) => id === planting)) ?? stoodOn(stands, soldOn);

/** An amount among the years of its stand: what made the land ready counts from the planting, what came in after the trees were gone is of their last year. */
function shareOf({ first, began, ends }: Stand, day: string, value: number, version: number): Share {
	const on = day < first.plantedOn ? first.plantedOn : day;
	const year = Math.min(yearOf(on), ends === null ? yearOf(on) : yearOf(ends));
	return { on, value, part: yearPart(year - began + 1), entries: [version] };
}

type Followed = { stand: Stand; costs: Share[]; income: Share[] };

/**
 * Stands whose outlay is on record from the year they were planted: only of those can be said what was put in and earned since. A block without
 * an area has no number a mu.
 */
function followed(village: string, rows: Rows): Followed[] {
	return rows.find(blocks, 'village', village).flatMap((block): Followed[] => {
		const { areaE4mu, id } = block;
		if (areaE4mu === null) return [];
		const stands = standsOf({ ...block, areaE4mu }, rows);
		const all = new Map(stands.map((stand): [Stand, Followed] => [stand, { stand, costs: [], income: [] }]));
		for (const { occurredOn, amountFen, version } of counted(rows.find(costs, 'block', id))) {
			const stand = spentOn(stands, occurredOn);
			if (stand) all.get(stand)?.costs.push(shareOf(stand, occurredOn, amountFen, version));
		}
		for (const sale of counted(rows.find(sales, 'block', id))) {
			const stand = soldOf(stands, sale);
			if (stand) all.get(stand)?.income.push(shareOf(stand, sale.soldOn, sale.amountFen, sale.version));
		}
		return [...all.values()].filter((one) => one.costs.some(({ part }) => part === yearPart(1)));
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
				.flatMap(({ stand: { block, first, began, ends } }) =>
					Array.from(
						{ length: Math.max(0, yearOf(today) - began + 1) },
						(_, n): Share => ({
							on: n === 0 ? first.plantedOn : `${began + n}-01-01`,
							value: block.areaE4mu,
							part: yearPart(n + 1),
							entries: [block.version, first.version],
						}),
						// What was dug up, and a block that was closed, have their years until then.
					).filter(({ on }) => workedFrom(block, on) && (ends === null || on < ends)),
				)
				.filter(early),
		turns: (village, rows, today) =>
			followed(village, rows).some(({ stand: { block, ends } }) => block.closedReason === null && (ends === null || ends > today))
				? `${yearOf(today) + 1}-01-01`
				: undefined,
	},
	{
		name: 'payback.cost',
		unit: 'fen',
		stock: true,
		about: { 'zh-CN': '这些果园的投入，按栽后第几年分', en: 'What was put into those orchards, by the year after planting' },
		reads,
		shares: (village, rows) => followed(village, rows).flatMap(({ costs }) => costs.filter(early)),
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
		shares: (village, rows) => followed(village, rows).flatMap(({ income }) => income.filter(early)),
	},
];
