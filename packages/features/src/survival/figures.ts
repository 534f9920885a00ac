import { percent } from '@honghuo/core/rational.ts';
import type { Rows } from '@honghuo/core/row.ts';
import type { Planting } from '../orchard/model.ts';
import type { CheckKind, Verdict } from './messages.ts';
import { type Check, checks, counting, deadOf, latestOf, verdictOf } from './model.ts';

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
