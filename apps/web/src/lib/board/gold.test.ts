import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freshnessOf, GOLD, type Golden, goldenOf } from './gold.ts';
import { monthsBefore } from './months.ts';

const start = Date.parse('2026-02-26T08:38:00Z');
const happening = (key: string, name: string, seconds: number) => ({ key, name, at: new Date(start + seconds * 1000).toISOString() });
const look = (golden: Golden | null, happenings: ReturnType<typeof happening>[], seconds: number, done: string[] = []) =>
	goldenOf(golden, happenings, { now: start + seconds * 1000, opened: start, done: new Set(done) });

describe('the one gold thing', () => {
	test('what was there when the board was opened is not news; what comes is, for eight seconds', () => {
		expect(look(null, [happening('old', 'work.log', -60)], 1)).toBeNull();
		const golden = look(null, [happening('a', 'work.log', 3)], 3);
		expect(golden).toMatchObject({ key: 'a', until: start + 3_000 + GOLD });
		expect(look(golden, [happening('a', 'work.log', 3)], 10, ['a'])?.key).toBe('a');
		expect(look(golden, [happening('a', 'work.log', 3)], 12, ['a'])).toBeNull();
	});

	test('a receipt takes the place of a log at once; a log waits until the receipt’s time is over', () => {
		const all = [happening('receipt', 'donation.receive', 4), happening('log', 'work.log', 3)];
		const log = look(null, all.slice(1), 3);
		const receipt = look(log, all, 4, ['log']);
		expect(receipt?.key).toBe('receipt');
		const later = [happening('next', 'work.log', 5), ...all];
		expect(look(receipt, later, 5, ['log', 'receipt'])?.key).toBe('receipt');
		expect(look(receipt, later, 12.5, ['log', 'receipt'])?.key).toBe('next');
	});

	test('whatever comes, there is never more than one, it is on the board, and none is gold for longer than eight seconds', () => {
		const story = fc.array(
			fc.record({ gap: fc.integer({ min: 0, max: 6_000 }), name: fc.constantFrom('work.log', 'donation.receive', 'sale.record') }),
			{
				maxLength: 60,
			},
		);
		fc.assert(
			fc.property(story, (steps) => {
				let golden: Golden | null = null;
				let now = start;
				const done = new Set<string>();
				const since = new Map<string, number>();
				const happenings: ReturnType<typeof happening>[] = [];
				for (const [n, { gap, name }] of steps.entries()) {
					now += gap;
					happenings.unshift(happening(String(n), name, (now - start) / 1000));
					golden = goldenOf(golden, happenings.slice(0, 8), { now, opened: start, done });
					if (!golden) continue;
					done.add(golden.key);
					since.set(golden.key, since.get(golden.key) ?? now);
					expect(happenings.slice(0, 8).some(({ key }) => key === golden?.key)).toBe(true);
					expect(now - (since.get(golden.key) ?? now)).toBeLessThanOrEqual(GOLD);
				}
			}),
		);
	});
});

test('half a minute without a sign is amber, a minute and a half red', () => {
	expect([null, 0, 29, 30, 89, 90].map((quiet) => freshnessOf(quiet, true))).toEqual(['never', 'live', 'live', 'slow', 'slow', 'stale']);
	expect(freshnessOf(5, false)).toBe('slow');
});

test('months are counted over the turn of the year', () => {
	expect([0, 1, 2, 14, -1].map((back) => monthsBefore('2026-01', back))).toEqual(['2026-01', '2025-12', '2025-11', '2024-11', '2026-02']);
});
