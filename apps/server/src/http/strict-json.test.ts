import { describe, expect, test } from 'vitest';
import { strictJson } from './strict-json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('JSON that is taken', () => {
	test.each(['{"a":[1,2,{"b":null}],"字":"梨"}', '"\\ud83c\\udf50"', '0', ' [ ] ', `${'['.repeat(32)}${']'.repeat(32)}`])('%s', (text) => {
		expect(strictJson(bytes(text))).toEqual({ value: JSON.parse(text) });
	});

	test('brackets inside strings are not depth', () => {
		const text = JSON.stringify(['['.repeat(100), '\\"{'.repeat(50)]);
		expect(strictJson(bytes(text))).toEqual({ value: JSON.parse(text) });
	});
});

describe('JSON that is refused', () => {
	test.each([
		['nothing', ''],
		['broken', '{"a":'],
		['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`],
		['a bomb of brackets', '['.repeat(500_000)],
		['a key into objects', '{"a":{"__proto__":{"admin":true}}}'],
		['a constructor', '[{"constructor":1}]'],
		['a lone surrogate', '"\\ud800"'],
		['a lone surrogate in a key', '{"\\udc00":1}'],
		['NUL', '"a\\u0000b"'],
		['a number beyond a double', '1e999'],
		['a byte order mark', '\ufeff{}'],
		['two values', '{}{}'],
	])('%s', (_what, text) => {
		expect(strictJson(bytes(text))).toBeUndefined();
	});

	test('bytes that are not UTF-8', () => {
		expect(strictJson(Uint8Array.from([0x22, 0xc3, 0x28, 0x22]))).toBeUndefined();
	});
});
