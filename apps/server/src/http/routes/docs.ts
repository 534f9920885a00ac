import * as v from 'valibot';
import { apiCss, apiHtml } from '../docs.ts';
import { openApi } from '../openapi.ts';
import { type Route, route } from '../route.ts';

/** The interface described by itself: OpenAPI for programs, a page for people. */
export function docsRoutes(all: () => readonly Route[]): Route[] {
	let document: string | undefined;
	let page: string | undefined;
	return [
		route({
			method: 'get',
			path: '/api/v1/openapi.json',
			about: { 'zh-CN': '接口说明，OpenAPI 3.1', en: 'This interface as OpenAPI 3.1' },
			access: 'public',
			answers: [{ status: 200, about: { 'zh-CN': 'OpenAPI 文档', en: 'The OpenAPI document' }, schema: v.record(v.string(), v.unknown()) }],
			handle: ({ c }) => {
				document ??= JSON.stringify(openApi(all()));
				return c.body(document, 200, { 'Content-Type': 'application/json' });
			},
		}),
		route({
			method: 'get',
			path: '/api/docs',
			about: { 'zh-CN': '接口说明，给人看的', en: 'This interface as a readable page' },
			access: 'public',
			answers: [{ status: 200, about: { 'zh-CN': '网页', en: 'The page' }, type: 'text/html' }],
			handle: ({ c }) => {
				page ??= apiHtml(all());
				return c.html(page);
			},
		}),
		route({
			method: 'get',
			path: '/api/docs.css',
			about: { 'zh-CN': '接口说明的样式', en: 'The looks of that page' },
			access: 'public',
			answers: [{ status: 200, about: { 'zh-CN': '样式', en: 'The style sheet' }, type: 'text/css' }],
			handle: ({ c }) => c.body(apiCss, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
		}),
	];
}
