import { expect, test } from 'vitest';
import { daysOf, entriesPath, sumPath } from './behind.ts';

test('months are asked for by their days, whatever their length', () => {
	expect(daysOf('2026-01', '2026-02')).toEqual({ from: '2026-01-01', to: '2026-02-28' });
	expect(daysOf('2027-12', '2028-02')).toEqual({ from: '2027-12-01', to: '2028-02-29' });
});

test('a village’s code asks for its entries, a shorter one for a page of villages; parts may hold anything', () => {
	const sum = { measure: 'support.acts', from: '2026-01-01', to: '2026-12-31' };
	expect(sumPath({ ...sum, within: '211422106214', parts: ['technique:省农科院 & 县'] })).toBe(
		'/api/v1/figures/measure?name=support.acts&village=211422106214&from=2026-01-01&to=2026-12-31&part=technique%3A%E7%9C%81%E5%86%9C%E7%A7%91%E9%99%A2%20%26%20%E5%8E%BF',
	);
	expect(sumPath({ ...sum, within: '211422' }, '211422106214')).toContain('&within=211422&after=211422106214&');
	expect(entriesPath([3, 5])).toBe('/api/v1/journal?version=3&version=5');
});
