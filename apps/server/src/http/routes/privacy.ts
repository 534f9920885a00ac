import { localDate } from '@honghuo/core/dates.ts';
import { localDate as day, id } from '@honghuo/features/inputs.ts';
import * as v from 'valibot';
import { mayLookAfter } from '../../auth/people.ts';
import { answers } from '../../journal/answers.ts';
import { ApiError } from '../errors.ts';
import { route } from '../route.ts';
import { ownRows, personalData, pictures, results, traces } from '../shapes.ts';

const asked = v.strictObject({ askedOn: v.optional(day), how: v.picklist(['paper', 'oral', 'app']) });

/** What people may ask of their own data, and what the county does when they ask. */
export const privacyRoutes = [
	route({
		method: 'get',
		path: '/api/v1/me/data',
		about: {
			'zh-CN': '导出我的数据：账号、我写的和写到我的全部记录',
			en: 'Everything kept of oneself: the account, all rows one wrote or that name one',
		},
		access: 'signed_in',
		answers: [{ status: 200, about: { 'zh-CN': '全部数据', en: 'The data' }, schema: personalData }],
		handle: async ({ c, services: { personal }, who }) => {
			c.header('Content-Disposition', 'attachment; filename="honghuo-my-data.json"');
			return c.json(await personal.exported(who.county, who.person));
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/me/rows',
		about: {
			'zh-CN': '我交给县里的（如投诉建议）和答复',
			en: 'What one sent to the officials alone, such as complaints, with their answers',
		},
		access: 'signed_in',
		answers: [{ status: 200, about: { 'zh-CN': '按表的记录', en: 'Rows by table' }, schema: ownRows }],
		handle: async ({ c, services: { personal }, who }) => c.json({ tables: await personal.ownRows(who.county, who.person) }),
	}),
	route({
		method: 'get',
		path: '/api/v1/people/:person/data',
		about: { 'zh-CN': '按本人要求导出 TA 的数据', en: 'A person’s data, at their request' },
		access: 'staff',
		answers: [{ status: 200, about: { 'zh-CN': '全部数据', en: 'The data' }, schema: personalData }],
		errors: ['not_found'],
		handle: async ({ c, services, who, param }) => {
			const person = param('person');
			if (!v.is(id, person)) throw new ApiError('not_found');
			if (!(await mayLookAfter(services.journal, who.county, who.person, person))) throw new ApiError('not_permitted');
			const data = await services.personal.exported(who.county, person);
			if (!data.tables.person) throw new ApiError('not_found');
			return c.json(data);
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/people/:person/traces',
		about: {
			'zh-CN': '还有哪些文字提到这个人的姓名：删除之前逐条看',
			en: 'Texts that say this person’s name, to be looked at before it is erased',
		},
		access: 'staff',
		answers: [
			{
				status: 200,
				about: {
					'zh-CN': '哪张表、哪条、哪一栏、前后怎么写的、能不能在原记录上改',
					en: 'Table, row, field, the words around it, and whether the record’s own correction can change it',
				},
				schema: traces,
			},
		],
		errors: ['not_found'],
		handle: async ({ c, services: { personal }, who, param }) => {
			if (!v.is(id, param('person'))) throw new ApiError('not_found');
			return c.json({ traces: await personal.traces(who.county, param('person')) });
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/people/:person/pictures',
		about: {
			'zh-CN': '哪些照片、录音可能有这个人：挂在写到 TA 的记录上的；有没有 TA 要人看',
			en: 'Photos and voice this person may be in: those on records that tell of them. Whether they are, a person must see',
		},
		access: 'staff',
		answers: [
			{ status: 200, about: { 'zh-CN': '照片、录音和挂在哪条记录上', en: 'Files and the records they hang on' }, schema: pictures },
		],
		errors: ['not_found'],
		handle: async ({ c, services: { personal }, who, param }) => {
			if (!v.is(id, param('person'))) throw new ApiError('not_found');
			return c.json({ pictures: await personal.pictures(who.county, param('person')) });
		},
	}),
	route({
		method: 'post',
		path: '/api/v1/people/:person/erase',
		about: {
			'zh-CN': '按本人要求删除 TA 的个人信息：姓名、电话、留言、照片录音、记名、账号；账上的亩、斤、元还在。不能恢复',
			en: 'Erase a person’s data at their request: name, phone, comments, photos, voice, named attendance, account. Mu, jin and yuan stay. For good',
		},
		access: 'staff',
		body: asked,
		answers: [
			{ status: 200, about: { 'zh-CN': '逐条答复', en: 'One answer a command' }, schema: results },
			{ status: 422, about: { 'zh-CN': '没有删', en: 'Nothing was erased' }, schema: results },
		],
		errors: ['not_found'],
		handle: async ({ c, services, who, language, param, body }) => {
			const person = param('person');
			if (!v.is(id, person)) throw new ApiError('not_found');
			if (!(await mayLookAfter(services.journal, who.county, who.person, person))) throw new ApiError('not_permitted');
			const { askedOn = localDate(new Date()), how } = body;
			const given = answers(await services.personal.erase(who, { person, askedOn, how }), language);
			const [first] = given.flatMap((result) => (result.status === 'refused' ? [result] : []));
			if (first?.code === 'not_found') throw new ApiError('not_found');
			if (!first || given.some(({ status }) => status === 'accepted')) return c.json({ results: given });
			return c.json({ results: given, error: { code: first.code, message: first.message } }, 422);
		},
	}),
];
