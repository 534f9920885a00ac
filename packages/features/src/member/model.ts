import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { type Change, type Rows, tableRef, update } from '@honghuo/core/row.ts';
import type { serviceMember } from './table.ts';

export { type MemberRole, memberRoles } from './messages.ts';
export type ServiceMember = typeof serviceMember.$inferSelect;

/** Held whole, as teams are: who comes to a village is everybody's question. */
export const members = tableRef<ServiceMember>('service_member', { whole: true });

/** All of this noun. */
export const refs = [members];

/** Whether a membership holds on a day; both ends inclusive. */
export const isIn = ({ fromOn, toOn }: Pick<ServiceMember, 'fromOn' | 'toOn'>, day: string): boolean =>
	fromOn <= day && (toOn === null || day <= toOn);

/** Whether somebody is in a team on a day, as whatever. */
export const isMember = (team: string, person: string, rows: Pick<Rows, 'find'>, day: string): boolean =>
	rows.find(members, 'team', team).some((one) => one.person === person && isIn(one, day));

/** Ends a membership the day before `day`; one that began later is void, which the day before its first says. */
export function closing(row: ServiceMember, day: string, reason: string | null = null): Change {
	const first = row.fromOn > day ? row.fromOn : day;
	return update(members, row, { toOn: addDays(asLocalDate(first), -1), endReason: reason });
}
