import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicCode, readPublicCode } from './public-code.ts';

const id = '019abcde-f012-7345-8678-9abcdef01234';

test('a code gives back its county and row, also when somebody types it in capitals with look-alikes', () => {
	const code = publicCode('211422', id);
	expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{30}$/);
	expect(readPublicCode(code)).toEqual({ county: '211422', id });
	expect(readPublicCode(code.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'I'))).toEqual({ county: '211422', id });
});

test('every row has a code of its own', () => {
	fc.assert(
		fc.property(fc.uuid(), fc.uuid(), (one, other) => {
			expect(readPublicCode(publicCode('110101', one))).toEqual({ county: '110101', id: one });
			expect(publicCode('110101', one) === publicCode('110101', other)).toBe(one === other);
		}),
	);
});

test('what is no code is none', () => {
	for (const text of ['', 'abc', 'u'.repeat(30), publicCode('211422', id).slice(1), `${publicCode('211422', id)}0`, '../../etc/passwd'])
		expect(readPublicCode(text)).toBeUndefined();
	expect(readPublicCode('0'.repeat(30))).toBeUndefined();
	expect(readPublicCode('z'.repeat(30))).toBeUndefined();
});
