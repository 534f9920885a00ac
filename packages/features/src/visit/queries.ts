import { byField, type Read, type Rows } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import { advices } from '../advice/model.ts';
import * as input from '../inputs.ts';
import { orgUnits } from '../village/model.ts';
import { visitFigures } from './figures.ts';
import { hasBeen, type Visit, visits } from './model.ts';

const query = v.strictObject({
	village: v.optional(input.villageCode),
	from: v.optional(input.localDate),
	to: v.optional(input.localDate),
	/** The day by which follow-ups are due, `to` unless given: a figure has no clock of its own. */
	on: v.optional(input.localDate),
});
type Query = v.InferOutput<typeof query>;

const states = ['done', 'followed_up'] as const;

const visitsOf = ({ village }: Query, rows: Rows): Visit[] =>
	village === undefined
		? states.flatMap((state) => rows.find(visits, 'state', state))
		: rows.find(visits, 'village', village).filter(({ state }) => hasBeen(state));

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'visits',
		query,
		about: {
			'zh-CN':
				'专家指导：来过的村数（另列全县村数）、次数、建议条数、落成农活几条、来听人次、到 on（不给就按 to）这天该回访的次数；可限定一个村和起止日期',
			en: 'Expert visits: villages visited (and villages in all), visits made, advice given and taken up, person-times attended, follow-ups due by the day `on` (else `to`); optionally of one village and between two days',
		},
		reads: [
			({ village }): Read[] =>
				village === undefined
					? [...states.map((state) => byField(visits, 'state', state)), byField(orgUnits, 'level', 'village')]
					: [byField(visits, 'village', village)],
			(asked, rows): Read[] => visitsOf(asked, rows).map(({ id }) => byField(advices, 'visit', id)),
		],
		compute: (asked, rows) => {
			const { village, from, to, on = to } = asked;
			const { villages, done, advice, adopted, attended, followUpsDue, entries } = visitFigures(visitsOf(asked, rows), rows, {
				...{ from, to, today: on ?? '' },
			});
			// A village merged into another is no village to be visited.
			const all = village === undefined ? rows.find(orgUnits, 'level', 'village').filter(({ closedOn }) => closedOn === null).length : 1;
			const parts = {
				villagesVisited: villages.length,
				villages: all,
				done,
				advice,
				adopted,
				attended,
				followUpsDue: on === undefined ? null : followUpsDue,
			};
			return { value: villages.length, unit: 'village', parts, entries };
		},
	}),
];
