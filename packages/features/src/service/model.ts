import { type Actor, holds, mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { type Change, type Rows, tableRef, update } from '@honghuo/core/row.ts';
import { isMember } from '../member/model.ts';
import type { serviceLink, serviceTeam, serviceVisit } from './table.ts';

export type ServiceTeam = typeof serviceTeam.$inferSelect;
export type ServiceLink = typeof serviceLink.$inferSelect;
export type ServiceVisit = typeof serviceVisit.$inferSelect;

/** Held whole, as links are: who answers for which village is everybody's question. */
export const serviceTeams = tableRef<ServiceTeam>('service_team', { whole: true });
export const serviceLinks = tableRef<ServiceLink>('service_link', { whole: true });
export const serviceVisits = tableRef<ServiceVisit>('service_visit');

/** All of this noun; parents before children. */
export const refs = [serviceTeams, serviceLinks, serviceVisits];

type Dated = { fromOn: string; toOn: string | null };

/** Whether dated rows such as links hold on a day; both ends inclusive. */
export const isOn = ({ fromOn, toOn }: Dated, day: string): boolean => fromOn <= day && (toOn === null || day <= toOn);

/** The county's officials, who form teams and say which villages they serve. */
export const staff = ['county_official', 'administrator'] as const;

/** A leader may be anybody of the county who is not a grower; the rules look at whose team it is. */
export const leaders = [...staff, 'township_official', ...villageWriters, 'expert'] as const;

/** Whether somebody may change a team and its villages: the county, and whoever leads it. */
export const mayLead = ({ leader }: Pick<ServiceTeam, 'leader'>, actor: Actor, today: string): boolean =>
	holds(actor, staff, today) || leader === actor.person;

type Telling = { actor: Actor; rows: Pick<Rows, 'find'>; today: string };

/** Whether somebody may say that a team was in a village: those who lead it, those who are in it, and the village's own people. */
export const mayTell = (team: Pick<ServiceTeam, 'id' | 'leader'>, village: string, { actor, rows, today }: Telling): boolean =>
	mayLead(team, actor, today) || isMember(team.id, actor.person, rows, today) || mayWriteVillage(actor, village, today);

/** A team's links that hold on a day, in the order of the villages' codes. */
export const linksOf = (team: string, rows: Pick<Rows, 'find'>, day: string): ServiceLink[] =>
	rows
		.find(serviceLinks, 'team', team)
		.filter((link) => isOn(link, day))
		.sort((a, b) => (a.village < b.village ? -1 : 1));

/** The teams and institutions that serve a village on a day, by name. */
export const servingOf = (village: string, rows: Pick<Rows, 'find' | 'get'>, day: string): ServiceTeam[] =>
	rows
		.find(serviceLinks, 'village', village)
		.filter((link) => isOn(link, day))
		.flatMap(({ team }) => rows.get(serviceTeams, team) ?? [])
		.filter((team) => isOn(team, day))
		.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));

/** The latest day the team was in the village, once this visit is as given, on the link that held then. */
export function seenLast(visit: Pick<ServiceVisit, 'id' | 'team' | 'village' | 'occurredOn' | 'withdrawnReason'>, rows: Rows): Change[] {
	const visits = rows.find(serviceVisits, 'team', visit.team).filter(({ id, village }) => id !== visit.id && village === visit.village);
	const days = [...visits, visit].flatMap(({ occurredOn, withdrawnReason }) => (withdrawnReason === null ? [occurredOn] : []));
	return rows.find(serviceLinks, 'team', visit.team).flatMap((link) => {
		if (link.village !== visit.village) return [];
		const last =
			days
				.filter((day) => isOn(link, day))
				.sort()
				.at(-1) ?? null;
		return last === link.lastVisitOn ? [] : [update(serviceLinks, link, { lastVisitOn: last })];
	});
}
