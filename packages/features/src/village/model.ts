import { type Actor, type Grant, holds, inForce, mayWriteVillage } from '@honghuo/core/actor.ts';
import { byField, byId, type Rows, tableRef } from '@honghuo/core/row.ts';
import type { ActorSource } from '@honghuo/core/shape.ts';
import type { contact, orgUnit, person, posting, team } from './table.ts';

export { roleNames } from './messages.ts';

export type OrgUnit = typeof orgUnit.$inferSelect;
export type Person = typeof person.$inferSelect;
export type Posting = typeof posting.$inferSelect;
export type Team = typeof team.$inferSelect;
export type Contact = typeof contact.$inferSelect;

export const orgUnits = tableRef<OrgUnit>('org_unit', { whole: true });
export const people = tableRef<Person>('person', { whole: true, veil: ['name'] });
export const postings = tableRef<Posting>('posting', { whole: true });
export const teams = tableRef<Team>('team', { whole: true });
export const contacts = tableRef<Contact>('contact', { private: true, whole: true });

/** All of this noun; parents before children. */
export const refs = [orgUnits, people, teams, postings, contacts];

/** Roles that are posted on a village or a team, as against a county or a township. */
export const villageRoles = ['first_secretary', 'team_member', 'village_secretary', 'grower'] as const;

/** The division level a code's length tells: 6 digits county, 9 township, 12 village. */
export const levelOf = (code: string): OrgUnit['level'] => (code.length === 6 ? 'county' : code.length === 9 ? 'township' : 'village');

/** Whether a role may be posted on this unit: village roles on villages, township officials on townships, the rest anywhere in the county. */
export function roleFits(role: Posting['role'], unit: string): boolean {
	const level = levelOf(unit);
	if ((villageRoles as readonly string[]).includes(role)) return level === 'village';
	if (role === 'township_official') return level === 'township';
	if (role === 'county_official' || role === 'administrator') return level === 'county';
	return true;
}

/** The grants a person's postings amount to; a posting on a team is one on the team's village. */
export function grantsOf(person: string, rows: Rows): Grant[] {
	return rows.find(postings, 'person', person).flatMap(({ role, unit, team, fromOn, toOn }) => {
		const place = unit ?? (team ? rows.get(teams, team)?.village : undefined);
		return place ? [{ role, unit: place, from: fromOn, to: toOn }] : [];
	});
}

/** Which rows say what a person may do. */
export const actors: ActorSource = {
	reads: [
		(person) => [byField(postings, 'person', person)],
		(person, rows) => [byId(teams, ...rows.find(postings, 'person', person).map((row) => row.team))],
	],
	grants: grantsOf,
	tables: [postings, teams] as never[],
};

/** 「大屯镇 大屯村」: the name with its township, because names repeat inside a county. */
export function placeName(code: string, rows: Rows): string {
	const unit = rows.get(orgUnits, code);
	if (!unit) return code;
	const township = unit.level === 'village' && unit.parent ? rows.get(orgUnits, unit.parent) : undefined;
	return township ? `${township.name} ${unit.name}` : unit.name;
}

/** Everything a unit is called where somebody looks for it: its names, and under its township's other spellings. */
export function callsOf({ id, name, aliases, parent }: OrgUnit, rows: Rows): string[] {
	const above = rows.get(orgUnits, parent ?? '')?.aliases ?? [];
	return [placeName(id, rows), ...aliases, ...above.map((alias) => `${alias} ${name}`)];
}

/** Those who look after the county's people. */
export const staff = ['administrator', 'county_official'] as const;

/** Whether somebody may put a person's name right: the county, or a village of whose people they are and who work nowhere else. */
export function mayRename(person: string, rows: Rows, actor: Actor, today: string): boolean {
	if (actor.system || holds(actor, staff, today)) return true;
	const posted = inForce({ ...actor, grants: grantsOf(person, rows) }, today);
	return posted.length > 0 && posted.every(({ unit }) => mayWriteVillage(actor, unit, today));
}
