import { type Actor, inForce, mayWriteVillage, type Role } from '@honghuo/core/actor.ts';
import { type Rows, tableRef } from '@honghuo/core/row.ts';
import { experts } from '../expert/model.ts';
import { people, placeName, teams } from '../village/model.ts';
import type { trainingSession } from './table.ts';

export type { SessionState } from './messages.ts';

export type Session = typeof trainingSession.$inferSelect;

/** Held whole: who trained whom is support between villages, which everybody in the county may see. */
export const sessions = tableRef<Session>('training_session', { whole: true, together: [['expert', 'teacher', 'teacherName', 'giver']] });

/** All of this noun. */
export const refs = [sessions];

const officials: readonly Role[] = ['administrator', 'county_official', 'township_official'];

/** Who may keep a village's sessions and turnouts: its writers, and the officials of its township and county. */
export const mayKeep = (actor: Actor, village: string, today: string): boolean =>
	actor.system === true ||
	mayWriteVillage(actor, village, today) ||
	inForce(actor, today).some(({ role, unit }) => officials.includes(role) && village.startsWith(unit));

/** Whether a session took place and counts. */
export const hasCounted = ({ state, withdrawnReason }: Pick<Session, 'state' | 'withdrawnReason'>): boolean =>
	state === 'held' && withdrawnReason === null;

/** Who teaches, as a session says it. */
export type Teacher = Pick<Session, 'expert' | 'teacher' | 'teacherName'>;

/** What a teacher is called; empty when nobody was named. */
export const teacherOf = ({ expert, teacher, teacherName }: Teacher, rows: Rows): string => {
	const known = expert ? rows.get(experts, expert) : undefined;
	const person = teacher ?? known?.person;
	return teacherName ?? known?.name ?? (person ? rows.get(people, person)?.name : undefined) ?? '';
};

/** Whose help it was, in words: a village, a team, or an institution by its own name. */
export const giverName = (giver: string, rows: Rows): string =>
	/^\d{12}$/.test(giver) ? placeName(giver, rows) : (rows.get(teams, giver)?.name ?? giver);
