import { expect, test } from 'vitest';
import { makeLog } from './log.ts';

function written(fields: object): Record<string, unknown> {
	let line = '';
	makeLog('info', {
		write: (text) => {
			line += text;
		},
	}).info(fields, 'something');
	return JSON.parse(line) as Record<string, unknown>;
}

test('a database error keeps its code, so that whoever looks after the server can look it up', () => {
	const error = Object.assign(new Error('duplicate key value (phone)=(13900000000)'), {
		code: '23505',
		query: 'insert …',
		table_name: 'contact',
		constraint_name: 'contact_pkey',
		cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
	});
	const { err } = written({ err: error }) as { err: { cause: object } };
	expect(err).toMatchObject({ errorCode: '23505', table: 'contact', constraint: 'contact_pkey', cause: { errorCode: 'ECONNREFUSED' } });
	expect(JSON.stringify(err)).not.toContain('13900000000');
});

test('a code that opens a door is not written, wherever it stands', () => {
	expect(
		JSON.stringify(written({ code: '472913', body: { code: '472913' }, err: Object.assign(new Error('no'), { code: '472913' }) })),
	).not.toContain('472913');
});
