import { localDate } from '@honghuo/core/dates.ts';
import { readPublicCode } from '@honghuo/core/public-code.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import type { Page, PublicPage } from '@honghuo/core/slice.ts';
import { id as idShape } from '@honghuo/features/inputs.ts';
import { features } from '@honghuo/features/slices.ts';
import type { Context } from 'hono';
import { v7 as newId } from 'uuid';
import * as v from 'valibot';
import { LoadedRows } from '../../journal/loaded-rows.ts';
import { idsOf } from '../../sheets/sheets.ts';
import { ApiError } from '../errors.ts';
import { type BoxState, boxHtml } from '../public-box.ts';
import { noSuchPage, publicCss, publicHtml } from '../public-pages.ts';
import { type Route, route } from '../route.ts';
import type { Services } from '../services.ts';

/** Most bytes of a form: 500 characters, each percent-encoded, and a phone number. */
const largestForm = 16_384;

/** The page a code stands for, and what it is about; undefined when there is nothing to show. A private table it reads is a programming error. */
async function pageOf({ prefix, reads, render }: Page, { database }: Services, code: string, language: Language) {
	const asked = readPublicCode(code);
	if (!asked) return undefined;
	const { county, id } = asked;
	const rows = new LoadedRows(database.sql, county);
	for (const step of reads) {
		const wanted = step(id, rows);
		if (wanted.some(({ table }) => features.tables.get(table.name)?.private !== false))
			throw new Error(`Page ${prefix} reads what is private.`);
		await rows.load(wanted);
	}
	const page = render(id, rows, { county, today: localDate(new Date()), language });
	return page && { page, county, row: id };
}

/** The page as HTML, with the box where the page has one. */
function shown(c: Context, { prefix }: Page, page: PublicPage, state: BoxState, language: Language, status: 200 | 404 | 422 | 429 = 200) {
	const box = features.box?.pages.includes(prefix) ? boxHtml(state, { path: c.req.path, id: newId() }, language) : undefined;
	return c.html(publicHtml(page, language, box), status);
}

/** What became of the note with this number on this label. Numbers are guessed no faster than passwords. */
async function answerTo(services: Services, from: string, code: string, county: string, row: string, number: string) {
	const { box } = features;
	return services.tries.guard(from, `# box ${code}`, async () => {
		const rows = new LoadedRows(services.database.sql, county);
		await rows.load(box?.reads(row) ?? []);
		const found = box?.answered(row, number, rows);
		if (!found) throw new ApiError('box_number_wrong');
		return found;
	});
}

/** Answers in the page itself what a browser without a script could make nothing of as JSON. */
function unlessOften(error: unknown): { wrong: 'often'; minutes: number } {
	if (!(error instanceof ApiError) || !/^too_many/.test(error.code)) throw error;
	return { wrong: 'often', minutes: Number(error.details?.minutes ?? 10) };
}

/** A feature's page at `/prefix/code`; `n` asks for the county's answer to the note of that number. */
const pageRoute = (definition: Page): Route =>
	route({
		method: 'get',
		path: `/${definition.prefix}/:code`,
		about: definition.about,
		access: 'public',
		answers: [{ status: 200, about: { 'zh-CN': '网页', en: 'The page' }, type: 'text/html' }],
		errors: ['not_found', 'database_down'],
		handle: async ({ c, services, language, from, param }) => {
			c.header('Cache-Control', 'no-cache');
			const found = await pageOf(definition, services, param('code'), language);
			if (!found) return c.html(noSuchPage(language), 404);
			const { page, county, row } = found;
			const number = (c.req.query('n') ?? '').replace(/\D/g, '');
			if (number === '') return shown(c, definition, page, { show: 'form' }, language);
			try {
				const { answer, on } = await answerTo(services, from, param('code'), county, row, number);
				if (answer !== null) return shown(c, definition, page, { show: 'answered', number, answer, on: on ?? '' }, language);
				return shown(c, definition, page, { show: c.req.query('sent') === '1' ? 'sent' : 'waiting', number }, language);
			} catch (error) {
				if (error instanceof ApiError && error.code === 'box_number_wrong')
					return shown(c, definition, page, { show: 'form', wrong: 'number' }, language, 404);
				return shown(c, definition, page, { show: 'form', ...unlessOften(error) }, language, 429);
			}
		},
	});

/** A note from somebody without an account, by a plain form: into the county's box through the journal like any other, in the name of nobody. */
const boxRoute = (definition: Page): Route =>
	route({
		method: 'post',
		path: `/${definition.prefix}/:code`,
		about: {
			'zh-CN': '扫码的网页上提投诉建议，不用登录：只给县里看；随后的页面上有编号，凭它看答复',
			en: 'A complaint or suggestion from the page of a label, without signing in: for the county alone; the page that follows tells the number that shows the answer',
		},
		access: 'public',
		raw: largestForm,
		rawType: 'application/x-www-form-urlencoded',
		answers: [
			{ status: 303, about: { 'zh-CN': '记下了，到有编号的那一页', en: 'Recorded; on to the page with the number' } },
			{ status: 422, about: { 'zh-CN': '填得不对，网页上写着哪里', en: 'Not taken; the page says why' }, type: 'text/html' },
		],
		errors: ['not_found', 'database_down', 'disk_full'],
		handle: async ({ c, services, language, from, param, raw }) => {
			const { box } = features;
			const found = await pageOf(definition, services, param('code'), language);
			if (!found || !box) return c.html(noSuchPage(language), 404);
			const { page, county, row } = found;
			const form = new URLSearchParams(new TextDecoder().decode(raw));
			const said = { text: (form.get('text') ?? '').replaceAll('\r\n', '\n'), phone: (form.get('phone') ?? '').trim() || undefined };
			const parsed = v.safeParse(box.note, said);
			if (!parsed.success) {
				const wrong = parsed.issues.some(({ path }) => path?.[0]?.key === 'phone') ? 'phone' : 'text';
				return shown(c, definition, page, { show: 'form', wrong, text: said.text.slice(0, 500) }, language, 422);
			}
			try {
				await services.tries.write(from, param('code'));
			} catch (error) {
				return shown(c, definition, page, { show: 'form', ...unlessOften(error), text: parsed.output.text }, language, 429);
			}
			// Sent twice it is one: the form brings the id, and the command's follows from it.
			const given = form.get('id');
			const id = v.is(idShape, given) ? given : newId();
			const ids = idsOf(county, 'box');
			const draft = box.draft({ id, page: definition.prefix, row, ...parsed.output });
			const envelope = { ...draft, id: ids('note', id), recordedAt: new Date().toISOString() };
			const actor = { person: ids('anybody'), county, grants: [], system: true as const };
			const [outcome] = await services.journal.receive(actor, [envelope], 'scan');
			if (outcome?.status !== 'accepted') return shown(c, definition, page, { show: 'form', wrong: 'text' }, language, 422);
			return c.redirect(`${c.req.path}?n=${box.number(id)}&sent=1#box`, 303);
		},
	});

const pages = features.slices.flatMap(({ pages = [] }) => pages);

/** What QR codes open, for anybody who scans one. */
export const publicRoutes: readonly Route[] = [
	...pages.map(pageRoute),
	...pages.filter(({ prefix }) => features.box?.pages.includes(prefix)).map(boxRoute),
	route({
		method: 'get',
		path: '/api/page.css',
		about: { 'zh-CN': '扫码页面的样式', en: 'The looks of the pages that codes open' },
		access: 'public',
		answers: [{ status: 200, about: { 'zh-CN': '样式', en: 'The style sheet' }, type: 'text/css' }],
		handle: ({ c }) => c.body(publicCss, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=86400' }),
	}),
];
