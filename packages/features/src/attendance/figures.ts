import type { Rows } from '@honghuo/core/row.ts';
import { people, postings } from '../village/model.ts';
import { type Attendance, attendances, attendeeName, listed, plainName, type Turnout } from './model.ts';

/**
 * Person-times, and how much is known of the persons behind them. `persons` counts everybody once, as far as they are listed by name; `unnamed` is
 * how many person-times were only counted, so that nobody can say whose they are. persons ≤ named ≤ personTimes, and named + unnamed = personTimes.
 */
export type Crowd = { personTimes: number; named: number; persons: number; unnamed: number };

/**
 * Distinct persons among lists: a person of the county is one wherever they come from; a name is one person of its village, and the registered one
 * where the same name is on a list of that village as a person of the county.
 */
export function personsAmong(all: readonly Attendance[], rows: Rows): number {
	const counting = listed(all);
	const calledOf = (one: Attendance) => `${one.village} ${plainName(attendeeName(one, rows))}`;
	const registered = new Map(counting.flatMap((one) => (one.person ? [[calledOf(one), one.person]] : [])));
	return new Set(counting.map((one) => one.person ?? registered.get(calledOf(one)) ?? calledOf(one))).size;
}

/** The crowd of some turnouts, from the lists that belong to them. Names of a village whose count is not among the turnouts are left out. */
export function crowdOf(turnouts: readonly Turnout[], lists: readonly Attendance[], rows: Rows): Crowd {
	const counted = turnouts.filter(({ withdrawnReason }) => withdrawnReason === null);
	const keys = new Set(counted.map(({ session, village }) => `${session} ${village}`));
	const mine = listed(lists).filter(({ session, village }) => keys.has(`${session} ${village}`));
	const personTimes = counted.reduce((sum, { people }) => sum + people, 0);
	return { personTimes, named: mine.length, persons: personsAmong(mine, rows), unnamed: personTimes - mine.length };
}

/** Names a village's list is likely to hold, to be tapped: who is posted there, and who came before; the most frequent first. */
export function namesKnown(village: string, rows: Rows, today: string): string[] {
	const times = new Map<string, number>();
	const seen = (name: string, n: number) => name !== '' && times.set(name, (times.get(name) ?? 0) + n);
	for (const one of rows.find(postings, 'unit', village)) {
		if (one.fromOn <= today && (one.toOn === null || today <= one.toOn)) seen(plainName(rows.get(people, one.person)?.name ?? ''), 1);
	}
	for (const one of listed(rows.find(attendances, 'village', village))) seen(plainName(attendeeName(one, rows)), 1);
	return [...times]
		.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
		.slice(0, 60)
		.map(([name]) => name);
}
