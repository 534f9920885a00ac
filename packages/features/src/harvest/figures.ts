import { convertRate, ler, perMu } from '@honghuo/core/rates.ts';
import { type Rational, rational } from '@honghuo/core/rational.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { cultivarOn, cultivarsOf, growthOn } from '../orchard/figures.ts';
import { type Block, type Planting, plantings, roleOrder, type Variety } from '../orchard/model.ts';
import { counted, type Harvest, harvests, type Reference, referenceOf } from './model.ts';

/** A stretch of days, both ends counted. A season of yields is a year. */
export type Period = { from: string; to: string };

/** The whole year as a period. */
export const yearOf = (year: number | string): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** Whether a day lies in the period. */
export const within = (day: string, { from, to }: Period): boolean => from <= day && day <= to;

/** Journal versions of rows, each once, in order; what only this phone knows has none yet. */
export const entriesOf = (rows: readonly { version: number }[]): number[] =>
	[...new Set(rows.map(({ version }) => version))].filter((version) => version > 0).sort((a, b) => a - b);

/** The cultivar a harvest is of: what its trees were on the day. */
export function cultivarOf({ planting, occurredOn }: Pick<Harvest, 'planting' | 'occurredOn'>, rows: Rows): string | undefined {
	const cohort = rows.get(plantings, planting);
	return cohort && cultivarOn(cohort, occurredOn, rows);
}

/** A cultivar as a component of some blocks: what was picked of it, and the land it is reckoned on: ALL of the blocks it stands in. */
export type Component = {
	variety: string;
	role: Planting['role'];
	grossG: number;
	/** Null when not one of the harvests was sorted. */
	marketableG: number | null;
	/** The whole area of the blocks it stands in; null when one of them has none. */
	areaE4mu: number | null;
	/** Grams per mu; undefined without an area, and without a harvest on record: not recorded is not nothing. */
	perMu: Rational | undefined;
	harvests: Harvest[];
	/** Whether a harvest is to be expected and none is on record. */
	awaited: boolean;
	entries: number[];
};

/** A cultivar of some blocks in a period, with what was recorded of it. */
type Grown<R> = {
	variety: string;
	role: Planting['role'];
	/** The blocks it stood in for any day of the period, and those it left a record in. */
	blocks: Set<Block>;
	records: R[];
	/** Whether it still stands on the period's last day somewhere and is of an age to bear: a harvest of it is to be expected. */
	awaited: boolean;
};

/**
 * What stood on some blocks in a period, by the cultivar it was THEN (a top-working changes the cultivar from its day on): main crops
 * first. Every record of a cohort is in just one of them, also one of trees that were removed since.
 * @param recordsOf The records of a cohort in the period, each with the day its fruit was picked.
 */
export function componentsOf<R>(
	blocks: readonly Block[],
	rows: Rows,
	period: Period,
	recordsOf: (planting: Planting) => { row: R; grownOn: string }[],
): Grown<R>[] {
	const found = new Map<string, Grown<R>>();
	const grown = (variety: string, { role }: Planting, block: Block): Grown<R> => {
		const one = found.get(variety) ?? { variety, role, blocks: new Set(), records: [], awaited: false };
		if (roleOrder[role] < roleOrder[one.role]) one.role = role;
		one.blocks.add(block);
		found.set(variety, one);
		return one;
	};
	for (const block of blocks) {
		for (const planting of rows.find(plantings, 'block', block.id)) {
			for (const { variety, from, until } of cultivarsOf(planting, rows)) {
				if (from > period.to || (until !== null && until <= (from > period.from ? from : period.from))) continue;
				const one = grown(variety, planting, block);
				if (until === null || until > period.to) one.awaited ||= growthOn(planting, period.to, rows)?.stage !== 'juvenile';
			}
			for (const { row, grownOn } of recordsOf(planting)) grown(cultivarOn(planting, grownOn, rows), planting, block).records.push(row);
		}
	}
	return [...found.values()].sort((a, b) => roleOrder[a.role] - roleOrder[b.role] || (a.variety < b.variety ? -1 : 1));
}

/** The whole area of some blocks in e4mu; null when one of them has none. */
export const wholeArea = (blocks: Iterable<Block>): number | null => {
	let sum = 0;
	for (const { areaE4mu } of blocks) {
		if (areaE4mu === null) return null;
		sum += areaE4mu;
	}
	return sum;
};

/** Yield of each component of some blocks in a period, per mu of the whole block area (DOMAIN.md §4). */
export function yieldsOf(blocks: readonly Block[], rows: Rows, period: Period): Component[] {
	const pickedOf = ({ id }: Planting) =>
		counted(rows.find(harvests, 'planting', id))
			.filter(({ occurredOn }) => within(occurredOn, period))
			.map((row) => ({ row, grownOn: row.occurredOn }));
	return componentsOf(blocks, rows, period, pickedOf).map(({ variety, role, blocks: places, records: picked, awaited }) => {
		const grossG = picked.reduce((sum, one) => sum + one.grossG, 0);
		const sorted = picked.filter(({ marketableG }) => marketableG !== null);
		const areaE4mu = wholeArea(places);
		return {
			variety,
			role,
			grossG,
			marketableG: sorted.length === 0 ? null : sorted.reduce((sum, one) => sum + (one.marketableG ?? 0), 0),
			areaE4mu,
			perMu: areaE4mu === null || picked.length === 0 ? undefined : perMu(grossG, areaE4mu),
			harvests: picked,
			awaited: awaited && picked.length === 0,
			entries: entriesOf(picked),
		};
	});
}

/** Grams per mu as jin per mu, what people say. */
export const jinPerMu = (gramsPerMu: Rational): Rational => convertRate(gramsPerMu, 'g/mu', 'jin/mu');

/** The cultivars that stood on a block at the same time as another in a period, one of them between the other: an intercrop is not what came after. */
export function intercroppedOf(block: Block, rows: Rows, { from: first, to: last }: Period): ReadonlySet<string> {
	const stands = rows
		.find(plantings, 'block', block.id)
		.flatMap((planting) => cultivarsOf(planting, rows).map((one) => ({ ...one, role: planting.role })))
		.filter(({ from, until }) => from <= last && (until === null || until > first));
	const meet = (a: (typeof stands)[number], b: (typeof stands)[number]) =>
		a.variety !== b.variety &&
		(a.role === 'intercrop') !== (b.role === 'intercrop') &&
		(b.until === null || a.from < b.until) &&
		(a.until === null || b.from < a.until);
	return new Set(stands.filter((a) => stands.some((b) => meet(a, b))).map(({ variety }) => variety));
}

/** The land equivalent ratio of one block, or the cultivars it lacks a sole reference or a harvest of. `parts` say what each component adds. */
export type LandEquivalent = {
	/** What stood together, main crops first; nothing of a block without an intercrop. */
	varieties: string[];
	value: Rational | undefined;
	parts: { component: Component; reference: Reference | undefined }[];
	missing: string[];
	unpicked: string[];
	entries: number[];
};

/** LER = Σ (intercrop yield ÷ sole yield) of a block in a period; undefined while a component lacks a sourced reference, an area, or a harvest that is to be expected. */
export function landEquivalentOf(block: Block, rows: Rows, period: Period): LandEquivalent {
	const together = intercroppedOf(block, rows, period);
	const components = yieldsOf([block], rows, period).filter(({ variety }) => together.has(variety));
	const unpicked = components.filter(({ awaited }) => awaited).map(({ variety }) => variety);
	const parts = components
		.filter(({ harvests: picked }) => picked.length > 0)
		.map((component) => ({ component, reference: referenceOf(component.variety, rows) }));
	const value =
		unpicked.length === 0 && parts.every(({ component }) => component.perMu)
			? ler(
					parts.map(({ component, reference }) => ({
						intercrop: component.perMu ?? rational(0),
						sole: reference && rational(reference.gPerMu),
					})),
				)
			: undefined;
	return {
		varieties: components.map(({ variety }) => variety),
		value,
		parts,
		missing: parts.filter(({ reference }) => !reference).map(({ component }) => component.variety),
		unpicked,
		entries: entriesOf(parts.flatMap(({ component, reference }) => [...component.harvests, ...(reference ? [reference] : [])])),
	};
}

/**
 * What a mu of a cultivar usually gives at full bearing, in grams, and where that is from (DOMAIN.md §7): a yardstick for slips of the
 * finger, never a figure in a report.
 */
const usual: readonly { crop: Variety['crop']; name?: string; gPerMu: number; source: string }[] = [
	{ crop: 'pear', name: '早金酥', gPerMu: 5_000_000, source: '建昌县石佛乡 2016 年试验，第 6 年 5,061.6 公斤/亩' },
	{ crop: 'peony', gPerMu: 250_000, source: '油用牡丹净作 300–500 斤/亩' },
];

/** The yardstick of a cultivar, if one with a source is known. */
export const usualOf = (variety: Pick<Variety, 'crop' | 'name'> | undefined): (typeof usual)[number] | undefined =>
	usual.find(({ crop, name }) => crop === variety?.crop && (name === undefined || name === variety.name));

/** A trial's yield that the county may take over as the sole reference of a cultivar, by name. */
export const trialYields: Readonly<Record<string, { value: string; gPerMu: number; source: string }>> = {
	早金酥: { value: '5061.6', gPerMu: 5_061_600, source: '建昌县石佛乡 2016 年试验，V 形 0.5×4 米，第 6 年' },
};
