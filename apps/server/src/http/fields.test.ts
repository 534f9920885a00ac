import { faultOf } from '@honghuo/core/fault.ts';
import { type AnyShape, pathsOf, wordOf } from '@honghuo/testing/shape-paths.ts';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { username } from '../auth/accounts.ts';
import { errorBody, fieldError } from './errors.ts';
import { serverFieldWords } from './fields.ts';
import { routes } from './routes.ts';

test('every field a route takes has a name in Chinese and in English', () => {
	for (const { method, path, body, query } of routes) {
		for (const field of [body, query].flatMap((shape) => (shape ? pathsOf(shape as unknown as AnyShape) : []))) {
			expect(wordOf(field, serverFieldWords), `${method} ${path}: ${field} has no word in fields.ts`).toBeDefined();
		}
	}
});

test('a wrong field is said by its name, sent by its path, and what was typed stays unsaid', () => {
	const { issues } = v.safeParse(v.strictObject({ username, password: v.string() }), { username: 'guan li', password: 'x' });
	const { code, details, wrong } = fieldError(faultOf((issues as [v.BaseIssue<unknown>])[0]));
	expect(errorBody(code, 'zh-CN', details, wrong)).toEqual({
		error: {
			code: 'input_invalid',
			message: '「用户名」这一项要 2 到 32 个字母、数字或汉字，中间可以有点和横线。',
			details: { field: 'username' },
		},
	});
	expect(errorBody('too_many_requests', 'en', { minutes: 3 }).error.message).toBe('Too many requests. Come back in 3 minutes.');
});
