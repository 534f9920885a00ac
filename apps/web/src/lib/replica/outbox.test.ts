import { expect, test } from 'vitest';
import { newItem, Outbox, type OutboxItem } from './outbox.ts';

const row = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
let seq = 0;

/** A command that makes one row and needs others. */
function item(makes: number, { needs = [], heldUntil = null }: { needs?: number[]; heldUntil?: number | null } = {}): OutboxItem {
	const id = row(1000 + seq);
	const input = { id: row(makes), needs: needs.map(row) };
	const made = { table: 'thing', op: 'insert', row: { id: row(makes) } } as OutboxItem['guess'][number];
	return newItem({ id, name: 'thing.make', input, recordedAt: '2026-02-26T02:00:00.000Z', revision: 1 }, [made], seq++, heldUntil);
}
const box = (...items: OutboxItem[]) => {
	const outbox = new Outbox(() => 1);
	outbox.load(items);
	return outbox;
};
const refused = (id: string) => ({ id, status: 'refused', code: 'not_permitted', message: '不行' }) as const;

test('commands leave in the order they were issued, one batch at a time', () => {
	const [a, b] = [item(1), item(2)];
	const outbox = box(b, a);
	expect(outbox.due(0)).toEqual([a, b]);
	outbox.sending([a, b]);
	expect(outbox.due(0)).toEqual([]);
	outbox.answered([{ id: a.id, status: 'accepted', version: 5 }, refused(b.id)]);
	expect(outbox.get(a.id)?.state).toBe('accepted');
	expect(outbox.get(b.id)).toMatchObject({ state: 'attention', refused: { code: 'not_permitted', message: '不行' } });
});

test('a refused command stops only those that need its row, however far down the chain', () => {
	const [orchard, block, log, other] = [item(1), item(2, { needs: [1] }), item(3, { needs: [2] }), item(4, { needs: [9] })];
	const outbox = box(orchard, block, log, other);
	outbox.sending([orchard]);
	outbox.answered([refused(orchard.id)]);
	expect(outbox.due(0)).toEqual([other]);
	expect(outbox.waits(log.id)).toBe(true);
	expect(outbox.dependants(orchard.id)).toEqual([block, log]);
	outbox.retry(orchard.id);
	expect(outbox.due(0).map(({ id }) => id)).toEqual([orchard.id, block.id, log.id, other.id]);
});

test('a held command is not sent before its time and holds what follows, so that the order stays', () => {
	const [held, next] = [item(1, { heldUntil: 5_000 }), item(2)];
	const outbox = box(held, next);
	expect(outbox.undoable(held.id, 4_999)).toBe(true);
	expect(outbox.due(4_999)).toEqual([]);
	expect(outbox.wakeAt(0)).toBe(5_000);
	expect(outbox.undoable(held.id, 5_000)).toBe(false);
	expect(outbox.due(5_000)).toEqual([held, next]);
	expect(outbox.release().map(({ id }) => id)).toEqual([held.id]);
	expect(outbox.due(0).map(({ id }) => id)).toEqual([held.id, next.id]);
});

test('without an answer everything is kept, and the pause grows up to a minute', () => {
	const [a] = [item(1)];
	const outbox = box(a);
	let now = 0;
	const pauses: number[] = [];
	for (let i = 0; i < 9; i++) {
		outbox.sending(outbox.due(now));
		outbox.unanswered(now);
		const wake = outbox.wakeAt(now) ?? 0;
		pauses.push(wake - now);
		expect(outbox.due(wake - 1)).toEqual([]);
		now = wake;
	}
	expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
	outbox.hurry();
	expect(outbox.due(now)).toHaveLength(1);
});

test('what was being sent when the page died is sent again', () => {
	expect(box({ ...item(1), state: 'sending' }).due(0)).toHaveLength(1);
});

test('a command leaves when its entry is seen, or when the cursor has passed its version', () => {
	const [a, b, c] = [item(1), item(2), item(3)];
	const outbox = box(a, b, c);
	outbox.answered([{ id: b.id, status: 'accepted', version: 7 }]);
	expect(outbox.seen(new Set([a.id]), 6)).toEqual([a.id]);
	expect(outbox.seen(new Set(), 7)).toEqual([b.id]);
	expect(outbox.items()).toEqual([c]);
});

test('no batch is larger than fifty commands', () => {
	expect(box(...Array.from({ length: 120 }, (_, n) => item(n))).due(0)).toHaveLength(50);
});
