import { localDate } from '@honghuo/core/dates.ts';
import { percent } from '@honghuo/core/rational.ts';
import { byField, type Read, type Rows } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { closureOf, closureParts, versionsOf } from './figures.ts';
import { problemStates } from './messages.ts';
import { type Problem, problems } from './model.ts';

// Asked without a day it is meant as of today; the clock is read where the question is taken, so that the sum itself stays pure.
const query = v.pipe(
	v.strictObject({
		village: v.optional(input.villageCode),
		township: v.optional(v.pipe(v.string(), v.regex(/^\d{9}$/, '9 digits'))),
		from: v.optional(input.localDate),
		to: v.optional(input.localDate),
		on: v.optional(input.localDate),
		part: v.optional(v.picklist(closureParts)),
	}),
	v.check(({ village, township }) => village === undefined || township === undefined, 'one place'),
	v.transform((asked) => ({ ...asked, on: asked.on ?? localDate(new Date()) })),
);
type Query = v.InferOutput<typeof query>;

const problemsOf = ({ village, township = '' }: Query, rows: Rows): Problem[] =>
	village === undefined
		? problemStates.flatMap((state) => rows.find(problems, 'state', state)).filter((row) => row.village.startsWith(township))
		: rows.find(problems, 'village', village);

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'closure',
		query,
		about: {
			'zh-CN': '办结率：办结 / 受理，按村、乡镇或全县，可限定提问日期；part 只要其中一项的条数',
			en: 'Closure rate: closed of accepted, of a village, a township or the county, by the day asked; `part` gives one count with its entries',
		},
		reads: [
			({ village }): Read[] =>
				village === undefined ? problemStates.map((state) => byField(problems, 'state', state)) : [byField(problems, 'village', village)],
		],
		compute: (asked, rows) => {
			const closure = closureOf(problemsOf(asked, rows), asked.on, asked.from, asked.to);
			const counts = Object.fromEntries(closureParts.map((part) => [part, closure[part].length]));
			if (asked.part)
				return { value: closure[asked.part].length, unit: 'problem', entries: versionsOf(closure[asked.part]), parts: counts };
			const whole = closure.accepted.length;
			const rate = percent(closure.closed.length, whole);
			return {
				value: rate === undefined ? null : Number.parseFloat(rate),
				unit: 'percent',
				entries: versionsOf(closure.accepted),
				parts: {
					...counts,
					same_day_rate: percent(closure.same_day.length, whole) ?? null,
					on_the_spot_rate: percent(closure.on_the_spot.length, whole) ?? null,
				},
			};
		},
	}),
];
