import { type Actor, inForce, mayWriteVillage } from '@honghuo/core/actor.ts';
import { addDays, asLocalDate, beginOf } from '@honghuo/core/dates.ts';
import { percent } from '@honghuo/core/rational.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import type { Waiting, WaitingRows } from '../ledger.ts';
import { blockName, blocks, type Planting, plantings, varieties, varietyName } from '../orchard/model.ts';
import { type CheckKind, checkKindNames, type Verdict } from './messages.ts';
import { type Check, checks, counting, deadOf } from './model.ts';

export { causeNames, checkKindNames, checkKinds, methodNames } from './messages.ts';

/** How trees live: of those looked at, and what that asks for; the journal versions of the rows behind it. Nothing is said before somebody has looked. */
export type Survival = {
	alive: number;
	inspected: number;
	dead: number;
	missing: number;
	/** 「84.0%」; undefined before a check. */
	rate: string | undefined;
	verdict: Verdict | undefined;
	/** Cohorts nobody has looked at yet. */
	unchecked: number;
	checks: Check[];
	entries: number[];
};

/**
 * Survival of cohorts by the newest check of each: Σ alive / Σ inspected. What fills gaps is left out, so it never lifts the rate of the trees
 * first planted; a gap-filling cohort asked for alone has its own rate.
 */
export function survivalOf(cohorts: readonly Planting[], rows: Rows, kind?: CheckKind): Survival {
	const counted = cohorts.length === 1 ? cohorts : cohorts.filter(({ parent }) => parent === null);
	const found = counted.flatMap((cohort) => {
		const check = latestOf(cohort.id, rows, kind);
		return check ? [{ cohort, check }] : [];
	});
	const sum = (of: (check: Check) => number) => found.reduce((total, { check }) => total + of(check), 0);
	const [alive, inspected] = [sum((check) => check.alive), sum((check) => check.inspected)];
	return {
		alive,
		inspected,
		dead: sum(deadOf),
		missing: sum((check) => check.missing),
		rate: percent(alive, inspected),
		verdict: inspected > 0 ? verdictOf(alive, inspected) : undefined,
		unchecked: counted.length - found.length,
		checks: found.map(({ check }) => check),
		entries: [...new Set(found.flatMap(({ cohort, check }) => [cohort.version, check.version]))]
			.filter((version) => version > 0)
			.sort((a, b) => a - b),
	};
}

/** A cohort's checks in the order they were made, withdrawn ones left out. */
export const checksOf = (planting: string, rows: Rows): Check[] => counting(rows.find(checks, 'planting', planting));

/** What a rate asks for: below 41 % replant, below 85 % fill gaps, else pass. Compared as whole numbers, never on rounded text. */
export function verdictOf(alive: number, inspected: number): Verdict {
	if (alive * 100 < inspected * 41) return 'replant';
	return alive * 100 < inspected * 85 ? 'fill' : 'pass';
}

/** What is wrong with the numbers of a check, if anything: the parts must add up to what was looked at, and a census looks at the whole cohort. */
export function countsVerdict(
	check: Pick<Check, 'method' | 'inspected' | 'alive' | 'deadByCause' | 'missing'>,
	plantedQty: number | null,
): 'fits' | 'sum' | 'census' | 'exceeds' {
	if (check.alive + deadOf(check) + check.missing !== check.inspected) return 'sum';
	if (plantedQty === null) return 'fits';
	if (check.inspected > plantedQty) return 'exceeds';
	return check.method === 'census' && check.inspected !== plantedQty ? 'census' : 'fits';
}

/** The newest check of a cohort, of one kind if asked. */
export const latestOf = (planting: string, rows: Rows, kind?: CheckKind): Check | undefined =>
	counting(rows.find(checks, 'planting', planting).filter((check) => kind === undefined || check.kind === kind)).at(-1);

/** How many of a cohort live by its newest check: counted, or of a sample reckoned and rounded down. Never more than were planted. */
export function aliveOf({ plantedQty }: Pick<Planting, 'plantedQty'>, check: Pick<Check, 'method' | 'inspected' | 'alive'>): number {
	if (check.method === 'census' || plantedQty === null) return check.alive;
	return Number((BigInt(plantedQty) * BigInt(check.alive)) / BigInt(check.inspected));
}

/**
 * Trees of a cohort that are dead or gone and not filled yet, by the newest check: what was planted, less what lives of it, less what lives of what
 * already fills its gaps. Before anybody has looked all may be dead; undefined where nobody counted what was planted.
 */
export function gapsOf(cohort: Planting, rows: Rows): number | undefined {
	if (cohort.plantedQty === null) return undefined;
	const living = (one: Planting): number => {
		const check = latestOf(one.id, rows);
		return one.removedOn === null ? (check ? aliveOf(one, check) : (one.plantedQty ?? 0)) : 0;
	};
	const check = latestOf(cohort.id, rows);
	const filled = rows.find(plantings, 'parent', cohort.id).reduce((sum, child) => sum + living(child), 0);
	return Math.max(0, cohort.plantedQty - (check ? aliveOf(cohort, check) : 0) - filled);
}

/** By how many of a hundred a sample may find more living than a census did before: chance. */
const samplingMargin = 5;

/**
 * A census of the same cohort that this check contradicts, if any: an earlier one that found fewer living, or, of a census, a later one that found more.
 * Trees that died stay dead, so somebody counted gap filling too, or miscounted, or looked where it is green, or the buds came late: it takes a word.
 */
export function risenOver(
	check: Pick<Check, 'id' | 'method' | 'inspected' | 'alive' | 'occurredOn'>,
	others: readonly Check[],
): Check | undefined {
	const censuses = counting(others).filter(({ id, method }) => id !== check.id && method === 'census');
	const before = censuses.filter((one) => one.occurredOn <= check.occurredOn).sort((a, b) => a.alive - b.alive);
	if (check.method !== 'census')
		return before.find((one) => check.alive * 100 * one.inspected > (one.alive * 100 + samplingMargin * one.inspected) * check.inspected);
	const [least] = before.filter((one) => one.alive < check.alive);
	const [most] = censuses.filter((one) => one.occurredOn > check.occurredOn && one.alive > check.alive).sort((a, b) => b.alive - a.alive);
	return least ?? most;
}

/** A look that is due: from a day, best before another. Nobody is scolded for being late. */
export type Due = { kind: CheckKind; from: string; to: string; late: boolean };

/** Days after planting before which a check says nothing about its kind. */
const earliest: Record<CheckKind, number> = { leaf_out: 14, one_season: 120, year3: 730, adhoc: 0 };

/** The first day on which a check of this kind means something for a cohort. */
export const firstDay = (kind: CheckKind, plantedOn: string): string => addDays(asLocalDate(plantedOn), earliest[kind]);

/** Windows of the looks at a cohort: June of its first summer, October and November after its first season, the autumn of its third year (DOMAIN.md §7). */
export function windows(plantedOn: string): Omit<Due, 'late'>[] {
	// What is planted from July on lives through its first season the year after.
	const year = Number(plantedOn.slice(0, 4)) + (plantedOn.slice(5) >= '07-01' ? 1 : 0);
	return [
		{ kind: 'leaf_out', from: `${year}-06-01`, to: `${year}-06-30` },
		{ kind: 'one_season', from: `${year}-10-01`, to: `${year}-11-30` },
		{ kind: 'year3', from: `${year + 2}-09-01`, to: `${year + 2}-11-30` },
	];
}

/**
 * The look that is due at a cohort today: of the windows that have come the latest, unless it or a later one has been looked at. A missed one is not
 * asked for after the next has come, and none a year after it.
 */
export function dueOf({ plantedOn, plantedQty, removedOn }: Planting, done: readonly Check[], today: string): Due | undefined {
	if (removedOn !== null || plantedQty === null) return undefined;
	const open = windows(plantedOn).filter(({ from }) => from <= today);
	const now = open.at(-1);
	if (!now || today > addDays(asLocalDate(now.to), 365)) return undefined;
	const looked = counting(done).some(({ kind, occurredOn }) => kind === now.kind || occurredOn >= now.from);
	return looked ? undefined : { ...now, late: today > now.to };
}

/** Looks that are due at donated trees of one's own villages; nobody is scolded for being late. */
export function noticesFor({ actor, today }: { actor: Actor; today: string }, rows: WaitingRows): Waiting[] {
	const villages = [...new Set(inForce(actor, today).map(({ unit }) => unit))].filter((unit) => mayWriteVillage(actor, unit, today));
	return villages
		.flatMap((village) => rows.find(plantings, 'village', village))
		.filter(({ sourceItem }) => sourceItem !== null)
		.flatMap((cohort): Waiting[] => {
			const due = dueOf(cohort, rows.find(checks, 'planting', cohort.id), today);
			if (!due) return [];
			const variety = rows.get(varieties, cohort.variety);
			const what = (language: Language) => `${blockName(rows.get(blocks, cohort.block), rows)} ${varietyName(variety, language)}`;
			const { 'zh-CN': zh, en } = checkKindNames[due.kind];
			return [
				{
					key: `survival ${cohort.id} ${due.kind}`,
					kind: 'turn',
					at: beginOf(due.from),
					by: null,
					about: { 'zh-CN': `该查成活了：${what('zh-CN')}，${zh}`, en: `survival to be looked at: ${what('en')}, ${en}` },
					on: { table: plantings.name, row: cohort.id, village: cohort.village },
				},
			];
		});
}
