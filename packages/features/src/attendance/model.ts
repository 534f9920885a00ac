import { type Rows, tableRef } from '@honghuo/core/row.ts';
import { grantsOf, people } from '../village/model.ts';
import type { trainingAttendance, trainingTurnout } from './table.ts';

export type Turnout = typeof trainingTurnout.$inferSelect;
export type Attendance = typeof trainingAttendance.$inferSelect;

/** Held whole, like the sessions: how many came from where is no secret. Who came is. */
export const turnouts = tableRef<Turnout>('training_turnout', { whole: true });
export const attendances = tableRef<Attendance>('training_attendance', { private: true });

/** All of this noun; parents before children. */
export const refs = [turnouts, attendances];

/** The names that count of some. */
export const listed = (all: readonly Attendance[]): Attendance[] => all.filter(({ struckReason }) => struckReason === null);

/** What somebody on a list is called. */
export const attendeeName = ({ person, name }: Pick<Attendance, 'person' | 'name'>, rows: Rows): string =>
	name ?? (person ? rows.get(people, person)?.name : undefined) ?? '';

/** A word for somebody's name as a person of the village is told apart: spaces say nothing. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '');

/**
 * The registered person of a village whom a name means: the only one of that name posted there. Nobody when none is or two are.
 */
export function personNamed(name: string, village: string, rows: Rows, today: string): string | undefined {
	const found = rows
		.find(people, 'name', plainName(name))
		.filter(({ id }) => grantsOf(id, rows).some(({ unit, from, to }) => unit === village && from <= today && (to === null || today <= to)));
	return found.length === 1 ? found[0]?.id : undefined;
}

/** Names out of a pasted column, row or sentence, each once, in order. Numbers before names and headings are left out. */
export function namesIn(text: string): string[] {
	const cells = text
		.split(/[\n\r\t、，,;；|]+/)
		.map((cell) => plainName(cell.replace(/^\s*\d+\s*[.．、)）]?\s*/, '')))
		.filter((cell) => cell !== '' && cell.length <= 60 && !/^(姓名|名字|名单|序号|村|备注|签名|\d+)$/.test(cell) && !/\d{5,}/.test(cell));
	return [...new Set(cells)];
}
