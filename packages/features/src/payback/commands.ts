import { command } from '@honghuo/core/command.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { varieties } from '../orchard/model.ts';
import { assumptionSet, curveSet, curveWithdraw } from './inputs.ts';
import { type Assumption, assumptions, type Curve, curves, curvesOf } from './model.ts';
import { refuse } from './refusals.ts';

const keepers = ['administrator', 'county_official', 'expert'] as const;

/** Whether these fields all say what the row says already. */
const says = <R extends object>(row: R, fields: Partial<R>): boolean =>
	Object.entries(fields).every(([field, value]) => JSON.stringify(row[field as keyof R]) === JSON.stringify(value));

export const commands = [
	command({
		name: 'curve.set',
		input: curveSet,
		who: keepers,
		about: {
			'zh-CN': '记或改产量线：品种、种法、各年亩产、出处',
			en: 'Enter or correct a yield curve: cultivar, planting system, grams a mu by year, source',
		},
		merge: 'fields',
		reads: ({ id, variety }) => [byId(curves, id), byId(varieties, variety), byField(curves, 'variety', variety)],
		decide: ({ id, variety, system, points, source, treesPerMu }, { rows }) => {
			if (!rows.get(varieties, variety)) return refuse('not_found', 'variety');
			if (points.every(({ gPerMu }) => gPerMu === 0)) return refuse('curve_flat', 'points');
			if (curvesOf(variety, rows).some((curve) => curve.id !== id && curve.system === system))
				return refuse('curve_known', 'system', { system });
			const row = rows.get(curves, id);
			if (!row)
				return [
					insert(curves, { id, village: null, variety, system, treesPerMu: treesPerMu ?? null, points, source, withdrawnReason: null }),
				];
			if (row.withdrawnReason !== null) return refuse('curve_withdrawn', 'id');
			if (row.variety !== variety) return refuse('curve_variety', 'variety');
			const fields: Partial<Curve> = { system, points, source, ...(treesPerMu === undefined ? {} : { treesPerMu }) };
			return says(row, fields) ? refuse('nothing_changed', 'id') : [update(curves, row, fields)];
		},
	}),
	command({
		name: 'curve.withdraw',
		input: curveWithdraw,
		who: keepers,
		about: { 'zh-CN': '撤下产量线，写明原因', en: 'Withdraw a yield curve, with a reason' },
		merge: 'row',
		reads: ({ curve }) => [byId(curves, curve)],
		decide: ({ curve, reason }, { rows }) => {
			const row = rows.get(curves, curve);
			if (!row) return refuse('not_found', 'curve');
			return row.withdrawnReason === null ? [update(curves, row, { withdrawnReason: reason })] : refuse('curve_withdrawn', 'curve');
		},
	}),
	command({
		name: 'assumption.set',
		input: assumptionSet,
		who: keepers,
		about: {
			'zh-CN': '改算账用的假设：价、投入、牡丹、玉米（玉米要写来处）；只改给出的几项，空的按默认',
			en: 'Set what payback is reckoned with; only the fields given change, null goes back to the default; maize needs a source',
		},
		merge: 'fields',
		reads: ({ id }) => [byId(assumptions, id), byField(assumptions, 'scope', 'county')],
		decide: ({ id, ...fields }, { rows }) => {
			const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Assumption>;
			const [row] = rows.find(assumptions, 'scope', 'county');
			const next = { ...(row ?? unset), ...given };
			if (next.maizeFenPerMu !== null && !next.maizeSource) return refuse('maize_without_source', 'maizeSource');
			if (says(row ?? unset, given)) return refuse('nothing_changed', 'id');
			return row ? [update(assumptions, row, given)] : [insert(assumptions, { ...unset, ...given, id, village: null, scope: 'county' })];
		},
	}),
];

/** Nothing set by the county yet: the defaults hold. */
const unset = {
	priceFenPerKg: null,
	startFenPerMu: null,
	yearlyFenPerMu: null,
	peonyFenPerMu: null,
	maizeFenPerMu: null,
	maizeSource: null,
};
