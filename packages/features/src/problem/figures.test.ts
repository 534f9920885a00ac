import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closureOf, isLate, likeness, possibleDuplicates, versionsOf } from './figures.ts';
import type { Problem } from './model.ts';
import { figures } from './queries.ts';

const [datun, xinlitun, other] = ['211422106214', '211422222201', '211422222202'];
const problem = (fields: Partial<Problem> = {}): Problem => ({
	county: '211422',
	id: 'p1',
	village: xinlitun as string,
	version: 7,
	createdBy: 's',
	recordedAt: '',
	receivedAt: '',
	channel: 'photo',
	externalRef: null,
	crop: 'pear',
	text: '梨树花期遇霜，花柱发黑，怎么补救？',
	occurredOn: '2026-04-20',
	state: 'reported',
	dueOn: '2026-04-27',
	assignee: null,
	acceptedOn: null,
	rejectedReason: null,
	duplicateOf: null,
	resolvedOn: null,
	toldOn: null,
	onTheSpot: false,
	confirmedOn: null,
	...fields,
});
const closed = {
	state: 'closed',
	acceptedOn: '2026-04-20',
	resolvedOn: '2026-04-22',
	toldOn: '2026-04-22',
	confirmedOn: '2026-04-23',
} as const;
const today = '2026-05-01';

describe('closure', () => {
	test('3,000 accepted, 97.2 % closed: 2,916', () => {
		const all = Array.from({ length: 3_000 }, (_, n) =>
			problem({ id: `p${n}`, version: n + 1, ...(n < 2_916 ? closed : { state: 'assigned', acceptedOn: '2026-04-20' }) }),
		);
		const closure = closureOf(all, today);
		expect([closure.closed.length, closure.accepted.length, closure.open.length]).toEqual([2_916, 3_000, 84]);
		const rows = {
			get: () => undefined,
			find: (_: unknown, field: string, value: string) => all.filter((row) => row[field as 'state'] === value),
		};
		const ask = (query: object) => figures[0]?.compute({ on: today, ...query }, rows as never);
		expect(ask({})).toMatchObject({ value: 97.2, unit: 'percent', parts: { closed: 2_916, accepted: 3_000 } });
		expect(ask({})?.entries).toHaveLength(3_000);
		expect(ask({ part: 'closed', village: xinlitun })).toMatchObject({ value: 2_916, unit: 'problem' });
		expect(ask({ part: 'closed', village: xinlitun })?.entries).toEqual(Array.from({ length: 2_916 }, (_, n) => n + 1));
		expect(ask({ village: datun })).toMatchObject({ value: null, entries: [] });
		expect(ask({ township: '211422106' })).toMatchObject({ value: null });
	});

	test('same-day and on-the-spot ones are among the closed; reopened and rejected ones are not', () => {
		const sameDay = { ...closed, resolvedOn: '2026-04-20' };
		const closure = closureOf(
			[
				problem({ id: 'a', ...closed }),
				problem({ id: 'b', ...sameDay }),
				problem({ id: 'c', ...sameDay, onTheSpot: true }),
				problem({ id: 'd', state: 'reopened', acceptedOn: '2026-04-20' }),
				problem({ id: 'e', state: 'rejected', rejectedReason: '重复' }),
				problem({ id: 'f' }),
			],
			today,
		);
		const ids = Object.fromEntries(Object.entries(closure).map(([part, some]) => [part, some.map(({ id }) => id).join('')]));
		expect(ids).toEqual({
			reported: 'abcdef',
			accepted: 'abcd',
			rejected: 'e',
			closed: 'abc',
			same_day: 'bc',
			on_the_spot: 'c',
			open: 'df',
			under_way: 'd',
			waiting: 'f',
			late: 'df',
		});
	});

	test('is of the period in which it was asked', () => {
		const all = [problem({ occurredOn: '2026-03-31' }), problem({ id: 'p2' })];
		expect(closureOf(all, today, '2026-04-01', '2026-04-30').reported).toHaveLength(1);
		expect(closureOf(all, today, '2026-04-20', '2026-04-20').reported).toHaveLength(1);
	});

	test('never closes more than were accepted, on any day', () => {
		const state = fc.constantFrom('reported', 'accepted', 'rejected', 'assigned', 'resolved', 'closed', 'reopened');
		fc.assert(
			fc.property(fc.array(state, { maxLength: 30 }), fc.integer({ min: 10, max: 30 }), (states, day) => {
				const all = states.map((one, n) => {
					const done = one === 'resolved' || one === 'closed';
					return problem({
						id: `p${n}`,
						state: one as Problem['state'],
						acceptedOn: one === 'reported' || one === 'rejected' ? null : '2026-04-05',
						occurredOn: '2026-04-05',
						toldOn: done ? '2026-04-10' : null,
						resolvedOn: done ? '2026-04-10' : null,
					});
				});
				const closure = closureOf(all, `2026-04-${day}`);
				expect(closure.closed.length).toBeLessThanOrEqual(closure.accepted.length);
				expect(closure.open.length + closure.closed.length + closure.rejected.length).toBe(all.length);
			}),
		);
	});

	test('entries are versions of the journal, each once, and none for what only this phone knows', () => {
		expect(versionsOf([problem({ version: 9 }), problem({ version: 3 }), problem({ version: 9 }), problem({ version: 0 })])).toEqual([
			3, 9,
		]);
	});
});

test('late is what is past its due day and not with its reporter', () => {
	expect(isLate(problem({ state: 'assigned' }), '2026-04-27')).toBe(false);
	expect(isLate(problem({ state: 'assigned' }), '2026-04-28')).toBe(true);
	expect(isLate(problem({ state: 'resolved', toldOn: '2026-04-26' }), '2026-04-28')).toBe(false);
	expect(isLate(problem({ state: 'rejected' }), '2026-04-28')).toBe(false);
});

describe('possible duplicates', () => {
	const draft = { village: xinlitun as string, crop: 'pear' as const, text: '花期遇霜，梨花花柱发黑了咋办' };
	const found = (more: Partial<Problem>, as: Partial<typeof draft> = {}) =>
		possibleDuplicates({ ...draft, ...as }, [problem(more)], '2026-04-22').length === 1;

	test('the same trouble in other words, in the same village', () => {
		expect(found({})).toBe(true);
		expect(found({ village: other as string })).toBe(true);
	});
	test('not another trouble, another crop, or last year’s frost', () => {
		expect(found({ text: '株行距怎么定，密植还是稀植？' })).toBe(false);
		expect(found({ text: '苹果树花发黑', crop: 'apple' })).toBe(false);
		expect(found({ occurredOn: '2025-04-20' })).toBe(false);
		expect(found({ state: 'rejected' })).toBe(false);
		expect(found({}, { text: '' })).toBe(false);
	});
	test('the same number at the hotline, whatever it says', () => {
		const hotline = possibleDuplicates(
			{ ...draft, text: '催办', externalRef: 'LN-20260420-17' },
			[problem({ externalRef: 'LN-20260420-17' })],
			today,
		);
		expect(hotline).toHaveLength(1);
	});
	test('at most three, the most alike first', () => {
		const all = ['花期遇霜', '花期遇霜花柱发黑', '花期遇霜，梨花花柱发黑了', '霜', '花期遇霜怎么办'].map((text, n) =>
			problem({ id: `p${n}`, text }),
		);
		const shown = possibleDuplicates(draft, all, '2026-04-22');
		expect(shown.map(({ id }) => id)).toHaveLength(3);
		expect(shown[0]?.id).toBe('p2');
	});
	test('likeness is the same both ways, 1 for the same text, 0 for nothing in common', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (a, b) => {
				expect(likeness(a, b)).toBe(likeness(b, a));
				expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
				expect(likeness(a, b)).toBeLessThanOrEqual(1);
			}),
		);
		expect(likeness('接穗发霉', '接穗发霉')).toBe(1);
		expect(likeness('接穗发霉', '浇水')).toBe(0);
	});
});
