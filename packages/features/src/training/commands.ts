import { villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, type Change, insert, type Read, type Rows, update } from '@honghuo/core/row.ts';
import { turnouts } from '../attendance/model.ts';
import { experts } from '../expert/model.ts';
import { themes } from '../theme/model.ts';
import { humanReads, screenRefusal } from '../village/figures.ts';
import { orgUnits, people, postings, teams } from '../village/model.ts';
import { giverOf } from './figures.ts';
import * as inputs from './inputs.ts';
import { mayKeep, type Session, sessions, type Teacher } from './model.ts';
import { refuse } from './refusals.ts';

const staff = ['administrator', 'county_official'] as const;
const keepers = [...villageWriters, ...staff, 'township_official'] as const;

type Said = {
	theme?: string | null | undefined;
	expert?: string | null | undefined;
	teacher?: string | null | undefined;
	teacherName?: string | null | undefined;
	giver?: string | null | undefined;
};
type Counted = readonly { id: string; village: string; people: number }[] | undefined;

const isUnit = (giver: string) => /^\d{12}$/.test(giver);
const isTeam = (giver: string) => /^[0-9a-f-]{36}$/.test(giver);

/** What saying who teaches, and what, rests on. */
const readsSaid = ({ theme, expert, teacher, giver }: Said): Read[] => [
	byId(themes, theme),
	byId(experts, expert),
	...humanReads(teacher),
	...(teacher ? [byField(postings, 'person', teacher)] : []),
	...(giver && isUnit(giver) ? [byId(orgUnits, giver)] : []),
	...(giver && isTeam(giver) ? [byId(teams, giver)] : []),
];
const readsPosted = ({ expert }: Said, rows: Rows): Read[] => {
	const person = expert ? rows.get(experts, expert)?.person : null;
	return person ? [byField(postings, 'person', person)] : [];
};
const readsCounted = (counted: Counted = []): Read[] => counted.flatMap(({ id, village }) => [byId(turnouts, id), byId(orgUnits, village)]);

/** What is wrong with what is said of a session, if anything. */
function wrongWith({ theme, expert, teacher, teacherName, giver }: Said, rows: Rows): Refusal | undefined {
	const known = theme ? rows.get(themes, theme) : undefined;
	if (theme && !known) return refuse('theme_unknown', 'theme');
	if (known && known.retiredReason !== null) return refuse('training_theme_retired', 'theme');
	if ([expert, teacher, teacherName].filter(Boolean).length > 1) return refuse('training_teacher', 'teacher');
	if (expert && rows.get(experts, expert)?.retiredReason !== null) return refuse('training_teacher_unknown', 'expert');
	if (teacher && !rows.get(people, teacher)) return refuse('training_teacher_unknown', 'teacher');
	const wall = screenRefusal('teacher', rows, teacher);
	if (wall) return wall;
	if (giver && isUnit(giver) && !rows.get(orgUnits, giver)) return refuse('training_giver_unknown', 'giver');
	if (giver && isTeam(giver) && !rows.get(teams, giver)) return refuse('training_giver_unknown', 'giver');
	return undefined;
}

/** One row a village for how many came, or why not. */
function counted(session: Pick<Session, 'id' | 'theme' | 'giver'>, heldOn: string, all: Counted, rows: Rows): Change[] | Refusal {
	const villages = (all ?? []).map(({ village }) => village);
	if (new Set(villages).size < villages.length) return refuse('training_village_twice', 'village');
	if (villages.some((code) => rows.get(orgUnits, code)?.level !== 'village')) return refuse('not_found', 'village');
	const { theme, giver } = session;
	return (all ?? []).map(({ id, village, people }) =>
		insert(turnouts, { id, village, session: session.id, people, heldOn, theme, giver, withdrawnReason: null }),
	);
}

/** A session for somebody who may keep it. */
function found({ session }: { session: string }, { rows, actor, today }: Context): Session | Refusal {
	const row = rows.get(sessions, session);
	if (!row || !mayKeep(actor, row.village, today)) return refuse('not_found', 'session');
	return row.withdrawnReason === null ? row : refuse('training_withdrawn', 'session');
}

/** Why a session that is no longer planned can't be held or cancelled. */
const notPlanned = ({ state }: Session): Refusal =>
	state === 'held' ? refuse('training_held', 'session') : refuse('training_cancelled', 'session');

/** A new session, as it is said; `heldOn` or `plannedOn` is its day. */
function opened(
	input: Said & { id: string; village: string; topic: string; place?: string | null | undefined; note?: string | null | undefined } & {
		invited?: string[] | undefined;
	},
	day: { heldOn: string | null; plannedOn: string | null },
	{ rows, actor, today }: Context,
): Omit<Session, 'county' | 'version' | 'createdBy' | 'recordedAt' | 'receivedAt'> | Refusal {
	const { id, village, topic, theme = null, place = null, note = null, invited = [] } = input;
	if (rows.get(orgUnits, village)?.level !== 'village' || !mayKeep(actor, village, today)) return refuse('not_found', 'village');
	const wrong = wrongWith(input, rows);
	if (wrong) return wrong;
	const teacher: Teacher = { expert: input.expert ?? null, teacher: input.teacher ?? null, teacherName: input.teacherName || null };
	const giver = input.giver || giverOf(teacher, rows, day.heldOn ?? day.plannedOn ?? today);
	const state = day.heldOn === null ? 'planned' : 'held';
	const rest = { invited: [...new Set(invited)].sort(), note: note || null, cancelledReason: null, withdrawnReason: null };
	return { id, village, state, theme, topic, place, ...day, ...teacher, giver, ...rest };
}

export const commands = [
	command({
		name: 'training.plan',
		input: inputs.trainingPlan,
		who: keepers,
		about: {
			'zh-CN': '排一场培训：哪天、在哪个村、讲什么、请哪些村',
			en: 'Plan a training session: day, village, topic, who is asked to come',
		},
		reads: (input) => [byId(sessions, input.id), byId(orgUnits, input.village), ...readsSaid(input)],
		readsThen: readsPosted,
		decide: (input, context) => {
			const row = opened(input, { heldOn: null, plannedOn: input.plannedOn }, context);
			if ('code' in row) return row;
			if (input.plannedOn > addDays(asLocalDate(context.today), 366)) return refuse('training_too_far', 'plannedOn');
			return [insert(sessions, row)];
		},
	}),
	command({
		name: 'training.hold',
		input: inputs.trainingHold,
		who: keepers,
		about: {
			'zh-CN': '记一场办过的培训：哪天、在哪个村、讲什么、谁讲，各村来了几人次',
			en: 'Record a session held: day, village, topic, teacher, and how many came from which village',
		},
		reads: (input) => [byId(sessions, input.id), byId(orgUnits, input.village), ...readsSaid(input), ...readsCounted(input.turnouts)],
		readsThen: readsPosted,
		decide: (input, context) => {
			const row = opened(input, { heldOn: input.heldOn, plannedOn: null }, context);
			if ('code' in row) return row;
			if (input.heldOn > context.today) return refuse('training_in_future', 'heldOn');
			const came = counted(row, input.heldOn, input.turnouts, context.rows);
			return 'code' in came ? came : [insert(sessions, row), ...came];
		},
	}),
	command({
		name: 'training.complete',
		input: inputs.trainingComplete,
		who: keepers,
		about: {
			'zh-CN': '排好的一场办过了：哪天办的，各村来了几人次',
			en: 'A planned session was held: the day, and how many came from which village',
		},
		reads: ({ session, turnouts: all }) => [byId(sessions, session), ...readsCounted(all)],
		decide: (input, context) => {
			const row = found(input, context);
			if ('code' in row) return row;
			if (row.state !== 'planned') return notPlanned(row);
			if (input.heldOn > context.today) return refuse('training_in_future', 'heldOn');
			const came = counted(row, input.heldOn, input.turnouts, context.rows);
			return 'code' in came ? came : [update(sessions, row, { state: 'held', heldOn: input.heldOn }), ...came];
		},
	}),
	command({
		name: 'training.cancel',
		input: inputs.trainingEnd,
		who: keepers,
		about: { 'zh-CN': '排好的一场不办了，写明原因', en: 'Cancel a planned session with a reason' },
		reads: ({ session }) => [byId(sessions, session)],
		decide: (input, context) => {
			const row = found(input, context);
			if ('code' in row) return row;
			if (row.state !== 'planned') return notPlanned(row);
			return [update(sessions, row, { state: 'cancelled', cancelledReason: input.reason })];
		},
	}),
	command({
		name: 'training.correct',
		input: inputs.trainingCorrect,
		who: keepers,
		about: { 'zh-CN': '更正一场培训：只改给出的几项', en: 'Correct a session; only the fields given change' },
		merge: 'fields',
		reads: ({ session, ...said }) => [byId(sessions, session), byField(turnouts, 'session', session), ...readsSaid(said)],
		readsThen: ({ session, ...said }, rows) => [...readsPosted(said, rows), byId(themes, rows.get(sessions, session)?.theme)],
		decide: ({ session, ...fields }, context) => {
			const { rows, today } = context;
			const row = found({ session }, context);
			if ('code' in row) return row;
			if (row.state === 'cancelled') return refuse('training_cancelled', 'session');
			if (row.state === 'held' ? fields.plannedOn : fields.heldOn) return refuse('training_day_misfit', 'session');
			if ((fields.heldOn ?? '') > today) return refuse('training_in_future', 'heldOn');
			if ((fields.plannedOn ?? '') > addDays(asLocalDate(today), 366)) return refuse('training_too_far', 'plannedOn');
			const wrong = wrongWith(fields, rows);
			if (wrong) return wrong;
			const { expert, teacher, teacherName, giver, invited } = fields;
			// Another teacher takes the place of the one before, and with them whose help it is, unless that is said too.
			const teaches: Teacher | undefined = [expert, teacher, teacherName].some((one) => one !== undefined)
				? { expert: expert ?? null, teacher: teacher ?? null, teacherName: teacherName || null }
				: undefined;
			const day = fields.heldOn ?? row.heldOn ?? today;
			const { given, same } = givenOf(row, {
				...fields,
				...(invited ? { invited: [...new Set(invited)].sort() } : {}),
				...(teaches ? { ...teaches, giver: giver || giverOf(teaches, rows, day) } : {}),
			});
			if (same) return refuse('training_unchanged', 'session');
			const copied = Object.fromEntries(Object.entries(given).filter(([field]) => ['heldOn', 'theme', 'giver'].includes(field)));
			const touched = Object.keys(copied).length > 0 ? rows.find(turnouts, 'session', session) : [];
			return [update(sessions, row, given), ...touched.map((turnout) => update(turnouts, turnout, copied))];
		},
	}),
	command({
		name: 'training.withdraw',
		input: inputs.trainingEnd,
		who: keepers,
		about: { 'zh-CN': '办过的一场记错了：撤下，写明原因，不再计数', en: 'Withdraw a session recorded by mistake; it counts no more' },
		merge: 'row',
		reads: ({ session }) => [byId(sessions, session), byField(turnouts, 'session', session)],
		decide: (input, context) => {
			const row = found(input, context);
			if ('code' in row) return row;
			if (row.state === 'planned') return refuse('training_planned', 'session');
			if (row.state === 'cancelled') return refuse('training_cancelled', 'session');
			const withdrawnReason = input.reason;
			const came = context.rows.find(turnouts, 'session', row.id);
			return [update(sessions, row, { withdrawnReason }), ...came.map((one) => update(turnouts, one, { withdrawnReason }))];
		},
	}),
];
