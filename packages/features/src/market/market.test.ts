import { describe, expect, test } from 'vitest';
import { fenPerKgOf, latestPrice, monthsName, offtakeOf } from './figures.ts';
import type { Buyer, Price } from './model.ts';

const base = { county: '211422', village: null, version: 1, createdBy: 'z', recordedAt: '', receivedAt: '' };
const buyer = (name: string, fields: Partial<Buyer> = {}): Buyer => ({
	...base,
	id: name,
	name,
	crops: ['peony'],
	months: [8],
	note: null,
	closedReason: null,
	...fields,
});

test('the buyer of peony seed comes every August', () => {
	const all = [buyer('收籽的'), buyer('不收了的', { closedReason: '改行' }), buyer('收梨的', { crops: ['pear'], months: [] })];
	expect(offtakeOf(all, ['peony', 'pear'], 8).map(({ name }) => name)).toEqual(['收梨的', '收籽的']);
	expect(offtakeOf(all, ['peony'], 9)).toEqual([]);
	expect(offtakeOf(all, ['pear'], 1).map(({ name }) => name)).toEqual(['收梨的']);
});

test('months are said as people say them', () => {
	expect([monthsName([8], 'zh-CN'), monthsName([8], 'en')]).toEqual(['8月', 'Aug']);
	expect([monthsName([7, 8], 'zh-CN'), monthsName([7, 8], 'en')]).toEqual(['7、8月', 'Jul, Aug']);
});

describe('a price', () => {
	test('of 1.80 yuan a jin is 360 fen a kilogram, however it is typed', () => {
		expect(fenPerKgOf('1.80', 'yuan/jin')).toBe(360);
		expect(fenPerKgOf('３．６', 'yuan/kg')).toBe(360);
		expect(fenPerKgOf('3600', 'yuan/t')).toBe(360);
	});

	test('that is none, or finer than a fen a kilogram, is not taken', () => {
		for (const [value, unit] of [
			['一块八', 'yuan/jin'],
			['0', 'yuan/jin'],
			['-1', 'yuan/kg'],
			['1.8', 'yuan/mu'],
			['0.0001', 'yuan/kg'],
		] as const) {
			expect(fenPerKgOf(value, unit)).toBeUndefined();
		}
	});

	test('seen last is the one that counts; withdrawn ones do not', () => {
		const price = (id: string, observedOn: string, withdrawnReason: string | null = null) =>
			({ ...base, id, variety: 'v', fenPerKg: 360, typed: null, place: '县城', observedOn, note: null, withdrawnReason }) as Price;
		const all = [price('a', '2026-08-01'), price('b', '2026-08-09'), price('c', '2026-08-20', '看错了')];
		const rows = { get: () => undefined, find: () => all as never[] };
		expect(latestPrice('v', rows)?.id).toBe('b');
	});
});
