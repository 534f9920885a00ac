import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { features as shape } from '@honghuo/features/refs.ts';
import { storedTables } from '@honghuo/server/src/journal/tables.ts';
import { verifyChain } from '@honghuo/server/src/journal/verify.ts';
import { plainJpeg } from '@honghuo/testing/pictures.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import postgres from 'postgres';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { County, datun, orchardIn, xinlitun } from './county.ts';
import { device } from './device.ts';

/** Words found nowhere else: they have to be found nowhere at all in the end. */
const [name, former, phone, told] = ['欧阳守拙', '欧阳首拙', '13877665544', '梨窖门口第三棵是我家的'];
const [newName, newPhone] = ['欧阳守朴', '13911223344'];
const [expertId] = [newId()];

let county: County;
let sql: postgres.Sql;
let official: Visitor & { id: string };
let secretary: Visitor & { id: string };
let grower: Visitor & { id: string };
let visit: string;
let harvest: string;
const office = newId();

const accepted = async (who: Visitor, ...drafts: [string, unknown][]) =>
	expect((await who.send(...drafts)).map((result) => ('code' in result ? result.code : result.status))).toEqual(
		drafts.map(() => 'accepted'),
	);

/** Where a word stands in the whole database, as text. */
async function found(...words: string[]): Promise<string[]> {
	const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public' order by 1`;
	const hits = await Promise.all(
		tables.map(async ({ name: table }) => {
			const rows = await sql.unsafe<{ text: string }[]>(`select t::text as text from "${table}" t`);
			return words.flatMap((word) => (rows.some(({ text }) => text.includes(word)) ? [`${table}: ${word}`] : []));
		}),
	);
	return hits.flat();
}

/** A digest of every row that is not this person's, by table, without the journal. */
async function others(ids: readonly string[]): Promise<unknown> {
	const tables = [...storedTables.keys()];
	return Promise.all(
		tables.map((table) => sql.unsafe(`select t::text as row from "${table}" t where id::text <> all($1) order by 1`, [[...ids]])),
	);
}

const storedFiles = async () =>
	(await readdir(join(county.server.dataDir, 'files'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

async function bring(who: Visitor, bytes: Uint8Array, table: string, row: string, note: string): Promise<string> {
	const id = newId();
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const input = { id, table, row, kind: 'photo', mime: 'image/jpeg', bytes: bytes.length, sha256, note };
	await accepted(who, ['file.attach', input]);
	const answer = await fetch(`${county.server.url}/api/v1/files/${id}?offset=0`, {
		method: 'PATCH',
		headers: { cookie: who.cookie, 'content-type': 'application/octet-stream' },
		body: new Uint8Array(bytes),
	});
	expect(answer.status).toBe(200);
	return id;
}

beforeAll(async () => {
	county = await County.open({ limits: false });
	sql = postgres(county.server.databaseUrl, { max: 2 });
	official = await county.person('county_official', { unit: '211422' });
	secretary = await county.person('village_secretary', { unit: datun }, '大屯村书记');
	grower = await county.person('grower', { unit: datun }, former);
	const { block } = await orchardIn(secretary, datun);
	await accepted(official, ['expert.add', { id: expertId, name: '果树专家', fields: ['pear'] }]);
	const variety = newId();
	await accepted(official, ['variety.add', { id: variety, crop: 'pear', name: '试验一号' }]);
	const planting = newId();
	harvest = newId();
	await accepted(
		secretary,
		['planting.create', { id: planting, block, variety, role: 'main', plantedOn: '2020-04-05', plantedQty: 700 }],
		['harvest.record', { id: harvest, block, planting, occurredOn: '2025-08-02', grossG: 1_000_000 }],
	);
	visit = newId();
	await accepted(
		secretary,
		['visit.request', { id: visit, village: datun, topic: '拉枝', expert: expertId }],
		['visit.schedule', { visit, scheduledOn: '2026-01-10' }],
		[
			'visit.complete',
			{ visit, doneOn: '2026-01-10', attended: 9, attendees: [name, '别家的人'], advice: [{ id: newId(), text: '先拉大枝' }] },
		],
	);
	await accepted(
		official,
		['person.rename', { person: grower.id, name }],
		['contact.set', { id: newId(), person: grower.id, village: datun, phone }],
	);
	await accepted(secretary, [
		'consent.record',
		{ id: newId(), person: grower.id, village: datun, purposes: ['name', 'photo'], givenOn: '2026-01-09', how: 'paper' },
	]);
	await accepted(
		grower,
		['comment.add', { id: newId(), on: { table: 'harvest', row: harvest }, text: told }],
		['feedback.send', { id: newId(), topic: 'erase_data', text: `${told}，请删`, contact: phone }],
	);
});
afterAll(async () => {
	await sql?.end();
	await county?.close();
});

test('a withdrawn photo is shown to nobody, and its bytes are gone from the store', async () => {
	const { block } = await orchardIn(secretary, datun);
	const log = newId();
	await accepted(secretary, [
		'work.log',
		{ id: log, block, kind: 'bagging', doneValue: 7, doneUnit: 'person_hour', occurredOn: '2026-01-12' },
	]);
	const id = await bring(secretary, plainJpeg(64, 48, 60_000), 'work_log', log, '套袋');
	expect(await storedFiles()).toBe(1);
	await accepted(secretary, ['file.withdraw', { file: id, reason: '拍到了别人' }]);
	await vi.waitFor(async () => expect(await storedFiles()).toBe(0), 5_000);
	expect(await sql`select 1 from file_stored union all select 1 from file_part`).toHaveLength(0);
});

test('a person reads all that is kept of them; an official may give it to them, nobody else', async () => {
	const own = await grower.ask<{ account: { username: string }; tables: Record<string, object[]> }>('GET', '/api/v1/me/data');
	expect(own.status, JSON.stringify(own.body)).toBe(200);
	const text = JSON.stringify(own.body.tables);
	expect([name, phone, told].filter((word) => !text.includes(word))).toEqual([]);
	expect(Object.keys(own.body.tables).sort()).toEqual(['comment', 'consent', 'contact', 'expert_visit', 'feedback', 'person', 'posting']);
	const same = await official.ask<{ tables: unknown }>('GET', `/api/v1/people/${grower.id}/data`);
	expect(same.body.tables).toEqual(own.body.tables);
	expect((await secretary.ask('GET', `/api/v1/people/${grower.id}/data`)).status).toBe(403);
	expect((await official.ask('GET', `/api/v1/people/${newId()}/data`)).status).toBe(404);
});

test('erased: name, phone, words and photos are in no table, file or device; the account of the village stands, and the chain proves it', async () => {
	const problem = newId();
	// They worked for the village once, and took a photo then.
	await accepted(official, ['posting.give', { id: office, person: grower.id, role: 'team_member', unit: datun, from: '2024-01-01' }]);
	await accepted(grower, ['problem.report', { id: problem, village: datun, channel: 'field', text: '梨木虱多' }]);
	const photo = await bring(grower, plainJpeg(64, 48, 61_000), 'tech_problem', problem, told);
	expect(await storedFiles()).toBe(1);
	const stranger = await county.person('village_secretary', { unit: xinlitun }, '新立屯村书记');
	const devices = await Promise.all([official, secretary, stranger].map(device));
	for (const one of devices) await one.level();
	expect(await devices[1]?.text()).toContain(name);
	expect(await found(name, phone, told)).not.toEqual([]);

	expect((await secretary.ask('POST', `/api/v1/people/${grower.id}/erase`, { how: 'paper' })).status).toBe(403);
	const posted = await official.ask('POST', `/api/v1/people/${grower.id}/erase`, { how: 'oral' });
	expect([posted.status, JSON.stringify(posted.body)]).toEqual([422, expect.stringContaining('erase_posted')]);
	expect(await found(phone)).not.toEqual([]);
	await accepted(official, ['posting.end', { posting: office, on: '2026-01-31' }]);

	const before = await verifyChain(sql, '211422');
	expect(before).toMatchObject({ breaks: [], redacted: [] });
	const mine = await sql<{ id: string }[]>`
		select id::text from person where id = ${grower.id} union select id::text from contact where person = ${grower.id}
		union select id::text from posting where person = ${grower.id} union select id::text from consent where person = ${grower.id}
		union select id::text from comment where created_by = ${grower.id} union select id::text from feedback where created_by = ${grower.id}
		union select id::text from attachment where created_by = ${grower.id} union select ${visit} union select ${newId()}`;
	const kept = await others(mine.map(({ id }) => id));

	const erased = await official.ask<{ results: { status: string }[] }>('POST', `/api/v1/people/${grower.id}/erase`, { how: 'paper' });
	expect([erased.status, erased.body.results.map(({ status }) => status)]).toEqual([200, ['accepted', 'accepted', 'accepted']]);

	expect(await found(name, former, phone, told)).toEqual([]);
	expect(await others(mine.map(({ id }) => id))).toEqual(kept);
	const [row] = await sql`select attended, attendees from expert_visit where id = ${visit}`;
	expect(row).toEqual({ attended: 9, attendees: ['已删除', '别家的人'] });

	const after = await verifyChain(sql, '211422');
	expect(after.breaks).toEqual([]);
	expect(after.redacted.length).toBeGreaterThanOrEqual(7);
	expect(after.entries).toBeGreaterThan(before.entries);

	for (const one of devices) {
		await one.level();
		const text = await one.text();
		expect([name, former, phone, told].filter((word) => text.includes(word))).toEqual([]);
	}
	const fresh = await device(official);
	for (const table of shape.tables.values()) {
		const byId = (rows: { id: string }[]) => rows.sort((a, b) => (a.id < b.id ? -1 : 1));
		expect(byId(devices[0]?.replica.all(table) ?? [])).toEqual(byId(fresh.replica.all(table)));
	}
	const history = JSON.stringify((await official.ask('GET', '/api/v1/journal?after=0&limit=2000')).body);
	expect([name, former, phone, told].filter((word) => history.includes(word))).toEqual([]);

	expect((await grower.ask('GET', '/api/v1/me')).status).toBe(401);
	// What somebody's phone brings days later does not put it back.
	const late = await official.send(
		['contact.set', { id: newId(), person: grower.id, village: datun, phone }],
		['person.rename', { person: grower.id, name }],
	);
	expect(late.map((result) => ('code' in result ? result.code : result.status))).toEqual(['person_erased', 'person_erased']);
	expect(await found(name, phone)).toEqual([]);
	const again = await official.ask('POST', `/api/v1/people/${grower.id}/erase`, { how: 'paper' });
	expect([again.status, JSON.stringify(again.body)]).toEqual([422, expect.stringContaining('erase_done')]);
	await vi.waitFor(async () => expect(await storedFiles()).toBe(0), 5_000);
	expect((await secretary.ask('GET', `/api/v1/files/${photo}`)).status).toBe(404);
});

test('whoever erases in secret, or changes what was left, is found out', async () => {
	const tamper = async (statement: string) => {
		const breaks = await sql
			.begin(async (tx) => {
				await tx.unsafe(statement);
				const verdict = await verifyChain({ begin: (_mode: string, run: (inside: unknown) => unknown) => run(tx) } as never, '211422');
				throw Object.assign(new Error('rolled back'), { breaks: verdict.breaks });
			})
			.catch((error: Error & { breaks?: string[] }) => error.breaks ?? [String(error)]);
		return breaks as string[];
	};
	const redacted = '(select min(version) from journal where redacted_by is not null)';
	const whole = `(select max(version) from journal where name = 'problem.report')`;
	expect(await tamper(`update journal set input = '{"redacted":1}' where version = ${redacted}`)).not.toEqual([]);
	expect(await tamper(`update journal set actor = '${newId()}' where version = ${redacted}`)).not.toEqual([]);
	expect(await tamper(`update journal set redacted_by = null where version = ${redacted}`)).not.toEqual([]);
	expect(await tamper(`update journal set hash = decode(repeat('00', 32), 'hex') where version = ${redacted}`)).not.toEqual([]);
	const by = `(select max(version) from journal where name = 'person.erase')`;
	expect(await tamper(`update journal set input = '{}', redacted_by = ${by} where version = ${whole}`)).not.toEqual([]);
	expect(await tamper(`update journal set redactions = '[]' where version = ${by}`)).not.toEqual([]);
	expect(await tamper('select 1')).toEqual([]);
});

test('a second person erased from the same list of names leaves nothing behind either', async () => {
	const other = await county.person('grower', { unit: datun }, newName);
	await accepted(official, ['contact.set', { id: newId(), person: other.id, village: datun, phone: newPhone }]);
	const both = await county.person('grower', { unit: datun }, '夏侯无名');
	await accepted(secretary, ['visit.update', { visit, attendees: [newName, '夏侯无名'] }]);
	for (const one of [both, other]) {
		const { status } = await official.ask('POST', `/api/v1/people/${one.id}/erase`, { how: 'oral', askedOn: '2026-02-01' });
		expect(status).toBe(200);
	}
	expect(await found(newName, newPhone, '夏侯无名')).toEqual([]);
	expect((await verifyChain(sql, '211422')).breaks).toEqual([]);
});
