import { toInteger } from '@honghuo/core/rational.ts';
import { byField, byId, type Read } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import { within } from '../harvest/figures.ts';
import { harvests } from '../harvest/model.ts';
import * as input from '../inputs.ts';
import { cultivarsEver } from '../orchard/figures.ts';
import { blocksAt, isOnePlace, plantings, readsAt, topworks, varieties } from '../orchard/model.ts';
import { incomeOf } from './figures.ts';
import { costs, sales } from './model.ts';

const query = v.pipe(
	v.strictObject({
		block: v.optional(input.id),
		orchard: v.optional(input.id),
		village: v.optional(input.villageCode),
		from: input.localDate,
		to: input.localDate,
	}),
	v.check((place) => isOnePlace(place), 'exactly one place'),
	v.check(({ from, to }) => within(from, { from, to }), 'from before to'),
);
type Query = v.InferOutput<typeof query>;

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure<Query>({
		name: 'income',
		query,
		about: {
			'zh-CN': '收入：一段日子里每种作物的亩收入，和整个模式的亩收入，两个数分开；投入另列，不相减',
			en: 'Income in a period: per mu of each component and of the whole system, two numbers; costs stand beside, nothing is subtracted',
		},
		reads: [
			...readsAt,
			(asked, rows): Read[] => blocksAt(asked, rows).flatMap(({ id }) => [byField(plantings, 'block', id), byField(costs, 'block', id)]),
			(asked, rows): Read[] =>
				blocksAt(asked, rows).flatMap(({ id }) =>
					rows.find(plantings, 'block', id).flatMap((row) => [byField(sales, 'planting', row.id), byField(topworks, 'planting', row.id)]),
				),
			(asked, rows): Read[] => {
				const cohorts = blocksAt(asked, rows).flatMap(({ id }) => rows.find(plantings, 'block', id));
				return [
					byId(varieties, ...cultivarsEver(cohorts, rows)),
					byId(harvests, ...cohorts.flatMap(({ id }) => rows.find(sales, 'planting', id).map(({ harvest }) => harvest))),
				];
			},
		],
		compute: (asked, rows) => {
			const { components, system, costs: spent, entries } = incomeOf(blocksAt(asked, rows), rows, asked);
			const whole = (perMu: typeof system.perMu) => (perMu ? toInteger(perMu) : null);
			return {
				value: whole(system.perMu),
				unit: 'fen/mu',
				parts: {
					systemFen: system.amountFen,
					systemFenPerMu: whole(system.perMu),
					areaE4mu: system.areaE4mu,
					costFen: spent.amountFen,
					costFenPerMu: whole(spent.perMu),
					...Object.fromEntries(
						components.flatMap(({ variety, amountFen, perMu }) => [
							[`${variety}.fen`, amountFen],
							[`${variety}.fenPerMu`, whole(perMu)],
						]),
					),
				},
				entries,
			};
		},
	}),
];
