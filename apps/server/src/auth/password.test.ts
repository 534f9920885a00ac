import { describe, expect, test } from 'vitest';
import { checkPassword, hashPassword, isWeak } from './password.ts';
import { newCode, tidyCode } from './secret.ts';

describe('a password', () => {
	test('is kept as scrypt with its cost and a salt of its own', async () => {
		const [one, two] = await Promise.all([hashPassword('拉枝要在三月底'), hashPassword('拉枝要在三月底')]);
		expect(one).toMatch(/^scrypt\$ln=15,r=8,p=3\$[\w+/]{22}==\$[\w+/]{43}=$/);
		expect(one).not.toBe(two);
		expect(await checkPassword('拉枝要在三月底', one)).toBe(true);
		expect(await checkPassword('拉枝要在三月初', one)).toBe(false);
	});

	test('typed full-width is the same password', async () => {
		expect(await checkPassword('ｄｏｎｇｐｏ７ｍｕ！', await hashPassword('dongpo7mu!'))).toBe(true);
	});

	test('of an unknown account is refused after the same work', async () => {
		const kept = await hashPassword('dongpo-7-mu-li');
		const time = async (against: string | undefined) => {
			const start = process.cpuUsage();
			await checkPassword('something else', against);
			const { user, system } = process.cpuUsage(start);
			return user + system;
		};
		const [known, unknown] = [await time(kept), await time(undefined)];
		expect(await checkPassword('something else', undefined)).toBe(false);
		// Work, not wall time: a refusal without a hash would be a hundredth.
		expect(unknown).toBeGreaterThan(known / 5);
	});

	test.each([
		['nine chars', '123456789'],
		['129 characters', 'aB3$'.repeat(33)],
		['well known', 'password123'],
		['well known with marks', '!!Password!1'],
		['keys in a row', 'qwertyuiop'],
		['keys backwards', '0987654321'],
		['a row of columns', '1qaz2wsx3edc'],
		['few characters', 'abababababab'],
		['the username', 'guanliyuan2026'],
		['full-width well known', 'ｐａｓｓｗｏｒｄ１２３'],
	])('%s is too easy', (_why, password) => {
		expect(isWeak(password, 'guanliyuan')).toBe(true);
	});

	test.each(['春天拉枝夏天采梨九月', 'dongpo-xiujian-7', 'correct horse battery', 'vr84-6ap3-my49-b6b2'])('%s will do', (password) => {
		expect(isWeak(password, 'guanliyuan')).toBe(false);
	});
});

describe('a code', () => {
	test('survives being read out and typed', () => {
		const code = newCode(true);
		expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$/);
		expect(tidyCode(code.toLowerCase().replaceAll('-', ' '))).toBe(tidyCode(code));
		expect(tidyCode('oO iIlL')).toBe('001111');
	});
	test('is never the same', () => {
		expect(new Set(Array.from({ length: 1_000 }, () => newCode(false))).size).toBe(1_000);
	});
});
