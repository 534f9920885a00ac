import type { Language } from '@honghuo/core/refusal.ts';
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { password } from '../../auth/accounts.ts';
import { countyOf, nameOf, permissionsOf, postingsOf } from '../../auth/people.ts';
import { route } from '../route.ts';
import type { Services } from '../services.ts';
import { type Me, me } from '../shapes.ts';

/** The person as `/api/v1/me` shows them. */
export async function meOf(
	{ database: { db }, journal }: Services,
	who: { county: string; person: string; username: string },
): Promise<Me> {
	const [actor, name, county, postings] = await Promise.all([
		journal.actorOf(who.county, who.person),
		nameOf(db, who.county, who.person),
		countyOf(db, who.county),
		postingsOf(db, who.county, who.person),
	]);
	const home = county ?? { code: who.county, name: who.county };
	return {
		person: { id: who.person, name: name ?? who.username, username: who.username },
		county: home,
		counties: [home],
		postings,
		grants: actor.grants.map((grant) => ({ ...grant })),
		permissions: permissionsOf(actor),
	};
}

/** Signs the browser in as this account; whoever was signed in on it is signed out. */
export async function openSession(
	c: Context,
	{ sessions }: Services,
	account: { id: string; county: string; person: string },
	language: Language,
): Promise<void> {
	const former = await sessions.fromCookieHeader(c.req.header('cookie'));
	if (former) await sessions.end(former.session);
	const { token, maxAge } = await sessions.open({ account: account.id, county: account.county, person: account.person }, language);
	setCookie(c, sessions.cookie, token, { path: '/', httpOnly: true, sameSite: 'Lax', secure: sessions.secure, maxAge });
}

export const sessionRoutes = [
	route({
		method: 'post',
		path: '/api/auth/sign-in/username',
		about: { 'zh-CN': '用户名和密码登录', en: 'Sign in with a username and password; sets the session cookie' },
		access: 'public',
		body: v.strictObject({ username: v.pipe(v.string(), v.trim(), v.maxLength(64)), password }),
		answers: [{ status: 200, about: { 'zh-CN': '登录的人', en: 'Who is signed in' }, schema: me }],
		errors: ['sign_in_wrong', 'account_disabled', 'too_many_tries', 'server_busy'],
		handle: async ({ c, services, language, from, body }) => {
			const account = await services.tries.guard(from, body.username, () => services.accounts.signIn(body.username, body.password));
			await openSession(c, services, account, language);
			return c.json(await meOf(services, account));
		},
	}),
	route({
		method: 'post',
		path: '/api/auth/sign-out',
		about: { 'zh-CN': '退出登录', en: 'Sign out: ends this session on the server' },
		access: 'public',
		answers: [{ status: 204, about: { 'zh-CN': '已退出', en: 'Signed out' } }],
		handle: async ({ c, services: { sessions }, who }) => {
			if (who) await sessions.end(who.session);
			deleteCookie(c, sessions.cookie, { path: '/', secure: sessions.secure });
			return c.body(null, 204);
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/me',
		about: { 'zh-CN': '我是谁、任什么职、能做什么', en: 'Who is signed in: person, county, postings, permissions' },
		access: 'signed_in',
		answers: [{ status: 200, about: { 'zh-CN': '登录的人', en: 'Who is signed in' }, schema: me }],
		handle: async ({ c, services, who }) => c.json(await meOf(services, who)),
	}),
	route({
		method: 'post',
		path: '/api/v1/me/password',
		about: { 'zh-CN': '改密码；其他设备上的登录随即结束', en: 'Change one’s own password; every other session of the person ends' },
		access: 'signed_in',
		body: v.strictObject({ current: password, next: password }),
		answers: [{ status: 204, about: { 'zh-CN': '改好了', en: 'Changed' } }],
		errors: ['password_wrong', 'password_weak', 'too_many_tries', 'server_busy'],
		handle: async ({ c, services: { accounts, tries }, from, body, who }) => {
			await tries.guard(from, who.username, () => accounts.changePassword(who.account, body.current, body.next, who.session));
			return c.body(null, 204);
		},
	}),
];
