import { byField, type Read, type Rows } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { affectedBy } from './figures.ts';
import { eventKinds } from './messages.ts';
import { events, hits, type OrchardEvent } from './model.ts';

const query = v.strictObject({
	village: input.villageCode,
	kind: v.optional(v.picklist(eventKinds)),
	from: v.optional(input.localDate),
	to: v.optional(input.localDate),
});

const eventsOf = ({ village, kind, from, to }: v.InferOutput<typeof query>, rows: Rows): OrchardEvent[] =>
	rows
		.find(events, 'village', village)
		.filter(
			(event) =>
				(kind === undefined || event.kind === kind) &&
				(from === undefined || event.occurredOn >= from) &&
				(to === undefined || event.occurredOn <= to),
		);

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'affected',
		query,
		about: {
			'zh-CN': '受灾：一个村受灾的面积，另列株数、地块数和还没数的地块；可限定灾种和起止日期',
			en: 'Area of a village affected by events, with trees, blocks, and blocks not yet assessed; optionally of one kind and between two days',
		},
		reads: [
			({ village }): Read[] => [byField(events, 'village', village)],
			(asked, rows): Read[] => eventsOf(asked, rows).map((event) => byField(hits, 'event', event.id)),
		],
		compute: (asked, rows) => {
			const all = eventsOf(asked, rows);
			const { areaE4mu, trees, blocks, uncounted, entries } = affectedBy(all, rows);
			return { value: areaE4mu, unit: 'e4mu', parts: { areaE4mu, trees, blocks, uncounted }, entries };
		},
	}),
];
