import { faults } from '@honghuo/core/fault.ts';
import { type AnyShape, messagesOf, pathsOf, wordOf } from '@honghuo/testing/shape-paths.ts';
import { expect, test } from 'vitest';
import { fieldWords } from './fields.ts';
import { features } from './slices.ts';

const shapes = [...features.commands.values()].map(({ name, input }) => [name, input as unknown as AnyShape] as const);

test('every field of every command has a name in Chinese and in English, and the words are used', () => {
	const used = new Set<string>(['input']);
	const seen = new Set<string>();
	for (const [command, shape] of shapes) {
		for (const path of pathsOf(shape)) {
			const word = wordOf(path, fieldWords) ?? '';
			expect(fieldWords[word]?.['zh-CN'] ?? '', `${command}: ${path} has no word in fields.ts`).toMatch(/[\u4e00-\u9fff]/);
			expect(fieldWords[word]?.en ?? '', `${command}: ${path}`).toMatch(/^[a-zA-Z][^\u4e00-\u9fff]*$/);
			used.add(word);
			seen.add(`${command} ${path}`);
		}
	}
	expect([...seen]).toEqual(expect.arrayContaining(['donation.receive items.0.receivedQty', 'survival.record deadByCause.frost']));
	expect(Object.keys(fieldWords).filter((word) => !used.has(word))).toEqual([]);
});

test('a rule of a shape that has words of its own is named by what is told of it', () => {
	for (const [command, shape] of shapes) {
		// What no person types is told as not valid.
		for (const message of messagesOf(shape).filter((one) => !one.startsWith('SHA-256')))
			expect(Object.keys(faults), command).toContain(message);
	}
});

test('a refusal of a shape says the field, what is wrong and what to do, in the reader’s language', () => {
	const say = (wrong: string, field: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
		features.say({ code: 'input_invalid', field, details: { wrong } }, language);
	expect(say('missing', 'weightG')).toBe('「重量」这一项还没填，填上再试。');
	expect(say('missing', 'items.2.receivedQty')).toBe('「第 3 行的实收数」这一项还没填，填上再试。');
	expect(say('positive', 'deadByCause.frost')).toBe('「死的株数（冻）」这一项要大于 0，改成实际的数。');
	expect(say('day', 'occurredOn', 'en')).toBe('“day” is no day that exists: write it like 2026-08-02.');
	expect(features.say({ code: 'input_invalid', field: 'input' }, 'zh-CN')).toBe('「这条内容」这一项填得不对，改好再试。');
});
