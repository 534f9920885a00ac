import { scopeOf } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import { villageCode } from '@honghuo/features/inputs.ts';
import * as v from 'valibot';
import type { SignedIn } from '../../auth/sessions.ts';
import { answers } from '../../journal/answers.ts';
import { commandsRequest, mostCommands } from '../../journal/envelope.ts';
import { ApiError } from '../errors.ts';
import { describeCommands } from '../openapi.ts';
import { route } from '../route.ts';
import { commandList, failure, figure, journalPage, results, snapshot } from '../shapes.ts';

const version = v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'a version'), v.transform(Number));
const county = v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/, '6 digits')));
const rowId = v.pipe(v.string(), v.regex(/^[0-9a-f-]{6,36}$/, 'a row id'));
const limit = v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/, '1 to 2000'), v.transform(Number), v.maxValue(2000)), '500');

/** Entries asked for by their numbers at once; an address stays short enough for any proxy. */
const mostVersions = 100;

const place = v.pipe(v.string(), v.regex(/^\d{9}(\d{3})?$/, '9 or 12 digits'));

/** Another county is answered like one that does not exist. */
function ownCounty(who: SignedIn, asked: string | undefined): void {
	if (asked !== undefined && asked !== who.county) throw new ApiError('not_found');
}

const json = (text: string, headers: Record<string, string> = {}) =>
	new Response(text, { headers: { 'Content-Type': 'application/json', ...headers } });

export const ledgerRoutes = [
	route({
		method: 'post',
		path: '/api/v1/commands',
		about: {
			'zh-CN': '记账：一次最多 500 条，逐条答复；同一编号再发，答复不变',
			en: 'Send up to 500 commands, answered in order; sending a known id again returns its first answer',
		},
		access: 'signed_in',
		body: commandsRequest(mostCommands),
		answers: [
			{ status: 200, about: { 'zh-CN': '逐条答复', en: 'One answer a command' }, schema: results },
			{
				status: 422,
				about: { 'zh-CN': '逐条答复，一条也没收', en: 'One answer a command, none of them taken; `error` is the first refusal' },
				schema: v.object({ ...results.entries, ...failure.entries }),
			},
		],
		errors: ['database_down', 'disk_full'],
		handle: async ({ c, services: { journal }, actor, language, body }) => {
			const outcomes = await journal.receive(actor, body.commands);
			const results = answers(outcomes, language);
			const refused = results.flatMap((result) => (result.status === 'refused' ? [result] : []));
			// A request of which nothing was taken is the caller's to mend, and says so in its status too.
			if (refused.length < results.length || !refused[0]) return c.json({ results });
			return c.json({ results, error: { code: refused[0].code, message: refused[0].message } }, 422);
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/commands',
		about: { 'zh-CN': '全部命令：填什么、谁能用', en: 'Every command with its JSON Schema and who may' },
		access: 'public',
		answers: [{ status: 200, about: { 'zh-CN': '命令', en: 'The commands' }, schema: commandList }],
		handle: ({ c }) => c.json({ commands: describeCommands() }),
	}),
	route({
		method: 'get',
		path: '/api/v1/journal',
		about: {
			'zh-CN':
				'台账：after 之后的；或 before 之前的最近几条；或 row 这些记录的改动；或 version 这几条（最多 100 条）；或 village 这个村的最近几条；own=1 只要自己村的',
			en: 'The journal: entries after a version; or the last ones before a version; or those that changed any of some rows; or those of these numbers (at most 100); or the last that made the rows of a `village` what they are; `own=1` seals what is not of one’s villages',
		},
		access: 'signed_in',
		query: v.strictObject({
			county,
			after: v.optional(version),
			before: v.optional(version),
			row: v.optional(v.union([rowId, v.pipe(v.array(rowId), v.maxLength(50))])),
			version: v.optional(v.union([version, v.pipe(v.array(version), v.maxLength(mostVersions))])),
			village: v.optional(villageCode),
			limit,
			own: v.optional(v.literal('1')),
		}),
		answers: [{ status: 200, about: { 'zh-CN': '一页台账', en: 'A page, oldest first' }, schema: journalPage }],
		errors: ['not_found'],
		handle: async ({ c, services: { journal }, actor, who, query }) => {
			ownCounty(who, query.county);
			const scope = scopeOf(actor, localDate(new Date()));
			const head = journal.version(scope.county);
			if (query.row !== undefined)
				return c.json({ entries: await journal.history(scope, ...[query.row].flat()), version: head, more: false });
			if (query.version !== undefined)
				return c.json({ entries: await journal.named(scope, [query.version].flat()), version: head, more: false });
			if (query.village !== undefined)
				return c.json({ entries: await journal.lastOf(scope, query.village, query.limit), version: head, more: false });
			if (query.after === undefined) {
				// Versions have no gaps, so where the page ends is known even when all its entries are sealed.
				const before = Math.min(query.before ?? head + 1, head + 1);
				const from = Math.max(1, before - query.limit);
				return c.json({ entries: await journal.before(scope, before, query.limit), version: head, more: from > 1, before: from });
			}
			const page = await journal.catchUp({ ...scope, own: query.own === '1' }, query.after, query.limit);
			return page.snapshot ? c.json(page) : json(page.text);
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/snapshot',
		about: {
			'zh-CN': '全部可看的记录，同一版本；village 只要这些村、乡镇的；only=1 只要它们自己的；whole=1 只要每台设备都存的',
			en: 'All rows one may hold, at one version; `village` narrows village rows to these villages or townships, with `only=1` nothing but theirs; `whole=1` leaves only what every device holds',
		},
		access: 'signed_in',
		query: v.strictObject({
			county,
			village: v.optional(v.union([place, v.pipe(v.array(place), v.maxLength(400))])),
			whole: v.optional(v.literal('1')),
			only: v.optional(v.literal('1')),
		}),
		answers: [
			{ status: 200, about: { 'zh-CN': '记录', en: 'The rows by table' }, schema: snapshot },
			{ status: 304, about: { 'zh-CN': '和上次一样', en: 'Unchanged since the given ETag' } },
		],
		errors: ['not_found'],
		handle: async ({ c, services: { journal }, actor, who, query }) => {
			ownCounty(who, query.county);
			const villages = typeof query.village === 'string' ? [query.village] : (query.village ?? (query.whole ? [] : undefined));
			const only = villages !== undefined && query.only === '1';
			const { body, etag } = await journal.snapshot(scopeOf(actor, localDate(new Date())), { villages, only });
			const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Cookie' };
			if (
				c.req
					.header('if-none-match')
					?.split(',')
					.some((known) => known.trim() === etag)
			)
				return new Response(null, { status: 304, headers });
			return json(body, headers);
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/figures/:name',
		about: { 'zh-CN': '算出来的数，连同它依据的台账条目', en: 'A derived figure with the journal entries it rests on' },
		access: 'signed_in',
		query: v.record(v.string(), v.union([v.string(), v.array(v.string())])),
		answers: [{ status: 200, about: { 'zh-CN': '数', en: 'The figure' }, schema: figure }],
		errors: ['not_found'],
		handle: async ({ c, services: { journal }, actor, query, param }) => {
			const found = await journal.figure(scopeOf(actor, localDate(new Date())), param('name'), query);
			if (!found) throw new ApiError('not_found');
			if ('field' in found) throw new ApiError('input_invalid', { field: found.field });
			return c.json({ ...found, entries: found.entries.map((entry) => ({ version: entry })) });
		},
	}),
];
