import { password, type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';

let site: TestSite;
let administrator: SiteVisitor;
let clock = 0;

beforeAll(async () => {
	site = await testSite(inject('cluster'), { now: () => new Date(Date.now() + clock), limits: false });
	administrator = await site.founded();
});
beforeEach(async () => {
	await administrator.post('/api/auth/sign-in/username', { username: 'guanliyuan', password });
});
afterAll(() => site.close());

async function entered(name = '大屯村第一书记'): Promise<string> {
	const person = uuid();
	await administrator.does('person.add', { id: person, name });
	await administrator.does('posting.give', { id: uuid(), person, role: 'first_secretary', unit: '211422106214', from: '2024-05-01' });
	return person;
}
const invite = async (person: string, by = administrator) => by.post('/api/v1/invitations', { person });
const codeFor = async (person: string) => String((await invite(person)).body.code);
const accept = (code: string, username: string, secret = password) => {
	const browser = site.visitor();
	return browser.post(`/api/v1/invitations/${code}/accept`, { username, password: secret });
};

describe('an invitation', () => {
	test('shows whom it is for, makes an account once, and signs in', async () => {
		const invited = await invite(await entered());
		expect(invited.status).toBe(201);
		const { code, url } = invited.body as unknown as { code: string; url: string };
		expect(url).toBe(`http://localhost/join/${code}`);
		expect((await site.visitor().get(`/api/v1/invitations/${code}`)).body).toMatchObject({
			name: '大屯村第一书记',
			county: { code: '211422', name: '建昌县' },
			postings: [{ role: 'first_secretary', unitName: '大屯镇 大屯村', from: '2024-05-01', to: null }],
		});
		const joined = await accept(code, 'diyi');
		expect(joined).toMatchObject({ status: 201, body: { person: { name: '大屯村第一书记', username: 'diyi' } } });
		expect(joined.headers.get('set-cookie')).toContain('Max-Age=7776000');
		expect(await accept(code, 'another')).toMatchObject({ status: 410, body: { error: { code: 'invitation_used' } } });
		expect(await site.visitor().get(`/api/v1/invitations/${code}`)).toMatchObject({ status: 410 });
	});

	test('a new one replaces the old; a week later it is over; a made-up one is unknown', async () => {
		const person = await entered();
		const [old, fresh] = [await codeFor(person), await codeFor(person)];
		expect(await accept(old, 'jiude')).toMatchObject({ status: 404, body: { error: { code: 'invitation_unknown' } } });
		clock += 7 * 86_400_000 + 1;
		expect(await accept(fresh, 'guoqi')).toMatchObject({ status: 410, body: { error: { code: 'invitation_expired' } } });
		expect(await accept('MADEUP', 'bianzao')).toMatchObject({ status: 404 });
	});

	test('a taken name, a look-alike of it, or an easy password leaves it open', async () => {
		const code = await codeFor(await entered());
		for (const name of ['guanliyuan', 'GUANLIYUAN', 'ｇuanliyuan']) {
			expect(await accept(code, name)).toMatchObject({ status: 422, body: { error: { code: 'username_taken' } } });
		}
		expect(await accept(code, 'shuji', '1234567890')).toMatchObject({ status: 422, body: { error: { code: 'password_weak' } } });
		expect((await accept(code, 'shuji')).status).toBe(201);
	});

	test('accepted twice at once makes one account', async () => {
		const code = await codeFor(await entered());
		const both = await Promise.all([accept(code, 'yi-ge'), accept(code, 'liang-ge')]);
		expect(both.map(({ status }) => status).sort()).toEqual([201, 410]);
	});

	test('only for entered people without an account', async () => {
		expect(await invite(uuid())).toMatchObject({ status: 422, body: { error: { code: 'person_unknown' } } });
		const person = await entered();
		await accept(await codeFor(person), 'yiyou');
		expect(await invite(person)).toMatchObject({ status: 409, body: { error: { code: 'person_has_account' } } });
	});
});

describe('who looks after people', () => {
	test('a village secretary invites nobody and sees no accounts', async () => {
		const secretary = await site.joined(administrator, {
			name: '村书记',
			username: 'cunshuji1',
			role: 'village_secretary',
			unit: '211422106214',
		});
		expect(await invite(await entered(), secretary)).toMatchObject({ status: 403, body: { error: { code: 'not_permitted' } } });
		expect((await secretary.get('/api/v1/accounts')).status).toBe(403);
		expect((await site.visitor().get('/api/v1/accounts')).status).toBe(401);
	});

	test('a county official does, but not administrators, or inviting one’s way up would be easy', async () => {
		const official = await site.joined(administrator, { name: '县干部', username: 'xianganbu', role: 'county_official', unit: '211422' });
		expect((await invite(await entered(), official)).status).toBe(201);
		const second = uuid();
		await administrator.does('person.add', { id: second, name: '第二位管理员' });
		await administrator.does('posting.give', { id: uuid(), person: second, role: 'administrator', unit: '211422', from: '2024-01-01' });
		expect((await invite(second, official)).status).toBe(403);
		const chief = ((await administrator.get('/api/v1/me')).body.person as { id: string }).id;
		expect((await official.post(`/api/v1/accounts/${chief}/disable`)).status).toBe(403);
		expect((await official.post(`/api/v1/accounts/${official.person}/disable`)).body.error?.code).toBe('account_own');
		expect((await official.post(`/api/v1/accounts/${uuid()}/disable`)).status).toBe(404);
		expect((await official.post('/api/v1/accounts/nonsense/disable')).status).toBe(404);
	});

	test('a posting that has ended gives nothing', async () => {
		const former = await site.joined(administrator, {
			name: '前县干部',
			username: 'qianganbu',
			role: 'county_official',
			unit: '211422',
			to: '2024-06-30',
		});
		expect((await former.get('/api/v1/accounts')).status).toBe(403);
		expect((await former.get('/api/v1/me')).body).toMatchObject({ permissions: { people: false, all: false } });
	});
});
