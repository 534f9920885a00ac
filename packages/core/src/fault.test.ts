import * as v from 'valibot';
import { expect, test } from 'vitest';
import { fault, faultOf, fieldName } from './fault.ts';
import type { Language } from './refusal.ts';
import { saying } from './saying.ts';

const words = {
	areaE4mu: { 'zh-CN': '面积', en: 'area' },
	items: { 'zh-CN': '捐赠清单', en: 'items' },
	receivedQty: { 'zh-CN': '实收数', en: 'amount received' },
	months: { 'zh-CN': '收购月份', en: 'months' },
	typed: { 'zh-CN': '填的数', en: 'amount as typed' },
	unit: { 'zh-CN': '单位', en: 'unit' },
	'dead.frost': { 'zh-CN': '死的株数（冻）', en: 'trees dead (frost)' },
};

test('a field is called by its name, a row of a list by its number', () => {
	const both = (path: string) => (['zh-CN', 'en'] as const).map((language) => fieldName(path, words, language));
	expect(both('areaE4mu')).toEqual(['面积', 'area']);
	expect(both('items.2.receivedQty')).toEqual(['第 3 行的实收数', 'amount received in row 3']);
	expect(both('items.0.typed.unit')).toEqual(['第 1 行的填的数的单位', 'unit of amount as typed in row 1']);
	expect(both('months.11')).toEqual(['收购月份第 12 行', 'months, row 12']);
	expect(both('items.4.7')).toEqual(['捐赠清单第 5 行', 'items, row 5']);
	expect(both('dead.frost')).toEqual(['死的株数（冻）', 'trees dead (frost)']);
});

const shape = v.strictObject({
	areaE4mu: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000_000))),
	items: v.optional(v.pipe(v.array(v.strictObject({ receivedQty: v.pipe(v.number(), v.minValue(0)) })), v.minLength(1), v.maxLength(2))),
	months: v.optional(v.array(v.picklist([8, 9]))),
	on: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, fault('day')))),
	reason: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(5))),
});
const told = (input: unknown, language: Language = 'zh-CN') => {
	const { issues } = v.safeParse(shape, input);
	const { code: _, ...refusal } = faultOf((issues as [v.BaseIssue<unknown>])[0]);
	return saying({ 'zh-CN': '「{field}」{wrong}。', en: '“{field}” {wrong}.' }, refusal, words, language);
};

test.each([
	[{ areaE4mu: 0 }, '「面积」要大于 0，改成实际的数。'],
	[{ areaE4mu: 2_000_000_000 }, '「面积」太大，最大 100,000 亩，看看是不是多打了 0。'],
	[{ areaE4mu: '7亩' }, '「面积」要填整数，只写数字。'],
	[{ items: [] }, '「捐赠清单」一样也没有，至少要有 1 样。'],
	[{ items: [{ receivedQty: 1 }, {}] }, '「第 2 行的实收数」还没填，填上再试。'],
	[{ items: [{ receivedQty: -1 }] }, '「第 1 行的实收数」太小，最小 0，改成实际的数。'],
	[{ items: [1, 2, 3].map((receivedQty) => ({ receivedQty })) }, '「捐赠清单」太多，一次最多 2 样，分几次来。'],
	[{ months: [8, 13] }, '「收购月份第 2 行」没选好，从名单里重新选。'],
	[{ on: '明天' }, '「on」没有这一天，写成 2026-08-02 这样。'],
	[{ reason: ' ' }, '「reason」还没填，填上再试。'],
	[{ reason: '一二三四五六' }, '「reason」太长，最多 5 个字，写短些。'],
])('%j is told as %s', (input, sentence) => expect(told(input)).toBe(sentence));

test('what was sent is never said again, a key nobody knows included', () => {
	expect(told({ hello: 'x' })).toBe('「input」里有认不得的内容，先更新应用再试。');
	expect(told({ areaE4mu: 2_000_000_000 }, 'en')).toBe('“area” is too large: at most 100,000 mu, so look for a zero too many.');
});
