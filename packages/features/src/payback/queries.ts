import { byField, byId, type Read, type Rows } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { blocks, plantings, varieties } from '../orchard/model.ts';
import { curveFor, mainCohort, payback, termsOf } from './figures.ts';
import { assumptions, type Curve, curves } from './model.ts';

const query = v.pipe(
	v.strictObject({
		curve: v.optional(input.id),
		block: v.optional(input.id),
		intercrop: v.optional(v.picklist(['none', 'peony']), 'none'),
	}),
	v.check(({ curve, block }) => (curve === undefined) !== (block === undefined), 'a curve or a block'),
);

function cropOf(block: string, rows: Rows) {
	const cohort = mainCohort(block, rows);
	return cohort && rows.get(varieties, cohort.variety)?.crop;
}

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'payback',
		query,
		about: {
			'zh-CN': '每亩第几年回本：按一条产量线，或按一块地的密度找最接近的那条；可加林下牡丹',
			en: 'The year in which a mu has earned back what was put in, on a yield curve or on the one nearest to a block’s density, optionally with peony below',
		},
		reads: [
			({ curve, block }): Read[] => [
				byId(curves, curve),
				byField(assumptions, 'scope', 'county'),
				byId(blocks, block),
				...(block ? [byField(plantings, 'block', block)] : []),
			],
			({ block }, rows): Read[] => (block ? [byId(varieties, mainCohort(block, rows)?.variety)] : []),
			({ block }, rows): Read[] => {
				const crop = block && cropOf(block, rows);
				return crop ? [byField(varieties, 'crop', crop)] : [];
			},
			({ block }, rows): Read[] => {
				const crop = block && cropOf(block, rows);
				return crop ? rows.find(varieties, 'crop', crop).map(({ id }) => byField(curves, 'variety', id)) : [];
			},
		],
		compute: ({ curve, block, intercrop }, rows) => {
			const place = block === undefined ? undefined : rows.get(blocks, block);
			const named = curve === undefined ? undefined : rows.get(curves, curve);
			const used: Curve | undefined = place ? curveFor(place, rows) : named;
			if (!used) return { value: null, unit: 'year', entries: [] };
			const terms = termsOf(rows);
			const found = payback(used, terms, intercrop);
			const at = found.years.find(({ year }) => year === found.year);
			return {
				value: found.year,
				unit: 'year',
				parts: {
					curve: used.id,
					low: found.low,
					high: found.high,
					beatsMaize: found.beatsMaize,
					costFenPerMu: at?.cumulativeCostFen ?? null,
					incomeFenPerMu: at?.cumulativeIncomeFen ?? null,
					maizeFenPerMu: terms.maizeFenPerMu,
				},
				entries: found.entries,
			};
		},
	}),
];
