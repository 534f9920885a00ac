import { command } from '@honghuo/core/command.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, type Rows, update } from '@honghuo/core/row.ts';
import { varieties } from '../orchard/model.ts';
import { catalogueKeepers } from '../variety/model.ts';
import { assumptionSet, curveSet, curveUpdate, curveWithdraw } from './inputs.ts';
import { assumptions, type Curve, curves, curvesOf } from './model.ts';
import { refuse } from './refusals.ts';

/** Why this curve can't stand beside the others of its cultivar, if so. */
function curveRefusal(
	{ id, variety, system, points }: Pick<Curve, 'id' | 'variety' | 'system' | 'points'>,
	rows: Rows,
): Refusal | undefined {
	if (points.every(({ gPerMu }) => gPerMu === 0)) return refuse('curve_flat', 'points');
	return curvesOf(variety, rows).some((curve) => curve.id !== id && curve.system === system)
		? refuse('curve_known', 'system', { system })
		: undefined;
}

export const commands = [
	command({
		name: 'curve.set',
		input: curveSet,
		who: catalogueKeepers,
		about: {
			'zh-CN': '记产量线：品种、种法、各年亩产、出处',
			en: 'Enter a yield curve: cultivar, planting system, grams a mu by year, source',
		},
		reads: ({ id, variety }) => [byId(curves, id), byId(varieties, variety), byField(curves, 'variety', variety)],
		decide: ({ id, variety, treesPerMu = null, ...said }, { rows }) => {
			if (!rows.get(varieties, variety)) return refuse('not_found', 'variety');
			const curve = { id, village: null, variety, treesPerMu, ...said, withdrawnReason: null };
			return curveRefusal(curve, rows) ?? [insert(curves, curve)];
		},
	}),
	command({
		name: 'curve.update',
		input: curveUpdate,
		who: catalogueKeepers,
		about: { 'zh-CN': '改产量线；只改给出的几项', en: 'Correct a yield curve; only the fields given change' },
		merge: 'fields',
		reads: ({ curve }) => [byId(curves, curve)],
		readsThen: ({ curve }, rows) => {
			const row = rows.get(curves, curve);
			return row ? [byField(curves, 'variety', row.variety)] : [];
		},
		decide: ({ curve, ...fields }, { rows }) => {
			const row = rows.get(curves, curve);
			if (!row) return refuse('not_found', 'curve');
			if (row.withdrawnReason !== null) return refuse('curve_withdrawn', 'curve');
			const { given, same } = givenOf(row, fields);
			if (same) return refuse('nothing_changed', 'curve');
			return curveRefusal({ ...row, ...given }, rows) ?? [update(curves, row, given)];
		},
	}),
	command({
		name: 'curve.withdraw',
		input: curveWithdraw,
		who: catalogueKeepers,
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
		who: catalogueKeepers,
		about: {
			'zh-CN': '改算账用的假设：价、投入、牡丹、玉米（玉米要写来处）；只改给出的几项，空的按默认',
			en: 'Set what payback is reckoned with; only the fields given change, null goes back to the default; maize needs a source',
		},
		merge: 'fields',
		reads: ({ assumption }) => [byId(assumptions, assumption), byField(assumptions, 'scope', 'county')],
		decide: ({ assumption, ...fields }, { rows }) => {
			const [row] = rows.find(assumptions, 'scope', 'county');
			const { given, same } = givenOf(row ?? unset, fields);
			const next = { ...(row ?? unset), ...given };
			if (next.maizeFenPerMu !== null && !next.maizeSource) return refuse('maize_without_source', 'maizeSource');
			if (!row) return [insert(assumptions, { ...next, id: assumption, village: null, scope: 'county' })];
			return same ? refuse('nothing_changed', 'assumption') : [update(assumptions, row, given)];
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
