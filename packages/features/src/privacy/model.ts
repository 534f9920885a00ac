import { type Actor, type Scope, sees } from '@honghuo/core/actor.ts';
import { byField, type Change, type Read, type Rows, tableRef, update } from '@honghuo/core/row.ts';
import { veilName } from '@honghuo/core/veil-name.ts';
import { experts } from '../expert/model.ts';
import { type Person, people, postings, teams } from '../village/model.ts';
import type { consent } from './table.ts';

export type { How, Purpose } from './messages.ts';
export type Consent = typeof consent.$inferSelect;

/**
 * Held whole: every screen of the county asks it before it shows a name. Outside the village a device is told only that (`asName`): what for, how and when
 * somebody agreed is for their village and the officials above it.
 */
export const consents = tableRef<Consent>('consent', { whole: true });

/** All of this noun. */
export const refs = [consents];

/** A person's row as it is, written once more beside what changes who may have the name: each device gets it as it may see it from then on. */
export const anew = (person: Person | undefined): Change[] => (person ? [update(people, person, {})] : []);

/** What a consent tells outside its village: whether the name may be shown, and nothing of what else was agreed to, how, when, or taken back. */
export const asName = ({ purposes, withdrawnOn }: Pick<Consent, 'purposes' | 'withdrawnOn'>) => ({
	purposes: withdrawnOn === null ? purposes.filter((purpose) => purpose === 'name') : [],
	givenOn: '',
	how: null,
	withdrawnOn: null,
	withdrawnHow: null,
});

/** Whether this is all of a consent, and not what is told of it elsewhere. */
export const isWhole = ({ givenOn }: Consent): boolean => givenOn !== '';

/** Rows that tell whose name is shown to whom. */
export const nameReads = (person: string): Read[] => [
	byField(postings, 'person', person),
	byField(consents, 'person', person),
	byField(experts, 'person', person),
	byField(teams, 'leader', person),
];

/** The tables those rows are of. */
export const nameTables = [postings, consents, experts, teams] as never[];

/**
 * Whether this reader may have somebody's full name. Who holds or held an office, leads a team or is asked as an expert acts under their name; so does who
 * agreed that it be shown. Everybody else's, a grower's, is for their village and the officials above it.
 */
export function mayRead(person: string, rows: Rows, scope: Scope): boolean {
	if (scope.all) return true;
	const posted = rows.find(postings, 'person', person);
	return (
		posted.some(({ role, village }) => role !== 'grower' || (village !== null && sees(scope, [village]))) ||
		rows.find(consents, 'person', person).some((one) => one.withdrawnOn === null && one.purposes.includes('name')) ||
		rows.find(experts, 'person', person).length > 0 ||
		rows.find(teams, 'leader', person).length > 0
	);
}

/** Rows, and who reads them. */
type Reading = Rows & { readonly actor: Actor; readonly scope: Scope };

/** Whether a name is veiled for this reader; one's own never is. */
export const isVeiled = (person: string, rows: Reading): boolean => rows.actor.person !== person && !mayRead(person, rows, rows.scope);

/** A person's name as this reader may see it: 「王*」 where it is veiled, empty for nobody. */
export function shownName(person: string | null | undefined, rows: Reading): string {
	const name = rows.get(people, person ?? '')?.name ?? '';
	return name && isVeiled(person ?? '', rows) ? veilName(name) : name;
}
