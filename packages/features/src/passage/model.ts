import { isLocalDate } from '@honghuo/core/dates.ts';
import type { Span } from '@honghuo/core/paper.ts';
import type { Period } from '@honghuo/core/period.ts';
import { byField, byId, type Read, type Rows } from '@honghuo/core/row.ts';
import { type Donation, donations, items } from '../donation/model.ts';
import { harvests, references } from '../harvest/model.ts';
import { type Desk, joined, sentence, supportNames } from '../material/model.ts';
import { cultivarsEver } from '../orchard/figures.ts';
import { type Block, blocks, orchards, plantings, topworks, varieties, workedFrom } from '../orchard/model.ts';
import { mainCohort } from '../payback/figures.ts';
import { curves } from '../payback/model.ts';
import { type Act, gave, received } from '../support/figures.ts';
import { givenReads, giverKind, giverName, isCode, receivedReads, type SupportKind } from '../support/model.ts';
import { orgUnits, teams } from '../village/model.ts';
import { logs, tasks } from '../work/model.ts';

/** Blocks of a village that were worked on this day or later: what a period tells of them holds though they were closed since. */
export const blocksFrom = (village: string, day: string, rows: Rows): Block[] =>
	rows.find(blocks, 'village', village).filter((block) => workedFrom(block, day));

/** What a village gave and got as donations. */
export const gifts = (village: string, rows: Rows): Donation[] => [
	...rows.find(donations, 'fromVillage', village),
	...rows.find(donations, 'toVillage', village),
];

function cropAt(block: string, rows: Rows) {
	const cohort = mainCohort(block, rows);
	return cohort && rows.get(varieties, cohort.variety)?.crop;
}
/** Crops of a village's blocks: a yield curve of the same crop may be asked for. */
const mainCrops = (village: string, rows: Rows) => [
	...new Set(rows.find(blocks, 'village', village).flatMap(({ id }) => cropAt(id, rows) ?? [])),
];

const ownReads: readonly ((village: string, rows: Rows) => Read[])[] = [
	(village) => [
		byField(donations, 'fromVillage', village),
		byField(donations, 'toVillage', village),
		...[byField(tasks, 'village', village), byField(logs, 'village', village), byField(blocks, 'village', village)],
		byField(orchards, 'village', village),
	],
	(village, rows) => [
		...gifts(village, rows).map(({ id }) => byField(items, 'donation', id)),
		byId(orgUnits, ...gifts(village, rows).flatMap(({ fromVillage, toVillage }) => [fromVillage, toVillage])),
		...rows.find(blocks, 'village', village).map(({ id }) => byField(plantings, 'block', id)),
	],
	(village, rows) => {
		const cohorts = rows.find(blocks, 'village', village).flatMap(({ id }) => rows.find(plantings, 'block', id));
		const given = gifts(village, rows).flatMap(({ id }) => rows.find(items, 'donation', id));
		return [
			byId(varieties, ...new Set([...cohorts, ...given].map(({ variety }) => variety))),
			...cohorts.flatMap(({ id }) => [byField(topworks, 'planting', id), byField(harvests, 'planting', id)]),
		];
	},
	(village, rows) => {
		const cohorts = rows.find(blocks, 'village', village).flatMap(({ id }) => rows.find(plantings, 'block', id));
		const grown = cultivarsEver(cohorts, rows);
		return [byId(varieties, ...grown), ...grown.map((variety) => byField(references, 'variety', variety))];
	},
	(village, rows) => mainCrops(village, rows).map((crop) => byField(varieties, 'crop', crop)),
	(village, rows) =>
		mainCrops(village, rows)
			.flatMap((crop) => rows.find(varieties, 'crop', crop))
			.map(({ id }) => byField(curves, 'variety', id)),
];

/** Whoever helped a village, and whom it helped. */
const partners = (village: string, rows: Rows): string[] => [
	...received(village, rows).map(({ giver }) => giver),
	...gave(village, rows).map(({ to }) => to),
];

/** Rows of a village that its paper tells one by one, step by step; those that name its partners come last. */
export const villageReads: readonly ((village: string, rows: Rows) => Read[])[] = [
	...Array.from({ length: Math.max(ownReads.length, receivedReads.length, givenReads.length) }, (_, step) => {
		const steps = [ownReads[step], receivedReads[step], givenReads[step]];
		return (village: string, rows: Rows) => steps.flatMap((read) => read?.(village, rows) ?? []);
	}),
	(village, rows) => {
		const ends = partners(village, rows);
		return [byId(orgUnits, ...ends.filter(isCode)), byId(teams, ...ends.filter((end) => giverKind(end) === 'team'))];
	},
];

/** 「2月26日」, and in a table 「2.26」. */
export const dayWords = (day: string | null): string => (isLocalDate(day) ? `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日` : '');
export const shortDay = (day: string | null): string => (day ? `${Number(day.slice(5, 7))}.${Number(day.slice(8))}` : '');

/** Whether a day lies in a period. */
export const within = (day: string | null, { from, to }: Period): boolean => day !== null && from <= day && day <= to;

/** What a village is called. */
export const nameOf = (village: string, rows: Rows): string => rows.get(orgUnits, village)?.name ?? village;

/** What those are called who helped a village; whoever is not among its rows, as the sums have them. */
export function helperNames(village: string, rows: Rows): (giver: string) => string {
	const names = new Map(received(village, rows).map(({ giver }): [string, string] => [giver, giverName(giver, rows)]));
	return (giver) => names.get(giver) ?? giver;
}

const entriesOf = (acts: readonly Act[]): number[] =>
	[...new Set(acts.flatMap(({ entries }) => entries))].filter((version) => version > 0).sort((a, b) => a - b);
const kinds = Object.keys(supportNames) as SupportKind[];

/** How often the village helped others in a period, by kind, with whom: 「帮扶别的村 3 次：技术指导 2 次（新立屯村）、培训 1 次（魏家岭村）」. */
export function helpSaid(village: string, period: Period, rows: Rows, desk: Desk): Span[] {
	const acts = gave(village, rows).filter(({ on }) => within(on, period));
	if (acts.length === 0) return [];
	const times = (key: string, label: string, some: readonly Act[]) => desk.row(key, label, some.length, 'count', entriesOf(some), '次');
	const all = times('gave', '帮扶别的村', acts);
	const byKind = kinds.flatMap((kind) => {
		const own = acts.filter((act) => act.kind === kind);
		if (own.length === 0) return [];
		// In the register's order, never by who got most.
		const helped = [...Map.groupBy(own, ({ to }) => to)].sort(([a], [b]) => (a < b ? -1 : 1));
		const said = helped.map(([to, some]) => {
			const name = nameOf(to, rows);
			return helped.length === 1 ? [name] : [`${name} `, ...times(`gave ${kind} ${to}`, `${supportNames[kind]}：给${name}`, some)];
		});
		return [
			[`${supportNames[kind]} `, ...times(`gave ${kind}`, `帮扶别的村：${supportNames[kind]}`, own), '（', ...joined(said, '、'), '）'],
		];
	});
	return sentence(['帮扶别的村 ', ...all, '：', ...joined(byKind, '、')]);
}

/** Help that is no donation, one line a partner and kind, for the table of a village's support: with the last day of it. */
export function helpRows(village: string, period: Period, rows: Rows): (string | number)[][] {
	const lines = (acts: readonly Act[], nameIt: (act: Act) => string) =>
		[...Map.groupBy(acts, (act) => `${nameIt(act)} ${act.kind}`).values()].map((some) => {
			const [act] = some as [Act];
			return [
				nameIt(act),
				supportNames[act.kind],
				some.length,
				'次',
				shortDay(
					some
						.map(({ on }) => on)
						.sort()
						.at(-1) ?? null,
				),
				'已办',
			];
		});
	const counted = ({ kind, on }: Act) => kind !== 'seedling' && kind !== 'seed' && within(on, period);
	return [
		...lines(gave(village, rows).filter(counted), ({ to }) => nameOf(to, rows)),
		...lines(received(village, rows).filter(counted), ({ giver }) => `${giverName(giver, rows)}来`),
	];
}
