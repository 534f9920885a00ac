import { addDays, localDate } from '@honghuo/core/dates.ts';
import { localDate as day, id, name } from '@honghuo/features/inputs.ts';
import { setCookie } from 'hono/cookie';
import { v7 as uuid } from 'uuid';
import * as v from 'valibot';
import { nameOf, postingsOf } from '../../auth/people.ts';
import { noAccount } from '../../auth/sessions.ts';
import { baseUrl } from '../caller.ts';
import { ApiError } from '../errors.ts';
import { type Asked, route } from '../route.ts';
import { me, screenMade, screens } from '../shapes.ts';
import { meOf } from './session.ts';

/** The longest a browser keeps a cookie, in seconds; the link itself opens again after that. */
const longest = 400 * 86_400;

/** Gives commands in the official's own name and with their rights; they stand in the journal like any other. */
async function give({ services: { journal }, actor }: Asked<'staff', unknown, unknown>, ...drafts: [string, object][]): Promise<void> {
	const recordedAt = new Date().toISOString();
	const outcomes = await journal.receive(
		actor,
		drafts.map(([name, input]) => ({ id: uuid(), name, input, recordedAt })),
	);
	if (outcomes.some(({ status }) => status !== 'accepted')) throw new ApiError('not_permitted');
}

export const screenRoutes = [
	route({
		method: 'post',
		path: '/api/v1/screens',
		about: {
			'zh-CN': '做一个大屏链接：打开就能看，不用登录；只看公开的，到 to 那天为止，随时能收回',
			en: 'Make a link for a board on a wall: whoever opens it sees what a viewer sees, without signing in, until the day `to` or until it is revoked',
		},
		access: 'staff',
		body: v.strictObject({ name, to: v.optional(v.nullable(day)) }),
		answers: [{ status: 201, about: { 'zh-CN': '链接，只给这一次', en: 'The link, shown this once' }, schema: screenMade }],
		errors: ['screen_over'],
		handle: async (asked) => {
			const { c, services, who, body } = asked;
			const from = localDate(new Date());
			if (body.to && body.to < from) throw new ApiError('screen_over');
			// The posting bears the person's own id: by that everybody tells a board from a human being (`isScreen`).
			const person = uuid();
			const posting = person;
			await give(
				asked,
				['person.add', { id: person, name: body.name }],
				['posting.give', { id: posting, person, role: 'viewer', unit: who.county, from, to: body.to ?? null }],
			);
			const { id: made, token } = await services.screens.make({ county: who.county, person, posting, madeBy: who.person });
			// Behind the hash, so that no server and no proxy on the way ever writes it down.
			return c.json({ id: made, url: `${baseUrl(c, services.publicUrls)}/board#token=${token}` }, 201);
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/screens',
		about: { 'zh-CN': '本县的大屏链接：叫什么、到哪天、谁做的、最近什么时候有屏在看', en: 'The county’s board links' },
		access: 'staff',
		answers: [{ status: 200, about: { 'zh-CN': '链接', en: 'The links' }, schema: screens }],
		handle: async ({ c, services, who }) => {
			const { db } = services.database;
			const links = await services.screens.list(who.county);
			const shown = links.map(async ({ id, person, posting, madeBy, madeAt, seenAt, revokedAt }) => {
				const [called, maker, postings] = await Promise.all([
					nameOf(db, who.county, person),
					nameOf(db, who.county, madeBy),
					postingsOf(db, who.county, person),
				]);
				const { from = localDate(madeAt), to = null } = postings.find((one) => one.id === posting) ?? {};
				const instants = {
					madeAt: madeAt.toISOString(),
					seenAt: seenAt?.toISOString() ?? null,
					revokedAt: revokedAt?.toISOString() ?? null,
				};
				return { id, name: called ?? '', from, to, madeBy: maker ?? '', ...instants };
			});
			return c.json({ screens: await Promise.all(shown) });
		},
	}),
	route({
		method: 'post',
		path: '/api/v1/screens/:id/revoke',
		about: { 'zh-CN': '收回大屏链接：开着的屏当场断开', en: 'Revoke a board link: screens that have it open are cut off at once' },
		access: 'staff',
		answers: [{ status: 204, about: { 'zh-CN': '收回了', en: 'Revoked' } }],
		errors: ['not_found'],
		handle: async (asked) => {
			const { c, services, who, param } = asked;
			const link = v.is(id, param('id')) ? await services.screens.revoke(who.county, param('id')) : undefined;
			if (!link) throw new ApiError('not_found');
			const today = localDate(new Date());
			const posting = (await postingsOf(services.database.db, who.county, link.person)).find((one) => one.id === link.posting);
			// A link of today ends before it began: nothing of it is left in force.
			const on = addDays(today, -1);
			if (posting && (posting.to === null || posting.to >= today))
				await give(asked, ['posting.end', { posting: link.posting, on, reason: '收回大屏链接' }]);
			return c.body(null, 204);
		},
	}),
	route({
		method: 'post',
		path: '/api/v1/screens/enter',
		about: { 'zh-CN': '用大屏链接进来：这台屏从此只看', en: 'Open a board link: this browser is a viewer from now on' },
		access: 'public',
		body: v.strictObject({ token: v.pipe(v.string(), v.maxLength(128)) }),
		answers: [{ status: 200, about: { 'zh-CN': '这台屏', en: 'The screen' }, schema: me }],
		errors: ['screen_unknown', 'too_many_tries'],
		handle: async ({ c, services, from, body: { token } }) => {
			const { sessions, screens: links, tries } = services;
			const found = await tries.guard(from, '# screen', () => links.open(token));
			const former = await sessions.fromCookieHeader(c.req.header('cookie'));
			if (former && former.account !== noAccount) await sessions.end(former.session);
			setCookie(c, sessions.cookie, token, { path: '/', httpOnly: true, sameSite: 'Lax', secure: sessions.secure, maxAge: longest });
			return c.json(await meOf(services, { ...found, username: '' }));
		},
	}),
];
