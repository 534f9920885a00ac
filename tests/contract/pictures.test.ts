import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { plainJpeg } from '@honghuo/testing/pictures.ts';
import { newId } from '@honghuo/testing/pocket-county.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { County, datun, orchardIn, xinlitun } from './county.ts';

/** A grower no longer agrees that photos and voice are kept: their own go at once, the rest is for a person to look at. */
type Person = Visitor & { id: string };
type File = { file: string; onTable: string; onRow: string; own: boolean };
let county: County;
let official: Person;
let secretary: Person;
let grower: Person;
let block: string;
const name = '欧阳守拙';

const accepted = async (who: Visitor, ...drafts: [string, unknown][]) =>
	expect((await who.send(...drafts)).map((result) => ('code' in result ? result.code : result.status))).toEqual(
		drafts.map(() => 'accepted'),
	);
const stored = async () =>
	(await readdir(join(county.server.dataDir, 'files'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
const status = async (who: Visitor, id: string) =>
	(await fetch(`${county.server.url}/api/v1/files/${id}`, { headers: { cookie: who.cookie } })).status;

async function bring(who: Visitor, table: string, row: string, size: number): Promise<string> {
	const [id, bytes] = [newId(), plainJpeg(64, 48, size)];
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	await accepted(who, ['file.attach', { id, table, row, kind: 'photo', mime: 'image/jpeg', bytes: bytes.length, sha256 }]);
	const answer = await fetch(`${county.server.url}/api/v1/files/${id}?offset=0`, {
		method: 'PATCH',
		headers: { cookie: who.cookie, 'content-type': 'application/octet-stream' },
		body: new Uint8Array(bytes),
	});
	expect(answer.status).toBe(200);
	return id;
}
const log = (note?: string) => ({
	id: newId(),
	block,
	kind: 'bagging',
	doneValue: 7,
	doneUnit: 'person_hour',
	occurredOn: '2026-01-12',
	...(note ? { note } : {}),
});

beforeAll(async () => {
	county = await County.open({ limits: false });
	official = await county.person('county_official', { unit: '211422' });
	secretary = await county.person('village_secretary', { unit: datun });
	grower = await county.person('grower', { unit: datun }, name);
	({ block } = await orchardIn(secretary, datun));
});
afterAll(() => county.close());

test('with the last consent their own photos go at once and for good; those of others on records that tell of them are listed, not guessed', async () => {
	const problem = newId();
	// They worked for the village once, and took a photo then.
	const office = newId();
	await accepted(official, ['posting.give', { id: office, person: grower.id, role: 'team_member', unit: datun, from: '2024-01-01' }]);
	await accepted(grower, ['problem.report', { id: problem, village: datun, channel: 'field', text: '叶子卷了' }]);
	const expert = newId();
	await accepted(official, ['expert.add', { id: expert, name: '果树专家', fields: ['pear'] }]);
	const [told, noted, other] = [newId(), log(`${name}家先套`), log()];
	await accepted(
		secretary,
		['visit.request', { id: told, village: datun, topic: '拉枝', expert }],
		['visit.schedule', { visit: told, scheduledOn: '2026-01-10' }],
		[
			'visit.complete',
			{ visit: told, doneOn: '2026-01-10', attended: 2, attendees: [name, '别家的人'], advice: [{ id: newId(), text: '先拉大枝' }] },
		],
		['work.log', noted],
		['work.log', other],
	);
	const own = await bring(grower, 'tech_problem', problem, 50_000);
	await accepted(official, ['posting.end', { posting: office, on: '2026-01-31' }]);
	const [helping, mentioned, elsewhere] = [
		await bring(secretary, 'expert_visit', told, 60_000),
		await bring(secretary, 'work_log', noted.id, 61_000),
		await bring(secretary, 'work_log', other.id, 62_000),
	];
	const [first, second] = [newId(), newId()];
	const consent = { person: grower.id, village: datun, givenOn: '2026-01-05', how: 'oral' };
	await accepted(
		secretary,
		['consent.record', { ...consent, id: first, purposes: ['photo', 'name'] }],
		['consent.record', { ...consent, id: second, purposes: ['photo'] }],
	);

	// One of two consents withdrawn: the other still says yes.
	await accepted(grower, ['consent.withdraw', { consent: first, on: '2026-01-20', how: 'app' }]);
	expect(await status(secretary, own)).toBe(200);
	expect(await stored()).toBe(4);
	await accepted(grower, ['consent.withdraw', { consent: second, on: '2026-01-20', how: 'app' }]);
	for (const who of [official, secretary, grower]) expect(await status(who, own)).toBe(404);
	await vi.waitFor(async () => expect(await stored()).toBe(3), 5_000);
	expect(await status(secretary, helping)).toBe(200);

	const listed = async () => (await official.ask<{ pictures: File[] }>('GET', `/api/v1/people/${grower.id}/pictures`)).body.pictures;
	expect((await listed()).map(({ file }) => file).sort()).toEqual([helping, mentioned].sort());
	expect((await listed()).some(({ file }) => file === elsewhere)).toBe(false);
	// The county is asked, and takes it down; whoever answers for another village does not.
	const neighbour = await county.person('village_secretary', { unit: xinlitun });
	expect((await neighbour.send(['file.withdraw', { file: helping, reason: '不该' }]))[0]).toMatchObject({
		status: 'refused',
		code: 'not_found',
	});
	await accepted(official, ['file.withdraw', { file: helping, reason: '本人不同意留着' }]);
	await vi.waitFor(async () => expect(await stored()).toBe(2), 5_000);
	expect((await listed()).map(({ file }) => file)).toEqual([mentioned]);
	expect((await secretary.ask('GET', `/api/v1/people/${grower.id}/pictures`)).status).toBe(403);
	expect((await official.ask('GET', '/api/v1/people/nobody/pictures')).status).toBe(404);
});

test('a photo taken in office stays with the work it shows, and is listed; what was given to keep by name alone stays', async () => {
	const row = log();
	await accepted(secretary, ['work.log', row]);
	const taken = await bring(secretary, 'work_log', row.id, 63_000);
	const consent = newId();
	await accepted(official, [
		'consent.record',
		{ id: consent, person: secretary.id, village: datun, purposes: ['photo'], givenOn: '2026-01-05', how: 'oral' },
	]);
	await accepted(secretary, ['consent.withdraw', { consent, on: '2026-01-06', how: 'app' }]);
	expect(await status(official, taken)).toBe(200);
	const { body } = await official.ask<{ pictures: File[] }>('GET', `/api/v1/people/${secretary.id}/pictures`);
	expect(body.pictures.find(({ file }) => file === taken)).toMatchObject({ onTable: 'work_log', onRow: row.id, own: true });
});

test('each text that says a name comes with the words around it, what it belongs to, and whether it can be corrected', async () => {
	const row = log(`先剪${name}家，再剪东坡`);
	const comment = newId();
	await accepted(secretary, ['work.log', row], ['comment.add', { id: comment, on: { table: 'work_log', row: row.id }, text: `问${name}` }]);
	type Trace = { table: string; row: string; field: string; says: string; correctable: boolean; links: Record<string, string> };
	const { body } = await official.ask<{ traces: Trace[] }>('GET', `/api/v1/people/${grower.id}/traces`);
	expect(body.traces.find((one) => one.row === row.id)).toMatchObject({
		table: 'work_log',
		field: 'note',
		says: `先剪${name}家，再剪东坡`,
		correctable: true,
		links: { block },
	});
	expect(body.traces.find((one) => one.row === comment)).toMatchObject({
		correctable: false,
		links: { onTable: 'work_log', onRow: row.id },
	});
	// Put right where it stands, it is listed no more; nothing was rewritten by itself.
	await accepted(secretary, ['work.correct', { log: row.id, note: '先剪西头，再剪东坡' }]);
	const after = await official.ask<{ traces: Trace[] }>('GET', `/api/v1/people/${grower.id}/traces`);
	expect(after.body.traces.map((one) => one.row)).not.toContain(row.id);
	expect(after.body.traces.map((one) => one.row)).toContain(comment);
});
