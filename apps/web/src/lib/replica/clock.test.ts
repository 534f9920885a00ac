import { expect, test } from 'vitest';
import { CountyClock } from './clock.ts';
import { newItem, Outbox } from './outbox.ts';

const county = Date.parse('2026-02-26T04:00:00Z');

test('a phone that woke up in 1970 records the county’s day, also after a restart without a signal', () => {
	let kept = 0;
	const phone = new CountyClock(
		() => 5_000,
		0,
		(ahead) => (kept = ahead),
	);
	phone.hear(new Date(county).toISOString());
	expect(new Date(phone.now()).toISOString()).toBe('2026-02-26T04:00:00.000Z');
	const restarted = new CountyClock(
		() => 65_000,
		kept,
		() => {},
	);
	expect(restarted.now()).toBe(county + 60_000);
});

test('a clock a little off is left alone, and one put right by its owner is believed again', () => {
	let device = county + 20_000;
	const phone = new CountyClock(
		() => device,
		0,
		() => {},
	);
	phone.hear(new Date(county).toISOString());
	expect(phone.now()).toBe(device);
	device = county + 366 * 86_400_000;
	phone.hear(new Date(county).toISOString());
	expect(phone.now()).toBe(county);
	device = county;
	phone.hear(new Date(county).toISOString());
	expect(phone.now()).toBe(county);
});

test('nothing waits a year because the clock went back a year', () => {
	const outbox = new Outbox(() => 1);
	const year = 365 * 86_400_000;
	const held = newItem({ id: 'a', name: 'thing.make', input: {}, recordedAt: '' }, [], 0, county + year + 5_000);
	outbox.load([held]);
	outbox.unanswered(county + year);
	expect(outbox.due(county).map(({ id }) => id)).toEqual(['a']);
	expect(outbox.undoable('a', county)).toBe(false);
});
