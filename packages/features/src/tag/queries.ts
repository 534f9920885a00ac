import { byField, type Read } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { linked, tagsInUse } from './figures.ts';
import { tagKinds } from './messages.ts';
import { puts, tags } from './model.ts';

const query = v.strictObject({ kind: v.picklist(tagKinds), on: input.localDate });

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'tags',
		query,
		about: {
			'zh-CN': '示范链或品牌：on 这天有几条，每条连着几个村、几个果园、几个品种',
			en: 'Demonstration chains or brands on a day, and how many villages, orchards and cultivars each links',
		},
		reads: [
			({ kind }): Read[] => [byField(tags, 'kind', kind)],
			({ kind }, rows): Read[] => rows.find(tags, 'kind', kind).map(({ id }) => byField(puts, 'tag', id)),
		],
		compute: ({ kind, on }, rows) => {
			const all = tagsInUse(rows.find(tags, 'kind', kind), on).map((tag) => linked(tag, rows, on));
			return {
				value: all.length,
				unit: 'count',
				parts: Object.fromEntries(
					all.flatMap(({ tag, villages, orchards, varieties }) => [
						[`${tag.id}.name`, tag.name],
						[`${tag.id}.villages`, villages.length],
						[`${tag.id}.orchards`, orchards.length],
						[`${tag.id}.varieties`, varieties.length],
					]),
				),
				entries: [...new Set(all.flatMap(({ entries }) => entries))].sort((a, b) => a - b),
			};
		},
	}),
];
