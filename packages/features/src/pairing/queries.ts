import { byField, type Read } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { pairingFigures } from './figures.ts';
import { pairingKinds } from './messages.ts';
import { pairings } from './model.ts';

const query = v.strictObject({
	kind: v.optional(v.picklist(pairingKinds)),
	village: v.optional(input.villageCode),
	/** The day by which a pair should have met: a figure has no clock of its own. */
	on: input.localDate,
});

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'pairings',
		query,
		about: {
			'zh-CN':
				'结对：到 on 这天还在带的有几对；parts 有等定、试带、定了、结束、该见还没见的对数，带人的有几位，带得最多的带几对；可限定种类（师傅带徒弟是 mentor）和村',
			en: 'Pairings that still meet by the day `on`; parts tell proposed, on trial, confirmed, ended, overdue, how many help and how many the busiest has; optionally of one kind (`mentor`) or village',
		},
		reads: [
			({ kind, village }): Read[] =>
				village === undefined
					? (kind ? [kind] : pairingKinds).map((one) => byField(pairings, 'kind', one))
					: [byField(pairings, 'village', village)],
		],
		compute: ({ kind, village, on }, rows) => {
			const all =
				village === undefined
					? (kind ? [kind] : pairingKinds).flatMap((one) => rows.find(pairings, 'kind', one))
					: rows.find(pairings, 'village', village).filter((one) => kind === undefined || one.kind === kind);
			const { proposed, trial, confirmed, ended, overdue, helpers, most, entries } = pairingFigures(all, on);
			const lengths = { proposed, trial, confirmed, ended, overdue };
			const parts = { ...Object.fromEntries(Object.entries(lengths).map(([key, list]) => [key, list.length])), helpers, most };
			return { value: trial.length + confirmed.length, unit: 'count', parts, entries };
		},
	}),
];
