import { noRows } from '@honghuo/core/row.ts';
import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { features } from '../slices.ts';
import { explains, wordsOf } from './figures.ts';
import { fieldNames } from './messages.ts';

/** What withdrawing, closing and removing set in a row. */
const ends = ['withdrawnReason', 'abandonedReason', 'retiredReason', 'closedReason', 'removedOn', 'removedReason', 'variety'];

test('every field an edit may meet somebody else’s in has its name', () => {
	const nameless = [...features.commands.values()]
		.filter(({ merge }) => merge === 'fields')
		.flatMap(({ name, input }) => {
			const { properties = {}, required = [] } = toJsonSchema(input as never, { errorMode: 'ignore' });
			// The first field names the row itself.
			return Object.keys(properties)
				.filter((field) => field !== required[0] && !explains(field) && !fieldNames[field])
				.map((field) => `${name}: ${field}`);
		});
	expect(nameless).toEqual([]);
	expect(ends.filter((field) => !fieldNames[field])).toEqual([]);
});

test('values are said as people say them', () => {
	const say = (fields: Record<string, unknown>) => wordsOf(fields, 'zh-CN', noRows).map(({ text }) => text);
	expect(say({ priceFenPerKg: 260, maizeFenPerMu: 80_000, gPerMu: 1_000_000 })).toEqual(['2.60 元/公斤', '800 元/亩', '2,000 斤/亩']);
	expect(say({ grossG: 3_465_000, typedGross: { value: '3465', unit: 'kg' } })).toEqual(['3465 公斤']);
	expect(say({ role: 'intercrop', landType: 'barren', plantedPrecision: 'year' })).toEqual(['间作', '荒山荒坡', '准到年']);
	expect(say({ crops: ['pear', 'peony'], months: [8, 9], aliases: [] })).toEqual(['梨、牡丹', '8、9', '—']);
	expect(say({ deadByCause: { drought: 3 } })).toEqual(['旱 3']);
	expect(
		say({
			points: [{ age: 3, gPerMu: 500_000 }],
			geometry: {
				ring: [
					[1, 2],
					[1, 3],
					[2, 3],
				],
			},
		}),
	).toEqual(['第3年 1,000 斤/亩', '3 个角']);
	expect(say({ doneValue: 35_000, doneUnit: 'e4mu', occurredOn: '2026-02-26', note: null })).toEqual(['3.5 亩', '2026年2月26日', '—']);
});
