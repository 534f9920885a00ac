import { type Actor, holds, inForce, mayWriteVillage } from '@honghuo/core/actor.ts';
import { beginOf } from '@honghuo/core/dates.ts';
import { groupBy } from '@honghuo/core/group.ts';
import { type Period, periodAt, periodBefore, periodKinds, periodName, periodOf } from '@honghuo/core/period.ts';
import { type Rows, tableRef } from '@honghuo/core/row.ts';
import type { Waiting, WaitingRows } from '../ledger.ts';
import { levelOf, placeName, postings } from '../village/model.ts';
import { kindNames, type ReportState } from './messages.ts';
import type { periodReport, reportArchive, reportText, reportVersion } from './table.ts';

export { kindNames, occasionNames, type ReportState, type Section, sectionNames, sections, stateNames } from './messages.ts';
export type { KeptFigure } from './table.ts';

export type Report = typeof periodReport.$inferSelect;
export type ReportText = typeof reportText.$inferSelect;
export type ReportArchive = typeof reportArchive.$inferSelect;
export type ReportVersion = typeof reportVersion.$inferSelect;

/** Held whole: the township and the county see who has handed in, of villages their devices do not hold otherwise. */
export const reports = tableRef<Report>('period_report', { whole: true });
export const texts = tableRef<ReportText>('report_text');
export const versions = tableRef<ReportVersion>('report_version');
/** One row a period: everybody can see when it was kept. */
export const archives = tableRef<ReportArchive>('report_archive', { whole: true });

/** All of this noun; parents before children. */
export const refs = [reports, texts, versions, archives];

const forms = { month: '0', quarter: 'a', year: 'b' };

/**
 * The id of a unit's report of a period. It follows from what it is, so that two phones without a signal write on the same one:
 * `20260002-0000-7000-8000-211422106214` is 大屯村's of February 2026.
 */
export function reportId(unit: string, period: string): string {
	const { kind, from } = periodOf(period) ?? { kind: 'year' as const, from: '0000-01-01' };
	return `${from.slice(0, 4)}${forms[kind]}0${from.slice(5, 7)}-0000-7000-8000-${unit.padEnd(12, 'f')}`;
}

/** The unit and period a report's id tells; undefined for an id that is none of a report. */
export function reportIn(id: string): { unit: string; period: Period } | undefined {
	const [, year, form = '', month = '', unit = ''] = /^(\d{4})([0ab])0(\d\d)-0000-7000-8000-(\d{12}|\d{9}|\d{6})f*$/.exec(id) ?? [];
	const period = periodOf({ 0: `${year}-${month}`, a: `${year}-Q${Math.ceil(Number(month) / 3)}`, b: `${year}` }[form] ?? '');
	return period && reportId(unit, period.key) === id ? { unit, period } : undefined;
}

/** That a period's papers were kept when it closed, if they were; the id is that of the county's report. */
export const archiveOf = (county: string, period: string, rows: Rows): ReportArchive | undefined =>
	rows.get(archives, reportId(county, period));

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
export type Step = 'write' | 'number' | 'submit' | 'return' | 'approve' | 'lock' | 'unlock';

/** What this person can do with a unit's report now. */
export function stepsFor(report: Report | undefined, unit: string, period: Period, actor: Actor, today: string): Step[] {
	const writes = period.from <= today && mayWriteReport(actor, unit, today);
	if (isOpen(report?.state)) return writes ? ['write', 'number', 'submit'] : [];
	if (!mayJudgeReport(actor, unit, today)) return [];
	if (levelOf(unit) === 'county' && report?.submittedBy === actor.person) return ['number'];
	if (report?.state === 'submitted') return ['number', 'return', 'approve'];
	return report?.state === 'approved' ? ['number', 'lock'] : ['number', 'unlock'];
}

/** In the first days of a period the one before is due; nobody is reminded later than that. */
const dueDays = 10;

/** Whether somebody of the township is posted to judge its villages' reports; else the county does. */
const hasTownship = (township: string, today: string, rows: WaitingRows): boolean =>
	rows
		.find(postings, 'unit', township)
		.some(({ role, fromOn, toOn }) => role === 'township_official' && fromOn <= today && (toOn === null || today <= toOn));

const both = (unit: string, period: string, rows: WaitingRows): { zh: string; en: string } => {
	const of = periodOf(period);
	if (!of) return { zh: '', en: '' };
	const name = placeName(unit, rows);
	return {
		zh: `${name} ${periodName(of, 'zh-CN')}${kindNames[of.kind]['zh-CN']}`,
		en: `${kindNames[of.kind].en} of ${name}, ${periodName(of, 'en')}`,
	};
};

/** What is due of one's own, what came back with a reason, and what was handed in to be judged: many of one period are one line. */
export function noticesFor({ actor, today }: { actor: Actor; today: string }, rows: WaitingRows): Waiting[] {
	const own = [...new Set(inForce(actor, today).map(({ unit }) => unit))].filter((unit) => mayWriteReport(actor, unit, today));
	const due = own.flatMap((unit) =>
		periodKinds.flatMap((kind): Waiting[] => {
			const current = periodAt(kind, today);
			const period = periodBefore(current);
			const report = reportOf(unit, period.key, rows);
			const on = { table: reports.name, row: reportId(unit, period.key), village: unit.length === 12 ? unit : null };
			if (Number(today.slice(8)) > dueDays || today.slice(0, 7) !== current.from.slice(0, 7) || !isOpen(report?.state)) return [];
			if (report?.state === 'returned' || report?.state === 'unlocked') return [];
			const { zh, en } = both(unit, period.key, rows);
			const about = { 'zh-CN': `${zh}写好了，看一眼就能上报`, en: `${en} has written itself: look at it and submit` };
			return [{ key: `report due ${on.row}`, kind: 'turn', at: beginOf(current.from), by: null, about, on }];
		}),
	);
	const back = own.flatMap((unit) =>
		rows.find(reports, 'unit', unit).flatMap((report): Waiting[] => {
			if (report.state !== 'returned' && report.state !== 'unlocked') return [];
			const { zh, en } = both(unit, report.period, rows);
			const [said, word] = report.state === 'returned' ? ['退回', 'returned'] : ['解锁', 'unlocked'];
			const about = { 'zh-CN': `${zh}${said}了：${report.reason ?? ''}`, en: `${en} was ${word}: ${report.reason ?? ''}` };
			const on = { table: reports.name, row: report.id, village: report.village };
			return [
				{
					key: `report ${report.id} ${report.version}`,
					kind: 'turn',
					at: beginOf(report.judgedOn ?? today),
					by: report.judgedBy,
					about,
					on,
				},
			];
		}),
	);
	return [...due, ...back, ...toJudge(actor, today, rows)];
}

/** Reports that wait for this person's judgement. A county official hears of a village's where its township has nobody. */
function toJudge(actor: Actor, today: string, rows: WaitingRows): Waiting[] {
	const township = inForce(actor, today).some(({ role }) => role === 'township_official');
	if (!township && !holds(actor, countyRoles, today)) return [];
	const waiting = rows.find(reports, 'state', 'submitted').filter(({ unit, submittedBy }) => {
		if (!mayJudgeReport(actor, unit, today) || (levelOf(unit) === 'county' && submittedBy === actor.person)) return false;
		return township || levelOf(unit) !== 'village' || !hasTownship(unit.slice(0, 9), today, rows);
	});
	return [...groupBy(waiting, ({ period }) => period)].map(([period, some]): Waiting => {
		const [first] = some;
		const newest = some.reduce((a, b) => (a.version > b.version ? a : b));
		const { zh, en } = both(first?.unit ?? '', period, rows);
		const more = { zh: some.length > 1 ? `等 ${some.length} 份` : '', en: some.length > 1 ? ` and ${some.length - 1} more` : '' };
		const about = { 'zh-CN': `${zh}${more.zh}报上来了，等你审`, en: `${en}${more.en} submitted, for you to judge` };
		const on =
			some.length > 1 ? { table: reports.name, row: '', village: null } : { table: reports.name, row: newest.id, village: newest.village };
		return {
			key: `reports ${period} ${newest.version}`,
			kind: 'turn',
			at: beginOf(newest.submittedOn ?? today),
			by: newest.submittedBy,
			about,
			on,
		};
	});
}
