import { expect, test } from 'vitest';
import { veilRow } from './veil.ts';
import { isVeil, veilName } from './veil-name.ts';

test('a name keeps its first letter, whatever it is written in', () => {
	expect(['王平', ' 欧阳小满 ', 'Wang Ping', '𠮷田', ''].map(veilName)).toEqual(['王*', '欧*', 'W*', '𠮷*', '']);
});

test('what is veiled is known as such, and veiling it again changes nothing', () => {
	expect(['王*', 'W*', '王平', '*', '王**', ''].map(isVeil)).toEqual([true, true, false, false, false, false]);
	const row = { id: '1', name: '王平', note: '王平' };
	const once = veilRow({ veil: ['name'] } as never, row as never);
	expect(once).toEqual({ id: '1', name: '王*', note: '王平' });
	expect(veilRow({ veil: ['name'] } as never, once)).toEqual(once);
	expect(veilRow({}, row as never)).toBe(row);
	const listed = { id: '1', names: ['王平', '李*'], other: null };
	expect(veilRow({ veil: ['names', 'other'] } as never, listed as never)).toEqual({ ...listed, names: ['王*', '李*'] });
	const empty = { id: '1', names: null };
	expect(veilRow({ veil: ['names'] } as never, empty as never)).toBe(empty);
});
