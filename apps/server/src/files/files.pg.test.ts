import { createHash } from 'node:crypto';
import { cameraName, plainJpeg, withExif } from '@honghuo/testing/pictures.ts';
import { memoryFiles, type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

const [datun, xinlitun] = ['211422106214', '211422222201'];
const store = memoryFiles();
let site: TestSite;
let first: SiteVisitor;
let secretary: SiteVisitor;
let neighbour: SiteVisitor;
let log: string;

beforeAll(async () => {
	site = await testSite(inject('cluster'), { limits: false, files: store, quiet: true });
	const administrator = await site.founded();
	const join = (name: string, username: string, role: string, unit: string) => site.joined(administrator, { name, username, role, unit });
	first = await join('大屯村第一书记', 'datun-diyi', 'first_secretary', datun);
	secretary = await join('大屯村书记', 'datun-shuji', 'village_secretary', datun);
	neighbour = await join('新立屯村书记', 'xinlitun-shuji', 'village_secretary', xinlitun);
	const [orchard, block] = [newId(), newId()];
	log = newId();
	await first.does('orchard.create', { id: orchard, village: datun, name: '早金酥梨园' });
	await first.does('block.create', { id: block, orchard, name: '东坡', areaE4mu: 70_000, rowSpacingCm: 400, treeSpacingCm: 50 });
	await first.does('work.log', { id: log, block, kind: 'dormant_pruning', doneValue: 70_000, doneUnit: 'e4mu', occurredOn: '2026-02-26' });
});
afterAll(() => site.close());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Every photo is another one: the same on the same log is refused. */
let length = 70_000;
const photo = () => withExif(plainJpeg(640, 480, length++));

async function attach(bytes: Uint8Array, more: object = {}, who = first): Promise<string> {
	const id = newId();
	const input = { id, table: 'work_log', row: log, kind: 'photo', mime: 'image/jpeg', bytes: bytes.length, sha256: sha256(bytes), ...more };
	expect(await who.does('file.attach', input)).toMatchObject({ status: 'accepted' });
	return id;
}

async function ask(who: SiteVisitor, method: string, path: string, body?: Uint8Array, headers: Record<string, string> = {}) {
	const response = await site.app.request(`/api/v1/files/${path}`, {
		method,
		headers: { cookie: who.cookie() ?? '', ...(body ? { 'content-type': 'application/octet-stream' } : {}), ...headers },
		...(body ? { body: new Uint8Array(body) } : {}),
	});
	const bytes = new Uint8Array(await response.arrayBuffer());
	const json = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
	return { status: response.status, headers: response.headers, bytes, json, code: json?.error?.code as string | undefined };
}
const patch = (who: SiteVisitor, id: string, offset: number, piece: Uint8Array, more = '') =>
	ask(who, 'PATCH', `${id}?offset=${offset}${more}`, piece);

async function bring(id: string, bytes: Uint8Array, from = 0) {
	let last = await ask(first, 'POST', id);
	for (let at = from; at < bytes.length; at += 65_536) last = await patch(first, id, at, bytes.subarray(at, at + 65_536));
	return last;
}

describe('a photo brought in pieces', () => {
	test('is read by the county without its metadata, and the journal tells that it came', async () => {
		const bytes = photo();
		const id = await attach(bytes);
		expect((await ask(secretary, 'GET', id)).code).toBe('file_waiting');
		expect((await bring(id, bytes)).json).toEqual({ offset: bytes.length, bytes: bytes.length, done: true });
		const seen = await ask(neighbour, 'GET', id);
		expect(seen.status).toBe(200);
		expect(Buffer.from(seen.bytes).toString('latin1')).not.toMatch(new RegExp(`${cameraName}|Exif|GPS`));
		expect(seen.headers.get('content-type')).toBe('image/jpeg');
		expect(seen.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
		expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
		expect(seen.headers.get('cache-control')).toBe('private, no-cache');
		const etag = seen.headers.get('etag') ?? '';
		expect((await ask(neighbour, 'GET', id, undefined, { 'if-none-match': etag })).status).toBe(304);
		const { body } = await secretary.get(`/api/v1/journal?row=${id}`);
		expect((body.entries as { name: string }[]).map(({ name }) => name)).toEqual(['file.attach', 'file.store']);
		expect([...store.all.keys()].some((key) => key.includes(id))).toBe(false);
	});

	test('goes on where it was cut; a piece sent twice or out of place is told where to go on', async () => {
		const bytes = photo();
		const id = await attach(bytes);
		expect((await patch(first, id, 0, bytes.subarray(0, 30_001))).json).toMatchObject({ offset: 30_001, done: false });
		for (const wrong of [0, 30_000, 30_002]) {
			const answer = await patch(first, id, wrong, bytes.subarray(wrong, wrong + 100));
			expect([answer.status, answer.code, answer.json.error.details]).toEqual([409, 'file_offset', { offset: 30_001 }]);
		}
		expect((await ask(first, 'POST', id)).json.offset).toBe(30_001);
		expect((await bring(id, bytes, 30_001)).json.done).toBe(true);
	});

	test('finished twice, even at once, is there once', async () => {
		const bytes = photo();
		const id = await attach(bytes);
		await patch(first, id, 0, bytes.subarray(0, 65_536));
		const before = store.all.size;
		const last = await Promise.all([1, 2, 3].map(() => patch(first, id, 65_536, bytes.subarray(65_536))));
		expect(last.filter(({ json }) => json.done).length).toBeGreaterThanOrEqual(1);
		for (const { status } of last) expect([200, 409]).toContain(status);
		expect(store.all.size).toBe(before + 1);
		expect((await ask(first, 'POST', id)).json.done).toBe(true);
		expect((await patch(first, id, 0, bytes.subarray(0, 10))).json.done).toBe(true);
		const { body } = await first.get(`/api/v1/journal?row=${id}`);
		expect((body.entries as unknown[]).length).toBe(2);
	});

	test('its small picture travels by itself', async () => {
		const [bytes, thumb] = [photo(), plainJpeg(160, 120, 900)];
		const id = await attach(bytes, { thumbBytes: thumb.length, thumbSha256: sha256(thumb) });
		expect((await patch(first, id, 0, thumb, '&thumb=1')).json.done).toBe(true);
		expect((await bring(id, bytes)).json.done).toBe(true);
		expect((await ask(secretary, 'GET', `${id}?thumb=1`)).bytes).toEqual(thumb);
		const { body } = await first.get(`/api/v1/journal?row=${id}`);
		expect((body.entries as { changes: { row: object }[] }[]).at(-1)?.changes[0]?.row).toMatchObject({ stored: true, thumbStored: true });
	});
});

describe('what is not taken', () => {
	test('bytes of a file one did not attach, of none, without a session, from another site', async () => {
		const bytes = photo();
		const id = await attach(bytes);
		for (const who of [secretary, neighbour]) {
			expect([(await ask(who, 'POST', id)).code, (await patch(who, id, 0, bytes.subarray(0, 9))).code]).toEqual(['not_found', 'not_found']);
		}
		for (const nothing of [newId(), 'x', '..%2f..%2fetc']) expect((await ask(first, 'GET', nothing)).code).toBe('not_found');
		expect((await ask(site.visitor(), 'GET', id)).code).toBe('session_missing');
		expect((await ask(first, 'POST', id, undefined, { origin: 'https://elsewhere.example' })).code).toBe('origin_foreign');
	});

	test('wrong content, wrong hash, too much at once, more than was said: nothing is kept, and the right bytes may still come', async () => {
		const page = new TextEncoder().encode('<html><script>alert(1)</script></html>');
		const id = await attach(page);
		expect((await patch(first, id, 0, page)).code).toBe('file_kind');
		const bytes = photo();
		const other = await attach(bytes);
		expect((await patch(first, other, 0, new Uint8Array(65_537))).code).toBe('body_too_large');
		expect((await ask(first, 'PATCH', `${other}?offset=0`, bytes.subarray(0, 9), { 'content-type': 'image/jpeg' })).code).toBe(
			'media_type',
		);
		const broken = bytes.slice();
		broken[500] = (broken[500] ?? 0) ^ 1;
		expect((await bring(other, broken)).code).toBe('file_differs');
		expect((await patch(first, other, 0, bytes.subarray(0, 60_000))).status).toBe(200);
		expect((await patch(first, other, 60_000, new Uint8Array(60_000))).code).toBe('file_size');
		expect((await bring(other, bytes, 60_000)).json.done).toBe(true);
		const big = await attach(plainJpeg(8_000, 6_000, length++));
		expect((await patch(first, big, 0, plainJpeg(8_000, 6_000, length - 1).subarray(0, 65_536))).status).toBe(200);
	});

	test('a foreign log takes no photo; a withdrawn photo is seen by nobody and takes no bytes', async () => {
		const bytes = photo();
		const input = {
			id: newId(),
			table: 'work_log',
			row: log,
			kind: 'photo',
			mime: 'image/jpeg',
			bytes: bytes.length,
			sha256: sha256(bytes),
		};
		expect(await neighbour.does('file.attach', input)).toMatchObject({ status: 'refused', code: 'not_found' });
		expect(await first.does('file.store', { file: input.id, thumb: false })).toMatchObject({ status: 'refused', code: 'not_permitted' });
		const id = await attach(bytes);
		await bring(id, bytes);
		expect(await neighbour.does('file.withdraw', { file: id, reason: '不好看' })).toMatchObject({ code: 'not_found' });
		expect(await secretary.does('file.withdraw', { file: id, reason: '拍到了人' })).toMatchObject({ status: 'accepted' });
		for (const who of [first, secretary, neighbour]) expect((await ask(who, 'GET', id)).code).toBe('not_found');
		expect((await ask(first, 'POST', id)).code).toBe('not_found');
	});

	test('a store that is away says so, keeps the pieces, and the file is finished later', async () => {
		const bytes = photo();
		const id = await attach(bytes);
		const { put } = store;
		store.put = async () => {
			throw new Error('away');
		};
		expect((await bring(id, bytes)).code).toBe('files_away');
		store.put = put;
		expect((await ask(first, 'POST', id)).json.done).toBe(true);
	});
});
