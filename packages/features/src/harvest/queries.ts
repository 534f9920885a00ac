import { toDecimal, toInteger } from '@honghuo/core/rational.ts';
import { byField, byId, type Read, type Rows } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { cultivarsEver } from '../orchard/figures.ts';
import { blocksAt, isOnePlace, plantings, readsAt, topworks, varieties } from '../orchard/model.ts';
import { entriesOf, landEquivalentOf, yearOf, yieldsOf } from './figures.ts';
import { harvests, references } from './model.ts';

const query = v.pipe(
	v.strictObject({
		block: v.optional(input.id),
		orchard: v.optional(input.id),
		village: v.optional(input.villageCode),
		variety: v.optional(input.id),
		year: v.pipe(v.string(), v.regex(/^(19|20)\d\d$/, 'YYYY')),
	}),
	v.check((place) => isOnePlace(place), 'exactly one place'),
);
type Query = v.InferOutput<typeof query>;

/** The blocks that were worked in the year asked for. */
const blocksOf = (asked: Query, rows: Rows) => blocksAt({ ...asked, from: yearOf(asked.year).from }, rows);

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure<Query>({
		name: 'yield',
		query,
		about: {
			'zh-CN': '亩产：一块地、一个果园或一个村一年里每种作物的产量，按整块地的面积算；一块地还给出土地当量比（没有单种参照就是空，不是 0）',
			en: 'Yield per mu of each component over the whole block area in a year; of a block also the land equivalent ratio (null without a sourced sole reference, never 0)',
		},
		reads: [
			...readsAt,
			(asked, rows): Read[] => blocksOf(asked, rows).map(({ id }) => byField(plantings, 'block', id)),
			(asked, rows): Read[] =>
				blocksOf(asked, rows).flatMap(({ id }) =>
					rows
						.find(plantings, 'block', id)
						.flatMap((row) => [byField(harvests, 'planting', row.id), byField(topworks, 'planting', row.id)]),
				),
			(asked, rows): Read[] => {
				const cohorts = blocksOf(asked, rows).flatMap(({ id }) => rows.find(plantings, 'block', id));
				const cultivars = cultivarsEver(cohorts, rows);
				return [byId(varieties, ...cultivars), ...cultivars.map((variety) => byField(references, 'variety', variety))];
			},
		],
		compute: (asked, rows) => {
			const places = blocksOf(asked, rows);
			const period = yearOf(asked.year);
			const components = yieldsOf(places, rows, period).filter(({ variety }) => asked.variety === undefined || variety === asked.variety);
			const [only] = components;
			const [place] = places;
			const land = asked.block && place ? landEquivalentOf(place, rows, period) : undefined;
			return {
				// Of several components there is no one yield.
				value: components.length === 1 && only?.perMu ? toInteger(only.perMu) : null,
				unit: 'g/mu',
				parts: {
					...Object.fromEntries(
						components.flatMap(({ variety, grossG, perMu, areaE4mu }) => [
							[`${variety}.grossG`, grossG],
							[`${variety}.areaE4mu`, areaE4mu],
							[`${variety}.gPerMu`, perMu ? toInteger(perMu) : null],
						]),
					),
					...(land ? { ler: land.value ? toDecimal(land.value, 4) : null } : {}),
				},
				entries: entriesOf([
					...components.flatMap((one) => one.harvests),
					...(land?.parts ?? []).flatMap(({ reference }) => (reference ? [reference] : [])),
				]),
			};
		},
	}),
];
