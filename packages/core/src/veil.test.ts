import { expect, test } from 'vitest';
import { veilName, veilPhone } from './veil.ts';

test('a name keeps its first letter, whatever it is written in', () => {
	expect(['王平', ' 欧阳小满 ', 'Wang Ping', '𠮷田', ''].map(veilName)).toEqual(['王*', '欧*', 'W*', '𠮷*', '']);
});

test('a phone number keeps its head and tail, and never enough to be called', () => {
	expect(['13812341234', '+86 138-1234-1234', '0429-7712345', '7712345', '110'].map(veilPhone)).toEqual([
		'138****1234',
		'138****1234',
		'042****2345',
		'****345',
		'****0',
	]);
});
