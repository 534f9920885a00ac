import { villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, type Rows, update } from '@honghuo/core/row.ts';
import { hasCounted, mayKeep, type Session, sessions } from '../training/model.ts';
import { humanReads, screenRefusal } from '../village/figures.ts';
import { orgUnits, people } from '../village/model.ts';
import * as inputs from './inputs.ts';
import { attendances, attendeeName, listed, plainName, type Turnout, turnouts } from './model.ts';
import { refuse } from './refusals.ts';

const keepers = [...villageWriters, 'administrator', 'county_official', 'township_official'] as const;

/** Who may say how many came from a village: whoever keeps the session, and whoever keeps the village. */
const mayCount = (session: Session | undefined, village: string, { actor, today }: Context): boolean =>
	session !== undefined && (mayKeep(actor, session.village, today) || mayKeep(actor, village, today));

/** Why nobody can be counted at this session, if so. */
function unready(session: Session): Refusal | undefined {
	if (hasCounted(session)) return undefined;
	if (session.withdrawnReason !== null) return refuse('attendance_withdrawn', 'session');
	return session.state === 'planned' ? refuse('attendance_planned', 'session') : refuse('attendance_cancelled', 'session');
}

/** How many of a village are listed by name at a session. */
const namesOf = ({ session, village }: Pick<Turnout, 'session' | 'village'>, rows: Rows) =>
	listed(rows.find(attendances, 'session', session)).filter((one) => one.village === village);

export const commands = [
	command({
		name: 'attendance.count',
		input: inputs.attendanceCount,
		who: keepers,
		about: { 'zh-CN': '记人次：这一场，这个村来了几个', en: 'Count person-times: how many came to a session from a village' },
		reads: ({ id, session, village }) => [
			...[byId(turnouts, id), byId(sessions, session), byId(orgUnits, village)],
			byField(turnouts, 'session', session),
		],
		decide: ({ id, session: of, village, people }, context) => {
			const { rows } = context;
			const session = rows.get(sessions, of);
			if (!session || !mayCount(session, village, context)) return refuse('not_found', 'session');
			if (rows.get(orgUnits, village)?.level !== 'village') return refuse('not_found', 'village');
			const wrong = unready(session);
			if (wrong) return wrong;
			const known = rows.find(turnouts, 'session', of).find((one) => one.village === village);
			if (known) return refuse('attendance_counted', 'village', { people: known.people });
			const { heldOn, theme, giver } = session;
			return [insert(turnouts, { id, village, session: of, people, heldOn: heldOn ?? '', theme, giver, withdrawnReason: null })];
		},
	}),
	command({
		name: 'attendance.recount',
		input: inputs.attendanceRecount,
		who: keepers,
		about: { 'zh-CN': '更正一个村的人次', en: 'Correct how many came from a village' },
		merge: 'fields',
		reads: ({ turnout }) => [byId(turnouts, turnout)],
		readsThen: ({ turnout }, rows) => {
			const row = rows.get(turnouts, turnout);
			return row ? [byId(sessions, row.session), byField(attendances, 'session', row.session)] : [];
		},
		decide: ({ turnout, people }, context) => {
			const { rows } = context;
			const row = rows.get(turnouts, turnout);
			const session = row && rows.get(sessions, row.session);
			if (!row || !session || !mayCount(session, row.village, context)) return refuse('not_found', 'turnout');
			const wrong = unready(session);
			if (wrong) return wrong;
			if (row.people === people) return refuse('attendance_unchanged', 'people');
			const named = namesOf(row, rows).length;
			if (named > people) return refuse('attendance_fewer', 'people', { named, people });
			return [update(turnouts, row, { people })];
		},
	}),
	command({
		name: 'attendance.name',
		input: inputs.attendanceName,
		who: keepers,
		about: {
			'zh-CN': '记名单：这一场这个村来的都有谁（只有本村和干部看得到）',
			en: 'List who came from a village, by person or name; seen by the village and the officials only',
		},
		reads: ({ session, people: all }) => [
			byId(sessions, session),
			byField(turnouts, 'session', session),
			byField(attendances, 'session', session),
			byId(attendances, ...all.map(({ id }) => id)),
			...humanReads(...all.map(({ person }) => person)),
		],
		readsThen: ({ session }, rows) => [byId(people, ...rows.find(attendances, 'session', session).map(({ person }) => person))],
		decide: ({ session: of, village, people: all }, { rows, actor, today }) => {
			const session = rows.get(sessions, of);
			if (!session || !mayKeep(actor, village, today)) return refuse('not_found', 'session');
			const wrong = unready(session);
			if (wrong) return wrong;
			if (all.some(({ person, name }) => Boolean(person) === Boolean(name))) return refuse('attendance_one', 'people');
			if (all.some(({ person }) => person && !rows.get(people, person))) return refuse('not_found', 'people');
			const wall = screenRefusal('people', rows, ...all.map(({ person }) => person));
			if (wall) return wall;
			const turnout = rows.find(turnouts, 'session', of).find((one) => one.village === village);
			if (!turnout) return refuse('attendance_uncounted', 'village');
			const there = namesOf(turnout, rows);
			const seen = new Set(there.map((one) => plainName(attendeeName(one, rows))));
			const fresh = all.map(({ id, person = null, name = null }) => ({ id, person, name: name && plainName(name) }));
			for (const one of fresh) {
				const called = plainName(attendeeName(one, rows));
				if (seen.has(called)) return refuse('attendance_twice', 'people', { name: called });
				seen.add(called);
			}
			const named = there.length + fresh.length;
			if (named > turnout.people) return refuse('attendance_more', 'people', { named, people: turnout.people });
			return fresh.map((one) => insert(attendances, { ...one, village, session: of, struckReason: null }));
		},
	}),
	command({
		name: 'attendance.strike',
		input: inputs.attendanceStrike,
		who: keepers,
		about: { 'zh-CN': '名单上划掉一个名字，写明原因；人次不变', en: 'Strike a name off the list with a reason; the count stays' },
		merge: 'row',
		reads: ({ attendance }) => [byId(attendances, attendance)],
		decide: ({ attendance, reason }, { rows, actor, today }) => {
			const row = rows.get(attendances, attendance);
			if (!row || !mayKeep(actor, row.village, today)) return refuse('not_found', 'attendance');
			return row.struckReason === null ? [update(attendances, row, { struckReason: reason })] : refuse('attendance_struck', 'attendance');
		},
	}),
];
