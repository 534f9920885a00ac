import { scopeOf } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import { fault } from '@honghuo/core/fault.ts';
import * as input from '@honghuo/features/inputs.ts';
import * as v from 'valibot';
import { ApiError } from '../errors.ts';
import { route } from '../route.ts';
import { figure, measureList, measureValue, summary } from '../shapes.ts';

const month = v.pipe(v.string(), v.regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'YYYY-MM'));
const villages = (most: number) => v.union([input.villageCode, v.pipe(v.array(input.villageCode), v.maxLength(most))]);
const listOf = (given: string | string[] | undefined): string[] | undefined => (typeof given === 'string' ? [given] : given);

/** Most villages whose entries are looked up in one request: the largest township has fewer. */
const mostVillages = 60;
/** Parts of a measure in one request: kinds of work are the most. */
const mostParts = 60;
const part = v.pipe(v.string(), v.maxLength(128));

/** The numbers villages and a county add up. */
export const summaryRoutes = [
	route({
		method: 'get',
		path: '/api/v1/measures',
		about: { 'zh-CN': '能相加的数：名字、单位、说的是什么', en: 'The numbers that villages add up: name, unit, what it is' },
		access: 'signed_in',
		answers: [{ status: 200, about: { 'zh-CN': '全部', en: 'All of them' }, schema: measureList }],
		handle: ({ c, services }) => c.json({ measures: services.summary.list() }),
	}),
	route({
		method: 'get',
		path: '/api/v1/summary',
		about: {
			'zh-CN': '各村各月加起来的数；after 只要这个版本以后变了的村',
			en: 'What every village adds to each measure, by part and month; `after` gives only villages whose sums changed since that version',
		},
		access: 'signed_in',
		query: v.pipe(
			v.strictObject({
				from: month,
				to: month,
				after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'a version'), v.transform(Number))),
				village: v.optional(villages(1_000)),
			}),
			v.forward(
				v.check(({ from, to }) => from <= to, fault('backwards')),
				['to'],
			),
		),
		answers: [
			{ status: 200, about: { 'zh-CN': '村 → 数 → 分项 → 月份', en: 'Village → measure → part → month' }, schema: summary },
			{ status: 304, about: { 'zh-CN': '和上次一样', en: 'Unchanged since the given ETag' } },
		],
		errors: ['database_down'],
		handle: async ({ c, services, actor, query: { from, to, after, village } }) => {
			const scope = scopeOf(actor, localDate(new Date()));
			const { text, etag } = await services.summary.answer(scope, { from, to, after, villages: listOf(village) });
			const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Cookie' };
			const known = c.req.header('if-none-match')?.split(',') ?? [];
			if (known.some((tag) => tag.trim() === etag)) return new Response(null, { status: 304, headers });
			return new Response(text, { headers: { 'Content-Type': 'application/json', ...headers } });
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/figures/county',
		about: {
			'zh-CN': '全县（或一个乡镇）有多少个村记了账，各项加起来多少，各村的数最后是哪条台账动的',
			en: 'How many villages of the county (or of a township) have something to add up, what each measure comes to, and the entries that last touched them',
		},
		access: 'signed_in',
		query: v.pipe(
			v.strictObject({ from: month, to: month, township: v.optional(v.pipe(v.string(), v.regex(/^\d{9}$/, '9 digits'))) }),
			v.forward(
				v.check(({ from, to }) => from <= to, fault('backwards')),
				['to'],
			),
		),
		answers: [{ status: 200, about: { 'zh-CN': '数', en: 'The numbers' }, schema: figure }],
		errors: ['database_down'],
		handle: async ({ c, services, actor, query: { from, to, township } }) => {
			const found = await services.summary.whole(scopeOf(actor, localDate(new Date())), { from, to, within: township });
			return c.json({ ...found, entries: found.entries.map((version) => ({ version })) });
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/figures/measure',
		about: {
			'zh-CN': '一个能相加的数，按村、按日子、按分项，连同它依据的台账条目；within 按县或乡镇一页一页列出各村的数，next 从哪儿接着要',
			en: 'One measure over villages and days, of some parts if asked, with the journal entries it rests on; `within` tells a county or township village by village, a page at a time (`after` is the last page’s `next`)',
		},
		access: 'signed_in',
		query: v.pipe(
			v.strictObject({
				name: v.pipe(v.string(), v.maxLength(64)),
				village: v.optional(villages(mostVillages)),
				within: v.optional(v.pipe(v.string(), v.regex(/^\d{6}(\d{3})?$/, '6 or 9 digits'))),
				after: v.optional(input.villageCode),
				from: input.localDate,
				to: input.localDate,
				part: v.optional(v.union([part, v.pipe(v.array(part), v.maxLength(mostParts))])),
			}),
			v.forward(
				v.check(({ from, to }) => from <= to, fault('backwards')),
				['to'],
			),
			v.forward(
				v.check(({ village, within }) => (village === undefined) !== (within === undefined), 'villages, or within what'),
				['village'],
			),
			v.forward(
				v.check(({ after, within }) => after === undefined || within !== undefined, 'a page of within'),
				['after'],
			),
		),
		answers: [{ status: 200, about: { 'zh-CN': '数', en: 'The number' }, schema: measureValue }],
		errors: ['not_found', 'database_down'],
		handle: async ({ c, services, actor, query: { name, village, within, after, from, to, part } }) => {
			const scope = scopeOf(actor, localDate(new Date()));
			const span = { from, to, parts: listOf(part) };
			const found =
				within === undefined
					? await services.summary.measure(scope, name, { ...span, villages: listOf(village) ?? [] })
					: await services.summary.byVillage(scope, name, { ...span, within, after });
			if (!found) throw new ApiError('not_found');
			return c.json({ ...found, entries: found.entries.map((version) => ({ version })) });
		},
	}),
];
