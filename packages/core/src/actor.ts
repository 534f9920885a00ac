/**
 * Who acts, and what their dated postings allow. One visibility function (`sees`) is asked by the live room, catch-up, snapshot, search
 * and figures alike, so a right can't be forgotten in one of them (DESIGN.md §2.7).
 */

/** Roles of DESIGN.md §9, as posted on a unit or a team. */
export const roles = [
	'administrator',
	'county_official',
	'township_official',
	'first_secretary',
	'team_member',
	'village_secretary',
	'expert',
	'grower',
	'viewer',
] as const;
export type Role = (typeof roles)[number];

/** Roles whose holders see a whole county, private fields included. */
const countyRoles: readonly Role[] = ['administrator', 'county_official'];
/** Roles that write a village's records. */
export const villageWriters = ['first_secretary', 'team_member', 'village_secretary'] as const satisfies readonly Role[];

/** One posting in the form rights need it: `unit` is a division code (6 digits county, 9 township, 12 village); days are inclusive. */
export type Grant = { role: Role; unit: string; from: string; to: string | null };

/** The person on whose behalf a command is decided. `person` is a row id; `system` marks the server's own founding commands. */
export type Actor = { person: string; county: string; grants: readonly Grant[]; system?: true };

/** The postings in force on a day (`YYYY-MM-DD`). */
export const inForce = (actor: Actor, day: string): Grant[] =>
	actor.grants.filter((grant) => grant.from <= day && (grant.to === null || day <= grant.to));

/** Whether any of the roles is held on that day, wherever it is posted. */
export const holds = (actor: Actor, wanted: readonly Role[], day: string): boolean =>
	inForce(actor, day).some((grant) => wanted.includes(grant.role));

/** Whether the actor may write the records of this village on that day. */
export const mayWriteVillage = (actor: Actor, village: string, day: string): boolean =>
	inForce(actor, day).some((grant) => grant.unit === village && (villageWriters as readonly Role[]).includes(grant.role));

/** What a person may see: everything of the county, or its public part plus the private part of some villages (sorted 12-digit codes). */
export type Scope = { county: string; all: boolean; villages: readonly string[] };

/** The scope that follows from the postings in force on a day. A township's official sees the townships' villages by code prefix. */
export function scopeOf(actor: Actor, day: string): Scope {
	const grants = inForce(actor, day);
	const all = grants.some((grant) => countyRoles.includes(grant.role));
	const villages = all ? [] : [...new Set(grants.map((grant) => grant.unit).filter((unit) => unit.length > 6))].sort();
	return { county: actor.county, all, villages };
}

/** Who may read an entry or a row: the whole county, or only these villages' people and the county's officials. */
export type Audience = 'county' | readonly string[];

/** The one visibility rule. A private row without a village belongs to the officials alone. */
export const sees = (scope: Scope, audience: Audience): boolean =>
	audience === 'county' || scope.all || audience.some((village) => scope.villages.some((unit) => village.startsWith(unit)));
