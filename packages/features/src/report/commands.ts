import type { Role } from '@honghuo/core/actor.ts';
import { villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { periodOf } from '@honghuo/core/period.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byId, type Change, insert, type Read, type Rows, type Stamped, update } from '@honghuo/core/row.ts';
import { levelOf, orgUnits, people } from '../village/model.ts';
import { reportArchive, reportFreeze, reportLock, reportNumber, reportReason, reportStep, reportWrite } from './inputs.ts';
import {
	archiveOf,
	archives,
	isOpen,
	mayJudgeReport,
	mayWriteReport,
	type Report,
	type ReportText,
	reportId,
	reportOf,
	reports,
	sections,
	texts,
	versions,
} from './model.ts';
import { inState, judged, refuse, type Which } from './refusals.ts';

const above = ['township_official', 'county_official', 'administrator'] as const satisfies readonly Role[];
const writers = [...villageWriters, ...above] as const satisfies readonly Role[];

const reads = ({ unit, period }: Which): Read[] => [
	byId(orgUnits, unit, unit.length === 12 ? unit.slice(0, 9) : undefined),
	byId(reports, reportId(unit, period)),
	byId(texts, reportId(unit, period)),
];
const readsThen = ({ unit, period }: Which, rows: Rows): Read[] => {
	const report = reportOf(unit, period, rows);
	return [byId(people, report?.submittedBy, report?.judgedBy)];
};

/** The report for its own people to change; a `fresh` one, still to be inserted, when nobody has begun it. */
function own(
	{ unit, period }: Which,
	{ rows, actor, today }: Context,
): { report: Report; words: ReportText } | { fresh: Omit<Report, Stamped> } | Refusal {
	if (!mayWriteReport(actor, unit, today) || !rows.get(orgUnits, unit)) return refuse('not_found', 'unit');
	const { kind, from } = periodOf(period) ?? { kind: 'year', from: '9999' };
	if (from > today) return refuse('report_ahead', 'period');
	const id = reportId(unit, period);
	const [report, words] = [rows.get(reports, id), rows.get(texts, id)];
	if (report && words) return isOpen(report.state) ? { report, words } : inState(report, rows);
	const village = levelOf(unit) === 'village' ? unit : null;
	return {
		fresh: {
			...{ id, village, unit, kind, period, state: 'open', submittedOn: null, submittedBy: null },
			...{ judgedOn: null, judgedBy: null, reason: null, docNumber: null, round: 0, unfrozen: false },
		},
	};
}

/** The report for somebody to number: its own people while they may change it, the level above once it is handed in. */
function numbered(which: Which, context: Context): ReturnType<typeof own> | { report: Report } {
	const { rows, actor, today } = context;
	const report = reportOf(which.unit, which.period, rows);
	if (report && !isOpen(report.state) && mayJudgeReport(actor, which.unit, today)) return { report };
	const found = own(which, context);
	if (!('code' in found) || found.code !== 'not_found') return found;
	const above = judged(which, context);
	return 'code' in above ? above : { report: above };
}

/** The page on which people add words. */
const page = ({ id, village }: Omit<Report, Stamped>, said: Partial<ReportText> = {}): Change =>
	insert(texts, { ...{ id, village, orchard: null, support: null, service: null, income: null, plans: null }, ...said });

export const commands = [
	command({
		name: 'report.write',
		input: reportWrite,
		who: writers,
		about: {
			'zh-CN': '在报告的某一段加几句话；数字不用写，都从台账来。第一次写就算开了这一期',
			en: 'Add words to sections of a unit’s report of a period; numbers are never typed. The first words begin the report',
		},
		merge: 'fields',
		reads,
		readsThen,
		decide: ({ unit, period, ...given }, context) => {
			const found = own({ unit, period }, context);
			if ('code' in found) return found;
			const before = 'words' in found ? found.words : undefined;
			const said: Partial<ReportText> = Object.fromEntries(
				sections.flatMap((section) => (given[section] === undefined ? [] : [[section, given[section] || null]])),
			);
			if (sections.every((section) => said[section] === undefined || said[section] === (before?.[section] ?? null)))
				return refuse('report_nothing_new');
			return 'fresh' in found ? [insert(reports, found.fresh), page(found.fresh, said)] : [update(texts, found.words, said)];
		},
	}),
	command({
		name: 'report.number',
		input: reportNumber,
		who: writers,
		about: {
			'zh-CN': '编发文字号，如 建农报〔2026〕3号；可不编。没上报时本单位编，上报以后上级编或改',
			en: 'Give it its number as a document, or take that away: its own people before it is handed in, the level above afterwards',
		},
		merge: 'fields',
		reads,
		readsThen,
		decide: ({ docNumber, ...which }, context) => {
			const found = numbered(which, context);
			if ('code' in found) return found;
			if ('fresh' in found)
				return docNumber === null ? refuse('report_nothing_new') : [insert(reports, { ...found.fresh, docNumber }), page(found.fresh)];
			return found.report.docNumber === docNumber ? refuse('report_nothing_new') : [update(reports, found.report, { docNumber })];
		},
	}),
	command({
		name: 'report.submit',
		input: reportStep,
		who: writers,
		about: {
			'zh-CN': '上报：此刻的数由服务器存成一版，等上级看',
			en: 'Submit it: the server keeps the numbers as they stand now, and the level above is next',
		},
		reads,
		readsThen,
		decide: (which, context) => {
			const found = own(which, context);
			if ('code' in found) return found;
			const { round } = 'fresh' in found ? found.fresh : found.report;
			const handed = {
				...{ state: 'submitted', submittedOn: context.today, submittedBy: context.actor.person },
				...{ judgedOn: null, judgedBy: null, reason: null, round: round + 1, unfrozen: true },
			} satisfies Partial<Report>;
			if ('fresh' in found) return [insert(reports, { ...found.fresh, ...handed, state: 'submitted' }), page(found.fresh)];
			return [update(reports, found.report, { ...handed, state: 'submitted' })];
		},
	}),
	command({
		name: 'report.return',
		input: reportReason,
		who: above,
		about: { 'zh-CN': '退回，写明原因；退回后能改、能再报', en: 'Return it with a reason; its people change it and submit again' },
		reads,
		readsThen,
		decide: ({ reason, ...which }, context) => step(which, context, 'submitted', { state: 'returned', reason }),
	}),
	command({
		name: 'report.approve',
		input: reportStep,
		who: above,
		about: { 'zh-CN': '审定', en: 'Approve a submitted report' },
		reads,
		readsThen,
		decide: (which, context) => step(which, context, 'submitted', { state: 'approved', reason: null }),
	}),
	command({
		name: 'report.lock',
		input: reportLock,
		who: above,
		about: {
			'zh-CN': '存档锁定：此刻的数再存一版；以后改动另存新版，能看差异',
			en: 'Lock an approved report: the numbers are kept once more, and later corrections show as differences',
		},
		reads,
		readsThen,
		decide: ({ reason, ...which }, context) => {
			const report = judged(which, context);
			if ('code' in report) return report;
			if (report.state === 'submitted') return refuse('report_unapproved', 'unit');
			if (report.state !== 'approved') return inState(report, context.rows);
			return [
				update(reports, report, {
					...by(context),
					state: 'locked',
					reason: reason || '审定后存档',
					round: report.round + 1,
					unfrozen: true,
				}),
			];
		},
	}),
	command({
		name: 'report.unlock',
		input: reportReason,
		who: above,
		about: { 'zh-CN': '解锁，写明原因；解锁后能改、能再报', en: 'Unlock it with a reason; its people change it and submit again' },
		reads,
		readsThen,
		decide: ({ reason, ...which }, context) => {
			const report = judged(which, context);
			if ('code' in report) return report;
			if (report.state !== 'locked') return refuse('report_not_locked', 'unit');
			return [update(reports, report, { ...by(context), state: 'unlocked', reason })];
		},
	}),
	command({
		name: 'report.freeze',
		input: reportFreeze,
		who: 'system',
		about: {
			'zh-CN': '把上报或存档那一刻的数存成一版（服务器自己记）',
			en: 'Keep the numbers of a submitted or locked report as a version (the server’s own record)',
		},
		reads: ({ id, ...which }) => [...reads(which), byId(versions, id), byId(archives, reportId(which.unit.slice(0, 6), which.period))],
		decide: ({ id, unit, period, round, asOf, until, figures, paper }, { rows }) => {
			const report = reportOf(unit, period, rows);
			if (!report) return refuse('not_found', 'unit');
			if (!report.unfrozen || report.round !== round) return refuse('report_kept', 'round');
			// What was kept when the period closed is a version of its own.
			const number = round + (archiveOf(unit.slice(0, 6), period, rows) ? 1 : 0);
			const occasion = report.state === 'locked' ? 'locked' : 'submitted';
			return [
				insert(versions, { id, village: report.village, report: report.id, number, occasion, asOf, until, figures, paper } as never),
				update(reports, report, { unfrozen: false }),
			];
		},
	}),
	command({
		name: 'report.archive',
		input: reportArchive,
		who: 'system',
		about: {
			'zh-CN': '一期到期：各村、各乡镇和县的数由服务器存档，没人上报也存（服务器自己记）',
			en: 'A period has closed: the server has kept the papers of all units, handed in or not (the server’s own record)',
		},
		reads: ({ unit, period }) => [byId(orgUnits, unit), byId(archives, reportId(unit, period))],
		decide: ({ unit, period, ...kept }, { rows, actor }) => {
			if (unit !== actor.county || !rows.get(orgUnits, unit)) return refuse('not_found', 'unit');
			if (archiveOf(unit, period, rows)) return refuse('report_archived', 'period');
			const { kind } = periodOf(period) ?? { kind: 'year' };
			return [insert(archives, { id: reportId(unit, period), village: null, kind, period, ...kept })];
		},
	}),
];

const by = ({ today, actor }: Context) => ({ judgedOn: today, judgedBy: actor.person });

/** A step from one state to the next by the level above. */
function step(
	which: Which,
	context: Context,
	from: Report['state'],
	to: { state: Report['state']; reason: string | null },
): Change[] | Refusal {
	const report = judged(which, context);
	if ('code' in report) return report;
	return report.state === from ? [update(reports, report, { ...by(context), ...to })] : inState(report, context.rows);
}
