import { password, type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { newSetupCode, takeSetupCode } from '../auth/setup-codes.ts';
import { verifyChain } from '../journal/verify.ts';

let site: TestSite;
let stranger: SiteVisitor;

beforeEach(async () => {
	site = await testSite(inject('cluster'));
	stranger = site.visitor();
});
afterEach(() => site.close());

const wish = (code: string, more: object = {}) => ({
	code,
	county: '211422',
	administrator: { name: '县管理员', username: 'guanliyuan', password },
	...more,
});
const kept = async () => {
	const { sql } = site.services.database;
	const [row] = await sql<
		{ rows: string }[]
	>`select (select count(*) from county) + (select count(*) from journal) + (select count(*) from account)
		+ (select count(*) from org_unit) + (select count(*) from setup_code where used_at is not null) as rows`;
	return Number(row?.rows);
};

describe('setting up a county', () => {
	test('from the picker to the administrator signed in, with the whole register', async () => {
		expect((await stranger.get('/api/v1/setup')).body).toEqual({ needed: true });
		const provinces = (await stranger.get('/api/v1/setup/divisions')).body as { units?: { name: string }[] };
		expect(provinces.units).toHaveLength(31);
		const county = await stranger.get('/api/v1/setup/divisions?parent=211422');
		expect(county.body).toMatchObject({ path: '辽宁省 › 葫芦岛市 › 建昌县', townships: 30, villages: 293 });

		const made = await stranger.post('/api/v1/setup', wish(await site.newCode()));
		expect(made.status).toBe(201);
		expect(made.body).toMatchObject({
			person: { name: '县管理员', username: 'guanliyuan' },
			county: { code: '211422', name: '建昌县' },
			postings: [{ role: 'administrator', unit: '211422', unitName: '建昌县', to: null }],
			permissions: { people: true, all: true, villages: [] },
		});
		expect((await stranger.get('/api/v1/me')).body).toEqual(made.body);
		const snapshot = (await stranger.get('/api/v1/snapshot')).body as {
			tables?: { org_unit: { id: string; name: string }[]; variety: unknown[] };
		};
		expect(snapshot.tables?.org_unit).toHaveLength(1 + 30 + 293);
		expect(snapshot.tables?.org_unit.find(({ id }) => id === '211422106214')?.name).toBe('大屯村');
		expect(snapshot.tables?.variety.length).toBeGreaterThan(5);
		// All of it is of one instant, that of the county's own row: the catalogue is told as nobody's act.
		const { sql } = site.services.database;
		const instants = await sql`
			select distinct received_at from journal union select received_at from org_unit where id = '211422'`;
		expect(instants).toHaveLength(1);
		expect(await verifyChain(sql, '211422')).toMatchObject({ breaks: [] });
		expect((await stranger.get('/api/v1/setup')).body).toEqual({ needed: false });
	});

	test('a second time is refused, with any code, and changes nothing', async () => {
		const administrator = await site.founded();
		const before = await kept();
		for (const code of [await site.newCode(), 'nonsense']) {
			const again = await stranger.post('/api/v1/setup', wish(code, { county: '211321' }));
			expect(again).toMatchObject({ status: 409, body: { error: { code: 'already_set_up' } } });
			const demo = await stranger.post('/api/v1/setup/demo', { code });
			expect(demo).toMatchObject({ status: 409, body: { error: { code: 'already_set_up' } } });
		}
		expect(await kept()).toBe(before);
		expect((await administrator.get('/api/v1/me')).status).toBe(200);
		expect((await stranger.get('/api/v1/setup/divisions')).status).toBe(401);
	});

	test.each([
		['a wrong code', { code: 'ABCDE-FGHJK-MNPQR-STVWX-YZ012-3' }, 401, 'setup_code_wrong'],
		['a county that does not exist', { county: '999999' }, 422, 'county_unknown'],
		[
			'a password everybody has',
			{ administrator: { name: '县管理员', username: 'guanliyuan', password: 'password123' } },
			422,
			'password_weak',
		],
		['a username with spaces', { administrator: { name: '县管理员', username: 'guan li', password } }, 400, 'input_invalid'],
		['a county that is no code', { county: '建昌县' }, 400, 'input_invalid'],
		['a field nobody asked for', { role: 'administrator' }, 400, 'input_invalid'],
	])('%s is refused, and the code can still be used', async (_what, more, status, code) => {
		const good = await site.newCode();
		const refused = await stranger.post('/api/v1/setup', wish(good, more));
		expect(refused).toMatchObject({ status, body: { error: { code } } });
		expect(refused.body.error?.message).toMatch(/[。]$/);
		expect(await kept()).toBe(0);
		expect((await stranger.post('/api/v1/setup', wish(good.toLowerCase().replaceAll('-', ' ')))).status).toBe(201);
	});

	test('a code works for half an hour, and once', async () => {
		const { db } = site.services.database;
		const code = await newSetupCode(db, new Date(Date.now() - 31 * 60_000));
		expect(await stranger.post('/api/v1/setup', wish(code))).toMatchObject({
			status: 410,
			body: { error: { code: 'setup_code_expired' } },
		});
		const once = await site.newCode();
		await takeSetupCode(db, once);
		expect(await stranger.post('/api/v1/setup', wish(once))).toMatchObject({ status: 410, body: { error: { code: 'setup_code_used' } } });
		expect(await stranger.post('/api/v1/setup/demo', { code: once })).toMatchObject({
			status: 410,
			body: { error: { code: 'setup_code_used' } },
		});
	});

	test('two people at once: one sets up, the other is told', async () => {
		const code = await site.newCode();
		const both = await Promise.all([
			site.visitor().post('/api/v1/setup', wish(code)),
			site.visitor().post('/api/v1/setup', wish(code, { county: '211321' })),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
		const { sql } = site.services.database;
		expect(await sql`select county from county`).toHaveLength(1);
	});
});

describe('the Datun story', () => {
	test('is lived through by its own people and stands at 7 of 21 mu', async () => {
		const shown = await stranger.post('/api/v1/setup/demo', { code: await site.newCode() });
		expect(shown.status).toBe(201);
		const accounts = shown.body.accounts as { username: string; password: string; name: string; role: string; place: string }[];
		expect(new Set(accounts.map(({ password: secret }) => secret)).size).toBe(accounts.length);
		expect(accounts.map(({ role }) => role)).toEqual(
			expect.arrayContaining(['administrator', 'county_official', 'first_secretary', 'village_secretary', 'team_member']),
		);

		const first = accounts.find(({ role }) => role === 'first_secretary');
		const signedIn = await stranger.post('/api/auth/sign-in/username', { username: first?.username, password: first?.password });
		expect(signedIn.body).toMatchObject({ person: { name: '大屯村第一书记' }, permissions: { villages: ['211422106214'] } });
		const progress = await stranger.get('/api/v1/figures/progress?village=211422106214&kind=dormant_pruning');
		expect(progress.body).toMatchObject({ value: 70_000, unit: 'e4mu', parts: { target: 210_000 } });
		const spot = await stranger.get('/api/v1/figures/closure?village=211422222201&part=on_the_spot');
		expect(spot.body).toMatchObject({ value: 10, unit: 'problem', parts: { accepted: 10, closed: 10 } });

		const { tables } = (await stranger.get('/api/v1/snapshot')).body as { tables: Record<string, Record<string, unknown>[]> };
		const areaOf = (village: string) =>
			tables.orchard_block?.filter((block) => block.village === village).reduce((sum, block) => sum + Number(block.areaE4mu ?? 0), 0);
		expect(areaOf('211422106214')).toBe(218_000);
		expect(areaOf('211422209200')).toBe(1_000_000);
		expect(tables.planting?.map((planting) => planting.plantedQty)).toEqual(expect.arrayContaining([700, 300]));
		expect(
			tables.work_task?.filter((task) => task.kind === 'branch_bending').every((task) => String(task.plannedFrom).endsWith('-03-20')),
		).toBe(true);

		const { body } = await stranger.get('/api/v1/journal?limit=2000');
		const entries = body.entries as { name: string; actor: string }[];
		expect(new Set(entries.map(({ actor }) => actor)).size).toBeGreaterThan(5);
		expect(entries.some(({ name }) => name === 'work.correct')).toBe(true);
		const { sql } = site.services.database;
		const [clocks] =
			await sql`select bool_and(recorded_at < received_at) as past, min(recorded_at) < now() - interval '40 days' as begins from journal`;
		expect(clocks).toEqual({ past: true, begins: true });
		expect(await verifyChain(sql, '211422')).toMatchObject({ breaks: [] });
	});
});
