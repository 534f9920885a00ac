import { describe, expect, test } from 'vitest';
import { ApiError } from './errors.ts';
import { TryLimits } from './try-limits.ts';

const right = async () => 'in';
const wrong = async () => {
	throw new ApiError('sign_in_wrong');
};
const codes = async (tries: Promise<unknown>[]) =>
	(await Promise.allSettled(tries)).map((result) => (result.status === 'fulfilled' ? 'in' : (result.reason as ApiError).code));

describe('limits on guessing', () => {
	test('fifty colleagues behind one address all sign in at once, some after a slip', async () => {
		const limits = new TryLimits();
		const people = Array.from({ length: 50 }, (_, index) => `colleague-${index}`);
		await codes(people.slice(0, 20).map((name) => limits.guard('10.0.0.1', name, wrong)));
		expect(await codes(people.map((name) => limits.guard('10.0.0.1', name, right)))).toEqual(people.map(() => 'in'));
	});

	test('eight wrong tries on one account, then a wait that is told, even for the right password', async () => {
		const limits = new TryLimits();
		const tries = await codes(Array.from({ length: 12 }, () => limits.guard('10.0.0.1', 'zhao', wrong)));
		expect(tries.filter((code) => code === 'sign_in_wrong')).toHaveLength(8);
		const refused = await limits.guard('10.0.0.1', 'ZHAO', right).catch((error: unknown) => error);
		expect(refused).toMatchObject({ code: 'too_many_tries', details: { minutes: 10 }, retryAfter: expect.any(Number) });
	});

	test('a stranger’s guesses do not lock the owner out', async () => {
		const limits = new TryLimits();
		await codes(Array.from({ length: 30 }, () => limits.guard('203.0.113.9', 'zhao', wrong)));
		expect(await limits.guard('10.0.0.1', 'zhao', right)).toBe('in');
	});

	test('one address trying many accounts is stopped', async () => {
		const limits = new TryLimits();
		const tries = await codes(Array.from({ length: 130 }, (_, index) => limits.guard('203.0.113.9', `name-${index}`, wrong)));
		expect(tries.filter((code) => code === 'too_many_tries')).toHaveLength(10);
	});

	test('what says nothing about the secret costs nothing', async () => {
		const limits = new TryLimits();
		const weak = async () => {
			throw new ApiError('password_weak');
		};
		for (let attempt = 0; attempt < 40; attempt++) {
			await expect(limits.guard('10.0.0.1', '# setup', weak)).rejects.toMatchObject({ code: 'password_weak' });
		}
	});

	test('a flood of requests without a session is turned away', async () => {
		const limits = new TryLimits();
		const asked = await codes(Array.from({ length: 650 }, () => limits.count('203.0.113.9', undefined)));
		expect(asked.filter((code) => code === 'too_many_requests')).toHaveLength(50);
		await expect(limits.count('10.0.0.1', undefined)).resolves.toBeUndefined();
	});
});
