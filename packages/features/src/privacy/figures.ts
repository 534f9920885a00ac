import type { Actor, Scope } from '@honghuo/core/actor.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { veilName } from '@honghuo/core/veil.ts';
import { people, postings } from '../village/model.ts';
import { type Consent, consents, type Purpose } from './model.ts';

/** What a person agrees to as of now. */
export const agreed = (person: string, rows: Rows): Set<Purpose> =>
	new Set(
		rows
			.find(consents, 'person', person)
			.filter(({ withdrawnOn }) => withdrawnOn === null)
			.flatMap((one) => one.purposes),
	);

/** A person's consents, newest first, the withdrawn ones too. */
export const consentsOf = (person: string, rows: Rows): Consent[] =>
	rows.find(consents, 'person', person).sort((a, b) => (a.id < b.id ? 1 : -1));

/** Rows, and who reads them. */
type Reading = Rows & { readonly actor: Actor; readonly scope: Scope };

/**
 * Whether a name is veiled for this reader: a grower's, outside their village and the county's office, unless they agreed that it be shown. Who holds
 * an office acts under their name.
 */
export function isVeiled(person: string, rows: Reading): boolean {
	const posted = rows.find(postings, 'person', person);
	if (posted.length === 0 || posted.some(({ role }) => role !== 'grower')) return false;
	const { actor, scope } = rows;
	if (scope.all || actor.person === person) return false;
	return !posted.some(({ unit }) => unit !== null && scope.villages.includes(unit)) && !agreed(person, rows).has('name');
}

/** A person's name as this reader may see it: 「王*」 where it is veiled, empty for nobody. */
export function shownName(person: string | null | undefined, rows: Reading): string {
	const name = rows.get(people, person ?? '')?.name ?? '';
	return name && isVeiled(person ?? '', rows) ? veilName(name) : name;
}
