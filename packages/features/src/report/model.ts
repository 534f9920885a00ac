import { type Actor, holds, inForce, mayWriteVillage } from '@honghuo/core/actor.ts';
import { type Period, periodOf } from '@honghuo/core/period.ts';
import { type Rows, tableRef } from '@honghuo/core/row.ts';
import { levelOf } from '../village/model.ts';
import type { ReportState } from './messages.ts';
import type { periodReport, reportText, reportVersion } from './table.ts';

export { kindNames, type ReportState, type Section, sectionNames, sections, stateNames } from './messages.ts';
export type { KeptFigure } from './table.ts';

export type Report = typeof periodReport.$inferSelect;
export type ReportText = typeof reportText.$inferSelect;
export type ReportVersion = typeof reportVersion.$inferSelect;

/** Held whole: the township and the county see who has handed in, of villages their devices do not hold otherwise. */
export const reports = tableRef<Report>('period_report', { whole: true });
export const texts = tableRef<ReportText>('report_text');
export const versions = tableRef<ReportVersion>('report_version');

/** All of this noun; parents before children. */
export const refs = [reports, texts, versions];

const forms = { month: '0', quarter: 'a', year: 'b' };

/**
 * The id of a unit's report of a period. It follows from what it is, so that two phones without a signal write on the same one:
 * `20260002-0000-7000-8000-211422106214` is 大屯村's of February 2026.
 */
export function reportId(unit: string, period: string): string {
	const { kind, from } = periodOf(period) ?? { kind: 'year' as const, from: '0000-01-01' };
	return `${from.slice(0, 4)}${forms[kind]}0${from.slice(5, 7)}-0000-7000-8000-${unit.padEnd(12, 'f')}`;
}

/** A unit's report of a period, if somebody has begun it. */
export const reportOf = (unit: string, period: string, rows: Rows): Report | undefined => rows.get(reports, reportId(unit, period));

const countyRoles = ['administrator', 'county_official'] as const;

/** Whether the actor writes and hands in this unit's reports: a village's people theirs, a township's officials theirs, the county's theirs. */
export function mayWriteReport(actor: Actor, unit: string, day: string): boolean {
	const level = levelOf(unit);
	if (level === 'village') return mayWriteVillage(actor, unit, day);
	if (level === 'township') return inForce(actor, day).some((grant) => grant.role === 'township_official' && grant.unit === unit);
	return unit === actor.county && holds(actor, countyRoles, day);
}

/**
 * Whether the actor is the level above: the township or the county of a village, the county of a township; above the county's own report stands
 * another of its officials or an administrator, never who handed it in.
 */
export function mayJudgeReport(actor: Actor, unit: string, day: string): boolean {
	if (!unit.startsWith(actor.county)) return false;
	const township = unit.slice(0, 9);
	const own =
		levelOf(unit) === 'village' && inForce(actor, day).some(({ role, unit: at }) => role === 'township_official' && at === township);
	return own || holds(actor, countyRoles, day);
}

/** Whether its own people may still change it. */
export const isOpen = (state: ReportState | undefined): boolean =>
	state === undefined || state === 'open' || state === 'returned' || state === 'unlocked';

/** What can be done with a report by whom. */
export type Step = 'write' | 'submit' | 'return' | 'approve' | 'lock' | 'unlock';

/** What this person can do with a unit's report now. */
export function stepsFor(report: Report | undefined, unit: string, period: Period, actor: Actor, today: string): Step[] {
	const writes = period.from <= today && mayWriteReport(actor, unit, today);
	const judges = mayJudgeReport(actor, unit, today) && !(levelOf(unit) === 'county' && report?.submittedBy === actor.person);
	if (isOpen(report?.state)) return writes ? ['write', 'submit'] : [];
	if (!judges) return [];
	if (report?.state === 'submitted') return ['return', 'approve'];
	return report?.state === 'approved' ? ['lock'] : ['unlock'];
}
