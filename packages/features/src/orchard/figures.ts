import { asLocalDate, showDate } from '@honghuo/core/dates.ts';
import { type Language, type Refusal, refuse } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { display } from '@honghuo/core/units.ts';
import { placeName } from '../village/model.ts';
import { crops, type Stage } from './messages.ts';
import { type Block, blocks, orchards, type Planting, plantings, topworksOf, type Variety, varieties } from './model.ts';

/** Which cultivar a cohort was on a day: `planting.variety` is the present one, the top-workings say what stood before. Undefined before it was planted and after it was removed. */
export function varietyOn(planting: Planting, day: string, rows: Rows): string | undefined {
	if (day < planting.plantedOn || (planting.removedOn !== null && day >= planting.removedOn)) return undefined;
	return cultivarOn(planting, day, rows);
}

/** Whose fruit a cohort's is that was picked on a day: `varietyOn`, but of the last trees after they were removed and of the first where the day of planting is only roughly known. */
export const cultivarOn = (planting: Planting, day: string, rows: Rows): string =>
	topworksOf(planting.id, rows).find((one) => one.on > day)?.before ?? planting.variety;

/** The cultivars a cohort was in turn, each from a day until before another; null where it still stands. */
export function cultivarsOf(planting: Planting, rows: Rows): { variety: string; from: string; until: string | null }[] {
	const works = topworksOf(planting.id, rows);
	return [undefined, ...works].map((work, n) => {
		const next = works[n];
		return {
			variety: next?.before ?? planting.variety,
			from: work?.on ?? planting.plantedOn,
			until: next?.on ?? planting.removedOn,
		};
	});
}

/** The year after planting-out a day falls in, the calendar year of planting counted as 1, as trials count it (定植第 n 年). */
export const yearOf = (plantedOn: string, day: string): number => Number(day.slice(0, 4)) - Number(plantedOn.slice(0, 4)) + 1;

/** Every cultivar that some cohorts ever were, each once. Needs their top-workings. */
export const cultivarsEver = (cohorts: readonly Planting[], rows: Rows): string[] => [
	...new Set(cohorts.flatMap((cohort) => cultivarsOf(cohort, rows).map(({ variety }) => variety))),
];

/** How far a cohort has come on a day: its year, counted anew from a top-working (the crown is new), and its stage where the catalogue says the bearing years. */
export function growthOn(
	planting: Planting,
	day: string,
	rows: Rows,
): { year: number; topworked: boolean; stage: Stage | undefined } | undefined {
	const then = varietyOn(planting, day, rows);
	const variety = then === undefined ? undefined : rows.get(varieties, then);
	if (!variety) return undefined;
	const worked = topworksOf(planting.id, rows).findLast((one) => one.on <= day);
	const year = yearOf(worked?.on ?? planting.plantedOn, day);
	return { year, topworked: worked !== undefined, stage: stageIn(year, variety) };
}

/** The stage of a year after planting; undefined where the catalogue does not say enough. */
export function stageIn(
	year: number,
	{ firstBearingYear, fullBearingYear }: Pick<Variety, 'firstBearingYear' | 'fullBearingYear'>,
): Stage | undefined {
	if (fullBearingYear !== null && year >= fullBearingYear) return 'full';
	if (firstBearingYear === null) return undefined;
	if (year < firstBearingYear) return 'juvenile';
	return fullBearingYear === null ? undefined : 'early';
}

/** A cultivar by its name or another name of it. */
export function varietyNamed(name: string, rows: Rows): Variety | undefined {
	const all = () => crops.flatMap((crop) => rows.find(varieties, 'crop', crop));
	return rows.find(varieties, 'name', name)[0] ?? all().find(({ aliases, nameEn }) => aliases.includes(name) || nameEn === name);
}

/** A day of every year as a date says it: 「7月25日」. In a leap year, so that every `MM-DD` there is can be shown. */
export function dayOfYear(monthDay: string, language: Language): string {
	const [, month = '', date = ''] = /^(\d\d)-(\d\d)$/.exec(monthDay) ?? [];
	const last = new Date(Date.UTC(2024, Number(month), 0)).getUTCDate();
	return showDate(asLocalDate(`2024-${month}-${String(Math.min(Number(date), last)).padStart(2, '0')}`), language).replace(
		/^2024年| 2024$/,
		'',
	);
}

/** The days on which a cultivar is usually picked: 「7月25日–8月15日」; undefined where the catalogue does not say. */
export const harvestDays = (
	{ harvestFrom, harvestTo }: Pick<Variety, 'harvestFrom' | 'harvestTo'>,
	language: Language,
): string | undefined => (harvestFrom && harvestTo ? `${dayOfYear(harvestFrom, language)}–${dayOfYear(harvestTo, language)}` : undefined);

/** When a cohort was planted, as exactly as it is known. */
export const whenOf = ({ plantedOn, plantedPrecision }: Pick<Planting, 'plantedOn' | 'plantedPrecision'>) => ({
	day: plantedOn,
	precision: plantedPrecision,
});

type NamedBlock = { village: string; orchard: string | null; block: string };
const blocksCalled = ({ village, orchard, block }: NamedBlock, rows: Rows): Block[] =>
	rows
		.find(blocks, 'village', village)
		.filter((one) => one.name === block && (orchard === null || rows.get(orchards, one.orchard)?.name === orchard));
const isWorked = ({ closedReason }: Block): boolean => closedReason === null;

/** A block as a table names it: by village, orchard and its own name; the orchard may be left out where one block only is called so. */
export function findBlock(named: NamedBlock, rows: Rows): Block | Refusal {
	const found = blocksCalled(named, rows).filter(isWorked);
	const [only] = found;
	if (only && found.length === 1) return only;
	const { village, orchard, block } = named;
	const words = { village: placeName(village, rows), orchard: orchard ?? '—', block };
	return only ? refuse('row_block_several', 'block', words) : refuse('row_block_unknown', 'block', words);
}

/**
 * A cohort as a table names it: by its block and cultivar (the present one or that of the day the row tells of), and by the day it was planted where
 * there are several. What was picked and sold of a block that is closed by now still is of that block.
 */
export function findPlanting(
	named: NamedBlock & { variety: string; on: string },
	fits: (planting: Planting) => boolean,
	rows: Rows,
): Planting | Refusal {
	const called = blocksCalled(named, rows);
	const worked = called.filter(isWorked);
	const variety = varietyNamed(named.variety, rows);
	const among = (some: readonly Block[]): Planting[] =>
		some
			.flatMap(({ id }) => rows.find(plantings, 'block', id))
			.filter((one) => variety && [one.variety, cultivarOn(one, named.on, rows)].includes(variety.id) && fits(one));
	if (worked.length > 1 || called.length === 0) {
		const block = findBlock(named, rows);
		if ('code' in block) return block;
	}
	const standing = among(worked);
	const found = standing.length > 0 ? standing : among(called);
	const [only] = found;
	if (only && found.length === 1) return only;
	const words = { block: named.block, variety: named.variety };
	return only ? refuse('row_planting_several', 'variety', words) : refuse('row_planting_unknown', 'variety', words);
}

/** 「7.0 亩」, or 「60 株」 where a block has no area. */
export const sizeOf = ({ areaE4mu, treeCount }: Pick<Block, 'areaE4mu' | 'treeCount'>, language: Language): string =>
	areaE4mu !== null ? display(areaE4mu, 'e4mu', language) : display(treeCount ?? 0, 'tree', language);
