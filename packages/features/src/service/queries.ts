import { byField, type Read, type Rows } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { type OrgUnit, orgUnits, postings, teams } from '../village/model.ts';
import { madeIn } from '../visit/figures.ts';
import { visits } from '../visit/model.ts';
import { answering, coverage, gaps, isAnswered, type Seen, teamCounts, versionsOf } from './figures.ts';
import { answerKeys, serviceKinds } from './messages.ts';
import { isOn, type ServiceTeam, serviceLinks, serviceTeams, serviceVisits } from './model.ts';

/** Every team there ever was, of both kinds. */
const readsTeams = (): Read[] => serviceKinds.map((kind) => byField(serviceTeams, 'kind', kind));
const allTeams = (rows: Rows): ServiceTeam[] => serviceKinds.flatMap((kind) => rows.find(serviceTeams, 'kind', kind));
const readsLinks = (_query: unknown, rows: Rows): Read[] => allTeams(rows).map(({ id }) => byField(serviceLinks, 'team', id));
const allLinks = (rows: Rows) => allTeams(rows).flatMap(({ id }) => rows.find(serviceLinks, 'team', id));

const answerRoles = ['village_secretary', 'first_secretary', 'township_official'] as const;
const villagesOf = (rows: Rows): OrgUnit[] => rows.find(orgUnits, 'level', 'village').filter(({ closedOn }) => closedOn === null);

/** Where somebody was, of the villages given: teams' visits and experts' alike. */
const seenIn = (villages: Iterable<string>, rows: Rows): Seen[] =>
	[...villages].flatMap((village) => [
		...rows
			.find(serviceVisits, 'village', village)
			.filter(({ withdrawnReason }) => withdrawnReason === null)
			.map(({ occurredOn, team, version }) => ({ village, on: occurredOn, team, entries: [version] })),
		...madeIn(rows.find(visits, 'village', village)).map(({ doneOn, version }) => ({
			...{ village, on: doneOn, team: null, entries: [version] },
		})),
	]);

const onDay = v.strictObject({ on: input.localDate });
const period = v.strictObject({
	from: input.localDate,
	to: input.localDate,
	/** Of teams unless said otherwise: institutions need not go round. */
	kind: v.optional(v.picklist(serviceKinds), 'team'),
	team: v.optional(input.id),
});

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'coverage',
		query: period,
		about: {
			'zh-CN':
				'走访覆盖：到 to 这天服务队（kind 给 unit 就是结对单位）连着的村里，from 到 to 之间队里或专家去过的有几个；parts 有连着几个、还没去几个、百分之几；可限定一支队',
			en: 'Visit coverage: of the villages linked to teams (or institutions, by `kind`) on the day `to`, how many they or an expert visited between two days; parts tell linked, open and per cent; optionally of one team',
		},
		reads: [
			readsTeams,
			readsLinks,
			(asked, rows): Read[] =>
				[...new Set(standing(rows, asked).map(({ village }) => village))].flatMap((village) => [
					byField(serviceVisits, 'village', village),
					byField(visits, 'village', village),
				]),
		],
		compute: (asked, rows) => {
			const { from, to } = asked;
			const links = standing(rows, asked);
			const found = coverage(links, seenIn(new Set(links.map(({ village }) => village)), rows), { from, to });
			const { linked, visited, open, byTeam, byExpert, entries } = found;
			const percent = linked.length === 0 ? null : Math.floor((visited.length * 1000) / linked.length) / 10;
			const parts = { linked: linked.length, visited: visited.length, open: open.length, percent };
			return {
				value: visited.length,
				unit: 'village',
				parts: { ...parts, byTeam: byTeam.length, byExpert: byExpert.length },
				entries,
			};
		},
	}),
	figure({
		name: 'responsibility',
		query: onDay,
		about: {
			'zh-CN': '谁联系哪个村：到 on 这天有人接的村数；parts 按村书记、第一书记、乡镇干部、服务队、结对单位分，open 是还没有人接的村数',
			en: 'Who answers for which village: villages somebody answers for on the day `on`; parts by kind, and `open`, those nobody answers for yet',
		},
		reads: [
			(): Read[] => [...readsTeams(), byField(orgUnits, 'level', 'village'), ...answerRoles.map((role) => byField(postings, 'role', role))],
			readsLinks,
			(_query, rows): Read[] => villagesOf(rows).map(({ id }) => byField(teams, 'village', id)),
		],
		compute: ({ on }, rows) => {
			const villages = villagesOf(rows);
			const all = answering(
				{
					villages,
					postings: answerRoles.flatMap((role) => rows.find(postings, 'role', role)),
					teams: villages.flatMap(({ id }) => rows.find(teams, 'village', id)),
					services: allTeams(rows),
					links: allLinks(rows),
				},
				on,
			);
			const { covered, open } = gaps(all);
			const byKind = Object.fromEntries(answerKeys.map((key) => [key, all.filter((one) => isAnswered(one, key)).length]));
			return {
				value: covered.length,
				unit: 'village',
				parts: { villages: all.length, open: open.length, ...byKind },
				entries: versionsOf(all.flatMap(({ entries }) => entries.map((version) => ({ version })))),
			};
		},
	}),
	figure({
		name: 'service',
		query: onDay,
		about: {
			'zh-CN': '到 on 这天：几支服务队连了几个村，几个结对单位、多少人、连了几个村',
			en: 'On the day `on`: how many service teams link how many villages; how many institutions, people and villages are paired',
		},
		reads: [readsTeams, readsLinks],
		compute: ({ on }, rows) => {
			const { teams: own, units, villages } = teamCounts(allTeams(rows), allLinks(rows), on);
			return {
				value: own.villages,
				unit: 'village',
				parts: { teams: own.value, units: units.value, people: units.people, unitVillages: units.villages, villages },
				entries: versionsOf([...own.entries, ...units.entries].map((version) => ({ version }))),
			};
		},
	}),
];

type Asked = v.InferOutput<typeof period>;

/** The links the coverage is asked of. */
function standing(rows: Rows, { to, kind, team }: Asked) {
	const known = new Map(allTeams(rows).map((one) => [one.id, one]));
	return allLinks(rows).filter((link) => {
		const of = known.get(link.team);
		if (of === undefined || !isOn(of, to) || !isOn(link, to)) return false;
		return team === undefined ? of.kind === kind : link.team === team;
	});
}
