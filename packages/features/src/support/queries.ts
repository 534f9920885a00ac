import type { Rows } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { type Act, gave, received } from './figures.ts';
import { givenReads, receivedReads, supportKinds } from './model.ts';

const query = v.strictObject({
	village: input.villageCode,
	kind: v.optional(v.picklist(supportKinds)),
	from: v.optional(input.localDate),
	to: v.optional(input.localDate),
	/** Only what the village was given, or only what it gave: value and entries are of that side alone. */
	side: v.optional(v.picklist(['received', 'gave'])),
});
type Query = v.InferOutput<typeof query>;

const asked = (acts: readonly Act[], { kind, from = '', to = '9999' }: Query): Act[] =>
	acts.filter((act) => (kind === undefined || act.kind === kind) && from <= act.on && act.on <= to);
const byKind = (acts: readonly Act[], word: string) =>
	Object.fromEntries(supportKinds.map((kind) => [`${word}_${kind}`, acts.filter((act) => act.kind === kind).length]));
const steps = Math.max(receivedReads.length, givenReads.length);

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'support',
		query,
		about: {
			'zh-CN': '联村帮扶：一个村受帮扶几次（parts 里另列给出几次），按种类分；可限定种类和起止日期；side=gave 只算给出的',
			en: 'Support between villages: how often a village was helped (parts also say how often it helped), by kind; optionally of one kind and between two days; `side=gave` counts only how often it helped',
		},
		reads: Array.from({ length: steps }, (_, n) => ({ village }: Query, rows: Rows) => [
			...(receivedReads[n]?.(village, rows) ?? []),
			...(givenReads[n]?.(village, rows) ?? []),
		]),
		compute: (wanted, rows) => {
			const [got, given] = [asked(received(wanted.village, rows), wanted), asked(gave(wanted.village, rows), wanted)];
			const { side } = wanted;
			const counted = side === undefined ? [...got, ...given] : side === 'gave' ? given : got;
			const entries = [...new Set(counted.flatMap((act) => act.entries))].filter((version) => version > 0).sort((a, b) => a - b);
			const parts = { received: got.length, gave: given.length, ...byKind(got, 'received'), ...byKind(given, 'gave') };
			return { value: side === 'gave' ? given.length : got.length, unit: 'count', parts, entries };
		},
	}),
];
