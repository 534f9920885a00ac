import { type Actor, inForce, mayWriteVillage, type Role } from '@honghuo/core/actor.ts';
import { addDays, asLocalDate, type LocalDate } from '@honghuo/core/dates.ts';
import { type Rows, tableRef } from '@honghuo/core/row.ts';
import { solarTerm } from '@honghuo/core/solar-terms.ts';
import { serviceTeams } from '../service/model.ts';
import { people, placeName } from '../village/model.ts';
import type { Cadence, PairingKind, PairingState } from './messages.ts';
import type { pairing, pairingContact } from './table.ts';

export type Pairing = typeof pairing.$inferSelect;
export type PairingContact = typeof pairingContact.$inferSelect;

/** Held whole: a helper from another village is told when it is time. */
export const pairings = tableRef<Pairing>('pairing', { whole: true, veil: ['helperName', 'helpedName'] });
export const pairingContacts = tableRef<PairingContact>('pairing_contact');

/** All of this noun; parents before children. */
export const refs = [pairings, pairingContacts];

/** A technician is observed for so many months before being confirmed (DOMAIN.md §2). */
export const trialMonths = 6;

/** Whether the two still meet. */
export const isActive = (state: PairingState): boolean => state === 'trial' || state === 'confirmed';

/** Whether people are on both sides, as against villages and institutions. */
export const isOfPeople = (kind: PairingKind): boolean => kind === 'growers' || kind === 'mentor';

/** The same day so many months later; the month's last day where it has no such day. */
export function addMonths(day: LocalDate, months: number): LocalDate {
	const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
	const first = (n: number) => asLocalDate(`${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`);
	const last = addDays(first(count + 1), -1);
	const same = addDays(first(count), Number(day.slice(8)) - 1);
	return same < last ? same : last;
}

const seasonTerms = ['立春', '立夏', '立秋', '立冬'];

/** The first day of the span after the one a day is in: of the next term, month, season or half-year. */
export function nextSpan(day: LocalDate, cadence: Cadence): LocalDate {
	const year = day.slice(0, 4);
	if (cadence === 'month') return addMonths(asLocalDate(`${day.slice(0, 7)}-01`), 1);
	if (cadence === 'half') return asLocalDate(day.slice(5, 7) < '07' ? `${year}-07-01` : `${Number(year) + 1}-01-01`);
	let begins = day;
	for (;;) {
		const { next, daysToNext } = solarTerm(begins);
		begins = addDays(begins, daysToNext);
		if (cadence === 'term' || seasonTerms.includes(next['zh-CN'])) return begins;
	}
}

/** When a pair should meet next: in the span from `from` to `by`. `late` when that is over, `now` when it has begun. */
export type Due = { from: LocalDate; by: LocalDate; standing: 'ahead' | 'now' | 'late' };

/** When a pair should meet next, in the span after the one in which they last met or began. Undefined when they no longer, or not yet, meet. */
export function dueOf(
	{
		state,
		cadence,
		lastContactOn,
		trialFrom,
		confirmedOn,
	}: Pick<Pairing, 'state' | 'cadence' | 'lastContactOn' | 'trialFrom' | 'confirmedOn'>,
	today: string,
): Due | undefined {
	const since = lastContactOn ?? trialFrom ?? confirmedOn;
	if (!isActive(state) || since === null) return undefined;
	const from = nextSpan(asLocalDate(since), cadence);
	const by = addDays(nextSpan(from, cadence), -1);
	return { from, by, standing: today > by ? 'late' : today >= from ? 'now' : 'ahead' };
}

/** Whether a pair should have met by now. */
export const isOverdue = (pairing: Parameters<typeof dueOf>[0], today: string): boolean => dueOf(pairing, today)?.standing === 'late';

type Side = Pick<Pairing, 'helperPerson' | 'helperName' | 'helperVillage' | 'helperTeam' | 'kind'>;

/** Who helps, by name; a village with its township. */
export function helperOf({ helperPerson, helperName, helperVillage, helperTeam, kind }: Side, rows: Rows): string {
	if (kind === 'unit') return rows.get(serviceTeams, helperTeam ?? '')?.name ?? '';
	if (kind === 'villages') return placeName(helperVillage ?? '', rows);
	return helperName ?? rows.get(people, helperPerson ?? '')?.name ?? '';
}

/** Who is helped, by name; a village with its township. */
export const helpedOf = (
	{ helpedPerson, helpedName, village }: Pick<Pairing, 'helpedPerson' | 'helpedName' | 'village'>,
	rows: Rows,
): string => helpedName ?? (helpedPerson === null ? placeName(village, rows) : (rows.get(people, helpedPerson)?.name ?? ''));

/** What makes two pairings' helpers the same. */
export const helperKey = ({ helperPerson, helperName, helperVillage, helperTeam, kind }: Side): string =>
	kind === 'unit' ? `${helperTeam}` : kind === 'villages' ? `${helperVillage}` : (helperPerson ?? `${helperVillage ?? ''} ${helperName}`);

const officials: readonly Role[] = ['administrator', 'county_official', 'township_official'];

/** Whether somebody is an official over one of the villages of a pairing. */
export const isAbove = ({ village, helperVillage }: Pick<Pairing, 'village' | 'helperVillage'>, actor: Actor, today: string): boolean =>
	inForce(actor, today).some(
		({ role, unit }) => officials.includes(role) && (village.startsWith(unit) || (helperVillage?.startsWith(unit) ?? false)),
	);

/** Whether somebody arranges a pairing: the people of either village, and the officials above. */
export const mayArrange = (pairing: Pick<Pairing, 'village' | 'helperVillage'>, actor: Actor, today: string): boolean =>
	mayWriteVillage(actor, pairing.village, today) ||
	(pairing.helperVillage !== null && mayWriteVillage(actor, pairing.helperVillage, today)) ||
	isAbove(pairing, actor, today);

/** Between two villages the proposer does not settle it alone: it is the other's turn, or their officials'. */
export const isOthersTurn = (row: Pick<Pairing, 'village' | 'helperVillage' | 'createdBy'>, actor: Actor, today: string): boolean =>
	row.createdBy === actor.person && row.helperVillage !== null && row.helperVillage !== row.village && !isAbove(row, actor, today);

/** Whether somebody may say that they met: whoever arranges it, and the two themselves. `leader` leads the team that helps. */
export const mayTell = (pairing: Pairing, leader: string | null | undefined, actor: Actor, today: string): boolean =>
	mayArrange(pairing, actor, today) || [pairing.helperPerson, pairing.helpedPerson, leader].includes(actor.person);
