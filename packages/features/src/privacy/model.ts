import type { Actor, Scope } from '@honghuo/core/actor.ts';
import { type Rows, tableRef } from '@honghuo/core/row.ts';
import { veilName } from '@honghuo/core/veil.ts';
import { people, postings } from '../village/model.ts';
import type { consent } from './table.ts';

export type { How, Purpose } from './messages.ts';
export type Consent = typeof consent.$inferSelect;

/** Held whole: every screen of the county asks it before it shows a name. */
export const consents = tableRef<Consent>('consent', { whole: true });

/** All of this noun. */
export const refs = [consents];

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
	if (scope.all || actor.person === person || posted.some(({ unit }) => scope.villages.includes(unit ?? ''))) return false;
	return !rows.find(consents, 'person', person).some((one) => one.withdrawnOn === null && one.purposes.includes('name'));
}

/** A person's name as this reader may see it: 「王*」 where it is veiled, empty for nobody. */
export function shownName(person: string | null | undefined, rows: Reading): string {
	const name = rows.get(people, person ?? '')?.name ?? '';
	return name && isVeiled(person ?? '', rows) ? veilName(name) : name;
}
