import { children, countyRegister, pathOf, provinces } from '@honghuo/drizzle/seed/divisions.ts';
import { name } from '@honghuo/features/inputs.ts';
import * as v from 'valibot';
import { password, username } from '../../auth/accounts.ts';
import { loadDemo } from '../../setup/demo.ts';
import { isSetUpNeeded, setUp } from '../../setup/found.ts';
import { ApiError } from '../errors.ts';
import { route } from '../route.ts';
import { demoAccounts, divisions, me } from '../shapes.ts';
import { meOf, openSession } from './session.ts';

const code = v.pipe(v.string(), v.maxLength(64));
const levels = { 0: 'province', 2: 'prefecture', 4: 'county' } as const;

export const setupRoutes = [
	route({
		method: 'get',
		path: '/api/v1/setup',
		about: { 'zh-CN': '还要不要建县', en: 'Whether a county still has to be set up' },
		access: 'public',
		answers: [{ status: 200, about: { 'zh-CN': '要不要', en: 'Whether it is needed' }, schema: v.object({ needed: v.boolean() }) }],
		handle: async ({ c, services }) => c.json({ needed: await isSetUpNeeded(services.database.sql) }),
	}),
	route({
		method: 'get',
		path: '/api/v1/setup/divisions',
		about: {
			'zh-CN': '全国区划名单：不带 parent 是省，两位是市，四位是县，六位是一个县的乡镇和村数（建县前人人可看，之后登录才能看）',
			en: 'The national register: provinces, the prefectures of a province (2 digits), the counties of a prefecture (4), or a county’s townships with counts (6). Public until a county is set up.',
		},
		access: 'public',
		query: v.strictObject({ parent: v.optional(v.pipe(v.string(), v.regex(/^(\d{2}){1,3}$/, '2, 4 or 6 digits'))) }),
		answers: [{ status: 200, about: { 'zh-CN': '下一级名单', en: 'The units below' }, schema: divisions }],
		errors: ['session_missing', 'county_unknown'],
		handle: async ({ c, services, who, query: { parent = '' } }) => {
			if (!who && !(await isSetUpNeeded(services.database.sql))) throw new ApiError('session_missing');
			c.header('Cache-Control', 'private, max-age=3600');
			if (parent.length < 6) {
				const level = levels[parent.length as 0 | 2 | 4];
				const units = (parent === '' ? provinces() : children(parent)).map((place) => ({ ...place, level }));
				if (units.length === 0) throw new ApiError('county_unknown');
				return c.json({ units });
			}
			const register = await countyRegister(parent);
			if (!register) throw new ApiError('county_unknown');
			const units = register.filter(({ level }) => level === 'township').map(({ code, name, level }) => ({ code, name, level }));
			const villages = register.filter(({ level }) => level === 'village').length;
			return c.json({ path: pathOf(parent), units, townships: units.length, villages });
		},
	}),
	route({
		method: 'post',
		path: '/api/v1/setup',
		about: {
			'zh-CN': '建县：用屏幕上的一次性建县码，选县，设第一位管理员；建好即登录',
			en: 'Set up the county with the one-time code from the terminal, and its first administrator, who is then signed in',
		},
		access: 'public',
		body: v.strictObject({
			code,
			county: v.pipe(v.string(), v.regex(/^\d{6}$/, '6 digits')),
			administrator: v.strictObject({ name, username, password }),
		}),
		answers: [{ status: 201, about: { 'zh-CN': '管理员，已登录', en: 'The administrator, signed in' }, schema: me }],
		errors: [
			'already_set_up',
			'setup_code_wrong',
			'setup_code_used',
			'setup_code_expired',
			'county_unknown',
			'password_weak',
			'too_many_tries',
			'server_busy',
		],
		handle: async ({ c, services, language, from, body: { code, ...wanted } }) => {
			const account = await services.tries.guard(from, '# setup', () => setUp(services.database, services.accounts, wanted, code));
			await openSession(c, services, account, language);
			return c.json(await meOf(services, account), 201);
		},
	}),
	route({
		method: 'post',
		path: '/api/v1/setup/demo',
		about: {
			'zh-CN': '看示例县：把大屯村的故事装进空库；密码随机，只显示这一次',
			en: 'Load the Datun story into an empty installation; the random passwords are shown this once',
		},
		access: 'public',
		body: v.strictObject({ code }),
		answers: [{ status: 201, about: { 'zh-CN': '示例账号', en: 'The story’s accounts' }, schema: demoAccounts }],
		errors: ['already_set_up', 'setup_code_wrong', 'setup_code_used', 'setup_code_expired', 'too_many_tries', 'server_busy'],
		handle: async ({ c, services, from, body }) => {
			const accounts = await services.tries.guard(from, '# setup', () => loadDemo(services.database, services.accounts, body.code));
			return c.json({ accounts }, 201);
		},
	}),
];
