import type { Rows } from '@honghuo/core/row.ts';
import type { Stage } from './messages.ts';
import { type Planting, topworksOf, type Variety, varieties } from './model.ts';

/** Which cultivar a cohort was on a day: `planting.variety` is the present one, the top-workings say what stood before. Undefined before it was planted and after it was removed. */
export function varietyOn(planting: Planting, day: string, rows: Rows): string | undefined {
	if (day < planting.plantedOn || (planting.removedOn !== null && day >= planting.removedOn)) return undefined;
	const later = topworksOf(planting.id, rows).find((one) => one.on > day);
	return later?.before ?? planting.variety;
}

/** The year after planting-out a day falls in, the calendar year of planting counted as 1, as trials count it (定植第 n 年). */
export const yearOf = (plantedOn: string, day: string): number => Number(day.slice(0, 4)) - Number(plantedOn.slice(0, 4)) + 1;

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
