import { localDate } from '@honghuo/core/dates.ts';
import { readPublicCode } from '@honghuo/core/public-code.ts';
import type { Page } from '@honghuo/core/slice.ts';
import { features } from '@honghuo/features/slices.ts';
import { LoadedRows } from '../../journal/loaded-rows.ts';
import { noSuchPage, publicCss, publicHtml } from '../public-pages.ts';
import { type Route, route } from '../route.ts';

/** A feature's page at `/prefix/code`. The rows it is made of are of public tables; a private one is a programming error and shows nothing. */
const pageRoute = ({ prefix, about, reads, render }: Page): Route =>
	route({
		method: 'get',
		path: `/${prefix}/:code`,
		about,
		access: 'public',
		answers: [{ status: 200, about: { 'zh-CN': '网页', en: 'The page' }, type: 'text/html' }],
		errors: ['not_found', 'database_down'],
		handle: async ({ c, services: { database }, language, param }) => {
			const asked = readPublicCode(param('code'));
			c.header('Cache-Control', 'no-cache');
			if (!asked) return c.html(noSuchPage(language), 404);
			const { county, id } = asked;
			const rows = new LoadedRows(database.sql, county);
			for (const step of reads) {
				const wanted = step(id, rows);
				if (wanted.some(({ table }) => features.tables.get(table.name)?.private !== false))
					throw new Error(`Page ${prefix} reads what is private.`);
				await rows.load(wanted);
			}
			const page = render(id, rows, { county, today: localDate(new Date()), language });
			return page ? c.html(publicHtml(page, language)) : c.html(noSuchPage(language), 404);
		},
	});

/** What QR codes open, for anybody who scans one. */
export const publicRoutes: readonly Route[] = [
	...features.slices.flatMap(({ pages = [] }) => pages.map(pageRoute)),
	route({
		method: 'get',
		path: '/api/page.css',
		about: { 'zh-CN': '扫码页面的样式', en: 'The looks of the pages that codes open' },
		access: 'public',
		answers: [{ status: 200, about: { 'zh-CN': '样式', en: 'The style sheet' }, type: 'text/css' }],
		handle: ({ c }) => c.body(publicCss, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=86400' }),
	}),
];
