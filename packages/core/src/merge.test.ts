import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Collision, mergeEdit, seenBy } from './merge.ts';
import { type BaseRow, type Change, noRows, Overlay, type Rows, type TableRef, tableRef, update } from './row.ts';
import { noActors, shape } from './shape.ts';

type Log = BaseRow & { value: number; unit: string; note: string | null; withdrawnReason: string | null };
const logs = tableRef<Log>('log', { together: [['value', 'unit']] });
const secrets = tableRef<Log>('secret', { private: true });
const lists = tableRef<Log>('list', { veil: ['note'], together: [['value', 'note']] });
const tables = shape([logs, secrets, lists], noActors);
const edit = { name: 'log.correct', merge: 'fields' as const };
const removal = { name: 'log.withdraw', merge: 'row' as const };

const log: Log = {
	county: '211422',
	id: 'a',
	village: '211422106214',
	version: 7,
	createdBy: 'zhao',
	recordedAt: '',
	receivedAt: '',
	value: 70_000,
	unit: 'e4mu',
	note: null,
	withdrawnReason: null,
};
const holding = (row: Log, table: TableRef<Log> = logs): Rows => {
	const rows = new Overlay(noRows);
	rows.apply([{ table: table.name, op: 'insert', row }]);
	return rows;
};

/** Liu edits while looking at `saw`, and the county meanwhile holds `now`. */
function edits(saw: Log, now: Log, fields: Partial<Log>, command: typeof edit | typeof removal = edit, table = logs) {
	const seen = seenBy(command, [update(table, saw, fields)], holding(saw, table), tables);
	const merged = mergeEdit(
		command,
		{ id: 'c', input: { log: 'a', ...fields }, seen: seen ?? {} },
		[update(table, now, fields)],
		holding(now, table),
		tables,
	);
	return merged as { changes: Change[]; collision?: Collision };
}
const rowOf = ({ changes }: { changes: Change[] }): Log | undefined => changes[0]?.row as Log | undefined;

describe('two people edit one record', () => {
	test('different fields: both edits stand', () => {
		const merged = edits(log, { ...log, note: '量过了' }, { value: 35_000 });
		expect(merged.collision).toBeUndefined();
		expect(rowOf(merged)).toMatchObject({ value: 35_000, note: '量过了' });
	});

	test('who read a name veiled corrects the number beside it; an edit of the name itself, and of what another changed, is to be looked at again', () => {
		const now = { ...log, note: '欧阳守拙' };
		const veiled = { ...log, note: '欧*' };
		expect(rowOf(edits(veiled, now, { value: 35_000 }, edit, lists))).toMatchObject({ value: 35_000, note: '欧阳守拙' });
		expect(edits(veiled, now, { note: '欧阳守愚' }, edit, lists)).toMatchObject({ code: 'changed_meanwhile' });
		expect(edits(veiled, { ...now, value: 68_500 }, { value: 35_000 }, edit, lists)).toMatchObject({ code: 'changed_meanwhile' });
	});

	test('the same field: what is in the ledger stays, and both values are kept to choose from', () => {
		const merged = edits(log, { ...log, value: 68_500, version: 9 }, { value: 66_700, note: '表格粘贴' });
		expect(rowOf(merged)).toMatchObject({ value: 68_500, note: '表格粘贴' });
		expect(merged.collision).toEqual({
			id: 'c',
			name: 'log.correct',
			input: { log: 'a', value: 66_700, unit: 'e4mu' },
			village: log.village,
			keptVersion: 9,
			clashes: [{ table: 'log', row: 'a', kept: { value: 68_500, unit: 'e4mu' }, other: { value: 66_700, unit: 'e4mu' } }],
		});
	});

	test('the same value twice is no conflict', () => {
		expect(edits(log, { ...log, value: 68_500 }, { value: 68_500 }).collision).toBeUndefined();
	});

	test('what the database gives back in another order of keys is still the same', () => {
		const typed = tableRef<Log & { typed: object }>('typed');
		const held = { ...log, typed: { value: '6', unit: 'mu' } };
		const rows = holding({ ...log, typed: { unit: 'mu', value: '6' } } as Log, typed as never);
		const seen = { a: { typed: held.typed } };
		const changes = [update(typed, rows.get(typed, 'a') as never, { typed: { value: '5', unit: 'mu' } } as never)];
		const merged = mergeEdit(edit, { id: 'c', input: {}, seen }, changes, rows, shape([typed], noActors));
		expect('changes' in merged && merged.collision).toBeUndefined();
	});

	test('a value and its unit win or lose together: 7 亩 and 8 株 never become 7 株', () => {
		const merged = edits(log, { ...log, value: 8, unit: 'tree' }, { value: 35_000 });
		expect(rowOf(merged)).toBeUndefined();
		expect(merged.collision?.clashes[0]).toMatchObject({ kept: { value: 8, unit: 'tree' }, other: { value: 35_000, unit: 'tree' } });
	});

	test('taking away what another has just changed asks first', () => {
		const merged = edits(log, { ...log, note: '别删，我在核' }, { withdrawnReason: '记重了' }, removal);
		expect(rowOf(merged)).toBeUndefined();
		expect(merged.collision).toMatchObject({
			name: 'log.withdraw',
			clashes: [{ kept: { withdrawnReason: null }, other: { withdrawnReason: '记重了' } }],
		});
	});

	test('taking away what nobody touched just does it', () => {
		expect(rowOf(edits(log, { ...log, version: 12 }, { withdrawnReason: '记重了' }, removal))).toMatchObject({ withdrawnReason: '记重了' });
	});

	test('a row only its village may read is not asked about in the open: the edit is refused', () => {
		expect(edits(log, { ...log, note: 'x' }, { note: 'y' }, edit, secrets)).toMatchObject({ code: 'changed_meanwhile' });
	});

	test('whatever two people change, no value disappears', () => {
		const fields = fc.record(
			{ value: fc.nat(3), unit: fc.constantFrom('e4mu', 'tree'), note: fc.constantFrom(null, 'x', 'y') },
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(fields, fields, (first, second) => {
				const now = { ...log, ...first };
				const merged = edits(log, now, second);
				const result = { ...now, ...rowOf(merged) } as Record<string, unknown>;
				const kept = Object.assign({}, ...(merged.collision?.clashes.map(({ other }) => other) ?? [])) as Record<string, unknown>;
				for (const [field, value] of Object.entries(second)) expect([result[field], kept[field]]).toContainEqual(value);
				for (const [field, value] of Object.entries(first)) if (!(field in second)) expect(result[field]).toEqual(value);
			}),
		);
	});
});
