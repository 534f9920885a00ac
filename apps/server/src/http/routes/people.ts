import { id } from '@honghuo/features/inputs.ts';
import * as v from 'valibot';
import { type Account, password, username } from '../../auth/accounts.ts';
import { countyOf, mayLookAfter, nameOf, postingsOf } from '../../auth/people.ts';
import type { SignedIn } from '../../auth/sessions.ts';
import { baseUrl } from '../caller.ts';
import { ApiError } from '../errors.ts';
import { route } from '../route.ts';
import type { Services } from '../services.ts';
import { accounts, invitationMade, invitationShown, me } from '../shapes.ts';
import { meOf, openSession } from './session.ts';

async function insistOnLookingAfter({ journal }: Services, who: SignedIn, person: string): Promise<void> {
	if (!(await mayLookAfter(journal, who.county, who.person, person))) throw new ApiError('not_permitted');
}

async function switchAccount(services: Services, who: SignedIn, person: string, disabled: boolean): Promise<void> {
	const account: Account | undefined = v.is(id, person) ? await services.accounts.ofPerson(who.county, person) : undefined;
	if (!account) throw new ApiError('not_found');
	if (person === who.person) throw new ApiError('account_own');
	await insistOnLookingAfter(services, who, person);
	await services.accounts.setDisabled(account, disabled);
}

export const peopleRoutes = [
	route({
		method: 'post',
		path: '/api/v1/invitations',
		about: {
			'zh-CN': '邀请一个登记过的人：7 天内用一次；再邀请同一个人，旧的作废',
			en: 'Invite an entered person: one use within seven days; a new one replaces the old',
		},
		access: 'staff',
		body: v.strictObject({ person: id }),
		answers: [{ status: 201, about: { 'zh-CN': '邀请链接', en: 'The invitation’s code and link' }, schema: invitationMade }],
		errors: ['person_unknown', 'person_is_screen', 'person_has_account'],
		handle: async ({ c, services, who, body: { person } }) => {
			if ((await nameOf(services.database.db, who.county, person)) === undefined) throw new ApiError('person_unknown');
			if ((await services.screens.list(who.county)).some((link) => link.person === person)) throw new ApiError('person_is_screen');
			await insistOnLookingAfter(services, who, person);
			const { code, expiresAt } = await services.invitations.invite(who.county, person, who.person);
			return c.json({ code, url: `${baseUrl(c, services.publicUrls)}/join/${code}`, expiresAt: expiresAt.toISOString() }, 201);
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/invitations/:code',
		about: { 'zh-CN': '看邀请：请的是谁、任什么职', en: 'Whom an invitation is for' },
		access: 'public',
		answers: [{ status: 200, about: { 'zh-CN': '邀请', en: 'The invitation' }, schema: invitationShown }],
		errors: ['invitation_unknown', 'invitation_used', 'invitation_expired', 'too_many_tries'],
		handle: async ({ c, services, from, param }) => {
			const code = param('code').slice(0, 64);
			const { county, person, expiresAt } = await services.tries.guard(from, `# ${code}`, () => services.invitations.read(code));
			const { db } = services.database;
			const [name, home, postings] = await Promise.all([nameOf(db, county, person), countyOf(db, county), postingsOf(db, county, person)]);
			return c.json({
				name,
				county: home,
				postings: postings.map(({ role, unitName, from: first, to }) => ({ role, unitName, from: first, to })),
				expiresAt: expiresAt.toISOString(),
			});
		},
	}),
	route({
		method: 'post',
		path: '/api/v1/invitations/:code/accept',
		about: { 'zh-CN': '接受邀请：自己定用户名和密码；随即登录', en: 'Accept: choose a username and password; signs in' },
		access: 'public',
		body: v.strictObject({ username, password }),
		answers: [{ status: 201, about: { 'zh-CN': '本人，已登录', en: 'The person, signed in' }, schema: me }],
		errors: [
			'invitation_unknown',
			'invitation_used',
			'invitation_expired',
			'password_weak',
			'username_taken',
			'too_many_tries',
			'server_busy',
		],
		handle: async ({ c, services, language, from, param, body }) => {
			const code = param('code').slice(0, 64);
			const account = await services.tries.guard(from, `# ${code}`, () => services.invitations.accept(code, body.username, body.password));
			await openSession(c, services, account, language);
			return c.json(await meOf(services, account), 201);
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/accounts',
		about: { 'zh-CN': '本县账号：谁有账号、停没停用', en: 'The county’s accounts: who has one, and whether it is disabled' },
		access: 'staff',
		answers: [{ status: 200, about: { 'zh-CN': '账号', en: 'The accounts' }, schema: accounts }],
		handle: async ({ c, services, who }) => {
			const list = await services.accounts.list(who.county);
			return c.json({ accounts: list.map(({ person, username, disabledAt }) => ({ person, username, disabled: disabledAt !== null })) });
		},
	}),
	...([true, false] as const).map((disabled) =>
		route({
			method: 'post',
			path: `/api/v1/accounts/:person/${disabled ? 'disable' : 'enable'}`,
			about: disabled
				? { 'zh-CN': '停用账号：登录和连接当场结束', en: 'Disable an account: its sessions and sockets end at once' }
				: { 'zh-CN': '恢复账号', en: 'Enable an account again' },
			access: 'staff',
			answers: [{ status: 204, about: { 'zh-CN': '办好了', en: 'Done' } }],
			errors: ['not_found', 'account_own'],
			handle: async ({ c, services, who, param }) => {
				await switchAccount(services, who, param('person'), disabled);
				return c.body(null, 204);
			},
		}),
	),
];
