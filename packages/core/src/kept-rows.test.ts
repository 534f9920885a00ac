import { expect, test } from 'vitest';
import { KeptRows } from './kept-rows.ts';
import { type BaseRow, tableRef } from './row.ts';

type Block = BaseRow & { orchard: string };
const blocks = tableRef<Block>('orchard_block');
const row = (id: string, orchard: string, version: number): Block => ({
	county: '211422',
	id,
	village: '211422106214',
	version,
	createdBy: 'p',
	recordedAt: '2026-02-26T02:00:00.000Z',
	receivedAt: '2026-02-26T02:00:00.000Z',
	orchard,
});

test('news that comes late or twice never puts an older row over a newer one', () => {
	const rows = new KeptRows();
	expect(rows.put('orchard_block', row('east', 'pears', 5))).toBe(true);
	expect(rows.put('orchard_block', row('east', 'apples', 4))).toBe(false);
	expect(rows.put('orchard_block', row('east', 'apples', 5))).toBe(false);
	expect(rows.get(blocks, 'east')?.orchard).toBe('pears');
});

test('a search by a field follows rows that come, move and are forgotten', () => {
	const rows = new KeptRows();
	rows.put('orchard_block', row('east', 'pears', 1));
	expect(rows.find(blocks, 'orchard', 'pears').map(({ id }) => id)).toEqual(['east']);
	rows.put('orchard_block', row('west', 'pears', 2));
	rows.put('orchard_block', row('east', 'apples', 3));
	expect(rows.find(blocks, 'orchard', 'pears').map(({ id }) => id)).toEqual(['west']);
	expect(rows.find(blocks, 'orchard', 'apples').map(({ id }) => id)).toEqual(['east']);
	rows.clear();
	expect(rows.find(blocks, 'orchard', 'apples')).toEqual([]);
});
