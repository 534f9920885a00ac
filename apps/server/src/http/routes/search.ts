import { scopeOf } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import * as v from 'valibot';
import { search } from '../../search/search.ts';
import { route } from '../route.ts';
import { found } from '../shapes.ts';

const kind = v.pipe(v.string(), v.regex(/^[a-z]{1,24}$/, 'a kind'));

export const searchRoutes = [
	route({
		method: 'get',
		path: '/api/v1/search',
		about: {
			'zh-CN': '搜索：村、人、果园、地块、捐赠、问题……；kind 只要这几样，只出看得到的',
			en: 'Search villages, people, orchards, blocks, donations, problems …; `kind` narrows it. Only what one may read',
		},
		access: 'signed_in',
		query: v.strictObject({
			q: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
			kind: v.optional(v.union([kind, v.pipe(v.array(kind), v.maxLength(20))])),
		}),
		answers: [{ status: 200, about: { 'zh-CN': '找到的，每样最多 20 个', en: 'What was found, at most 20 of a kind' }, schema: found }],
		handle: async ({ c, services: { database }, actor, language, query }) => {
			const seeker = { actor, scope: scopeOf(actor, localDate(new Date())), language };
			const kinds = typeof query.kind === 'string' ? [query.kind] : query.kind;
			return c.json({ found: await search(database.sql, seeker, query.q, kinds) });
		},
	}),
];
