import { type Actor, holds, inForce, scopeOf } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import { orgUnit, person as personTable, posting, team } from '@honghuo/features/tables.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { county } from '../journal/table.ts';

/** The one place where accounts meet the people a county has entered: names and postings, for the person themselves and for an invitation. */

/** A posting in words: `unitName` is 「大屯镇 大屯村」, because village names repeat inside a county; days are inclusive. */
export type PostingInWords = {
	id: string;
	role: Actor['grants'][number]['role'];
	unit: string;
	unitName: string;
	team: string | null;
	teamName: string | null;
	from: string;
	to: string | null;
};

type Db = PostgresJsDatabase;

/** A person's name as the county has entered it, or undefined. */
export async function nameOf(db: Db, code: string, id: string): Promise<string | undefined> {
	const [row] = await db
		.select({ name: personTable.name })
		.from(personTable)
		.where(and(eq(personTable.county, code), eq(personTable.id, id)));
	return row?.name;
}

/** A county that keeps its journal here, by code. */
export async function countyOf(db: Db, code: string): Promise<{ code: string; name: string } | undefined> {
	const [row] = await db.select({ code: county.county, name: county.name }).from(county).where(eq(county.county, code));
	return row;
}

/** All postings of a person, past and future ones too, newest first. */
export async function postingsOf(db: Db, code: string, id: string): Promise<PostingInWords[]> {
	const found = await db
		.select({ posting, teamName: team.name, teamVillage: team.village })
		.from(posting)
		.leftJoin(team, and(eq(team.county, posting.county), eq(team.id, posting.team)))
		.where(and(eq(posting.county, code), eq(posting.person, id)));
	const units = found.flatMap((row) => row.posting.unit ?? row.teamVillage ?? []);
	const names = await unitNames(db, code, units);
	return found
		.flatMap(({ posting: { id: row, role, unit, team: sent, fromOn, toOn }, teamName, teamVillage }) => {
			const place = unit ?? teamVillage;
			return place
				? [{ id: row, role, unit: place, unitName: names.get(place) ?? place, team: sent, teamName, from: fromOn, to: toOn }]
				: [];
		})
		.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
}

async function unitNames(db: Db, code: string, units: readonly string[]): Promise<Map<string, string>> {
	const townships = units.filter((unit) => unit.length === 12).map((unit) => unit.slice(0, 9));
	const wanted = [...new Set([...units, ...townships])];
	if (wanted.length === 0) return new Map();
	const rows = await db
		.select({ id: orgUnit.id, name: orgUnit.name })
		.from(orgUnit)
		.where(and(eq(orgUnit.county, code), inArray(orgUnit.id, wanted)));
	const names = new Map(rows.map(({ id, name }) => [id, name]));
	return new Map(
		units.map((unit) => [
			unit,
			unit.length === 12 ? `${names.get(unit.slice(0, 9)) ?? ''} ${names.get(unit) ?? unit}`.trim() : (names.get(unit) ?? unit),
		]),
	);
}

/** Roles that look after people: they invite and disable. */
const staff = ['administrator', 'county_official'] as const;

/** Whether the person looks after the county's people today. */
export const isStaff = (actor: Actor): boolean => holds(actor, staff, localDate(new Date()));

/** Whether the person is, or will be, an administrator: only an administrator may invite or disable one, or a county official could become one. */
export const isAdministrator = (actor: Actor): boolean => {
	const today = localDate(new Date());
	return actor.grants.some(({ role, to }) => role === 'administrator' && (to === null || today <= to));
};

/** What the person may do, for the screens: look after people, see these units' private rows, or the whole county's. */
export function permissionsOf(actor: Actor): { people: boolean; villages: string[]; all: boolean } {
	const { all, villages } = scopeOf(actor, localDate(new Date()));
	return { people: isStaff(actor), villages: [...villages], all };
}

/** Whether sessions of this person are the short ones: those who see the whole county today. */
export const hasShortSessions = (actor: Actor): boolean =>
	inForce(actor, localDate(new Date())).some(({ role }) => (staff as readonly string[]).includes(role));

/** Whether one person may invite, disable or enable another: staff may, but only an administrator an administrator, or inviting one's way up would be easy. */
export async function mayLookAfter(
	journal: { actorOf: (county: string, person: string) => Promise<Actor> },
	county: string,
	person: string,
	other: string,
): Promise<boolean> {
	const [caller, subject] = await Promise.all([journal.actorOf(county, person), journal.actorOf(county, other)]);
	return isStaff(caller) && (isAdministrator(caller) || !isAdministrator(subject));
}
