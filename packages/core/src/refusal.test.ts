import { expect, test } from 'vitest';
import { between, fill } from './refusal.ts';

test('one is told in the singular in English, more in the plural; Chinese says it as it is', () => {
	expect(fill('{n} villages', { n: 1 })).toBe('1 village');
	expect(fill('{n} villages', { n: '1' })).toBe('1 village');
	expect(fill('{n} institutions, {m} person-times', { n: 1, m: 1 })).toBe('1 institution, 1 person-time');
	expect(fill('{n} institutions, {m} person-times', { n: 0, m: 2 })).toBe('0 institutions, 2 person-times');
	expect(fill('{n} villages in {t} townships', { n: 12, t: 1 })).toBe('12 villages in 1 township');
	expect(fill('{n} entries', { n: 1 })).toBe('1 entry');
	expect(fill('{n} entries', { n: 0 })).toBe('0 entries');
	expect(fill('{n} pieces of advice', { n: 1 })).toBe('1 piece of advice');
	expect(fill('{n} 个村', { n: 1 })).toBe('1 个村');
	expect(fill('{n} rows and {what}', { n: '1,001' })).toBe('1,001 rows and {what}');
	expect(['早酥', '华酥'].join(between('zh-CN'))).toBe('早酥、华酥');
	expect(['Zaosu', 'Huasu'].join(between('en'))).toBe('Zaosu, Huasu');
});
