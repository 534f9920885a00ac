import { features } from '@honghuo/features/slices.ts';
import { describe, expect, test } from 'vitest';
import { apiHtml } from './docs.ts';
import { httpErrors } from './errors.ts';
import { describeCommands, openApi } from './openapi.ts';
import { routes } from './routes.ts';
import { isFresh } from './write-api-docs.ts';

describe('the interface describes itself', () => {
	test('docs/api.md is fresh; after a change run node apps/server/src/http/write-api-docs.ts', () => {
		expect(isFresh()).toBe(true);
	});

	test('OpenAPI names every route once, with its errors and what it takes', () => {
		const document = openApi(routes);
		const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path ?? {})) as {
			operationId: string;
			responses: object;
		}[];
		expect(operations).toHaveLength(routes.length);
		expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
		const signIn = document.paths?.['/api/auth/sign-in/username']?.post;
		expect(signIn?.requestBody).toMatchObject({
			content: { 'application/json': { schema: { type: 'object', required: ['username', 'password'], additionalProperties: false } } },
		});
		expect(Object.keys(signIn?.responses ?? {})).toEqual(expect.arrayContaining(['200', '400', '401', '403', '413', '415', '429']));
		expect(document.paths?.['/api/v1/invitations/{code}']?.get?.parameters).toMatchObject([{ name: 'code', in: 'path', required: true }]);
	});

	test('every command is listed with its roles and a schema that refuses unknown keys', () => {
		const listed = describeCommands();
		expect(listed.map(({ name }) => name)).toEqual([...features.commands.keys()]);
		for (const { input } of listed) expect(input).toMatchObject({ type: 'object', additionalProperties: false });
	});

	test('the page for people runs nothing', () => {
		const page = apiHtml(routes);
		expect(page).toContain('<code>work.log</code>');
		expect(page).not.toMatch(/<script|\son\w+=|javascript:/i);
	});

	test('every error says in both languages what happened', () => {
		for (const [code, { status, 'zh-CN': chinese, en }] of Object.entries(httpErrors)) {
			expect(code).toMatch(/^[a-z_]+$/);
			expect(status).toBeGreaterThanOrEqual(400);
			expect(chinese).toMatch(/[\u4e00-\u9fff].*(。|\{request\})$/);
			expect(en).toMatch(/(\.|\{request\})$/);
		}
	});
});
