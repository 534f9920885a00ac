import { byField, type Read } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { orgUnits } from '../village/model.ts';
import { zoneFigures } from './figures.ts';
import { zones } from './model.ts';

const query = v.strictObject({ village: v.optional(input.villageCode) });

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'zones',
		query,
		about: {
			'zh-CN': '网格：一共几个，几个有网格员、几个还没有，多少户；可限定一个村',
			en: 'Grids: how many, how many with a keeper and without one, how many households; optionally of one village',
		},
		reads: [
			({ village }): Read[] => (village === undefined ? [byField(orgUnits, 'level', 'village')] : [byField(zones, 'village', village)]),
			({ village }, rows): Read[] =>
				village === undefined ? rows.find(orgUnits, 'level', 'village').map(({ id }) => byField(zones, 'village', id)) : [],
		],
		compute: ({ village }, rows) => {
			const villages = village === undefined ? rows.find(orgUnits, 'level', 'village').map(({ id }) => id) : [village];
			const { kept, open, households, entries } = zoneFigures(villages.flatMap((code) => rows.find(zones, 'village', code)));
			return { value: kept.length + open.length, unit: 'count', parts: { kept: kept.length, open: open.length, households }, entries };
		},
	}),
];
