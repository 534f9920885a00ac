import { publicCode } from '@honghuo/core/public-code.ts';
import { newId } from '@honghuo/testing/pocket-county.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { County, datun, orchardIn } from './county.ts';

/** A villager without an account scans the post of a block and says what is wrong; the county answers; the number they were given shows it. */
type Person = Visitor & { id: string };
type Told = { id: string; text: string; contact: string | null; page: string; onRow: string; answer: string | null; village: null };
let county: County;
let official: Person;
let secretary: Person;
let code: string;
let block: string;

beforeAll(async () => {
	county = await County.open();
	official = await county.person('county_official', { unit: '211422' });
	secretary = await county.person('village_secretary', { unit: datun });
	({ block } = await orchardIn(secretary, datun));
	code = publicCode('211422', block);
});
afterAll(() => county.close());

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
/** Sends the form as a browser without a script does, and follows it to the page it leads to. */
async function write(fields: Record<string, string>, headers: Record<string, string> = {}, path = `/p/${code}`) {
	const response = await fetch(`${county.server.url}${path}`, {
		method: 'POST',
		redirect: 'manual',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
		body: form(fields),
	});
	const to = response.headers.get('location');
	return {
		status: response.status,
		to,
		text: await response.text(),
		page: to ? await (await fetch(new URL(to, county.server.url))).text() : '',
	};
}
const look = async (query = '', path = `/p/${code}`) => {
	const response = await fetch(`${county.server.url}${path}${query}`);
	return { status: response.status, text: await response.text() };
};
const box = async (who: Visitor): Promise<Told[]> =>
	(await who.ask<{ tables: { feedback: Told[] } }>('GET', '/api/v1/snapshot')).body.tables.feedback;
const numberIn = (text: string): string => (/class="number">(\d{5}) (\d{5})</.exec(text) ?? []).slice(1).join('');

test('the page stays small and works without a script; what is said reaches the county’s box alone, and its answer the writer', async () => {
	const before = await look();
	expect(before.text).toContain('<form method="post"');
	expect(before.text).not.toContain('<script');
	expect(Buffer.byteLength(before.text)).toBeLessThan(30_000);
	const [text, phone] = ['苗送来就是蔫的，\n没人管', '13912345678'];
	const sent = await write({ text, phone, id: newId() });
	expect(sent.status).toBe(303);
	expect(sent.page).toContain('记下了');
	const number = numberIn(sent.page);
	expect(number).toMatch(/^\d{10}$/);
	// Neither what was said nor the number to call comes back, to anybody.
	expect(`${sent.to} ${sent.page}`).not.toMatch(/蔫|13912345678/);

	const [told] = await box(official);
	expect(told).toMatchObject({ text, contact: phone, page: 'p', onRow: block, answer: null, village: null });
	expect(await box(secretary)).toEqual([]);
	const journal = await secretary.ask('GET', '/api/v1/journal?after=0&limit=2000');
	expect(JSON.stringify(journal.body)).not.toMatch(/蔫|13912345678/);

	expect((await look(`?n=${number}`)).text).toContain('还没答复');
	const [answered] = await official.send(['feedback.answer', { feedback: told?.id, text: '明天换一批新苗 <b>' }]);
	expect(answered?.status).toBe('accepted');
	const after = await look(`?n=${number.slice(0, 5)}+${number.slice(5)}`);
	expect(after.text).toContain('明天换一批新苗 &lt;b&gt;');
	expect(after.text).not.toMatch(/蔫|13912345678/);
	// The answer is the writer's: without the number, on another label, the page says nothing of it.
	expect((await look()).text).not.toContain('换一批');
	const other = publicCode('211422', (await orchardIn(secretary, datun)).block);
	expect(await look(`?n=${number}`, `/p/${other}`)).toMatchObject({ status: 404, text: expect.stringContaining('没有这个编号') });
});

test('sent twice it is one; what cannot be taken says so in the page, and the words are not lost', async () => {
	const id = newId();
	const [one, two] = [await write({ text: '路不好走', id }), await write({ text: '路不好走', id })];
	expect([one.status, two.status, one.to]).toEqual([303, 303, two.to]);
	expect((await box(official)).filter(({ text }) => text === '路不好走')).toHaveLength(1);
	const fields = (await box(official)).length;
	for (const wrong of [
		{},
		{ text: '' },
		{ text: '  ' },
		{ text: '长'.repeat(501) },
		{ text: '好', phone: '不是电话' },
		{ text: '坏\u0007字' },
	]) {
		const { status, text } = await write(wrong as Record<string, string>, { 'X-Forwarded-For': '10.0.0.9' });
		expect([status, text.includes('role="alert"')]).toEqual([422, true]);
	}
	expect((await write({ text: '话留着', phone: 'x' })).text).toContain('话留着</textarea>');
	expect((await write({ text: '<script>alert(1)</script>', phone: 'x' })).text).not.toContain('<script>');
	expect(await write({ text: '好' }, { 'Content-Type': 'application/json' })).toMatchObject({ status: 415 });
	expect(await write({ text: '好' }, { Origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 });
	expect((await write({ text: 'x'.repeat(20_000) })).status).toBe(413);
	expect((await write({ text: '好' }, {}, `/p/${publicCode('211422', newId())}`)).status).toBe(404);
	expect((await write({ text: '好' }, {}, '/p/none')).status).toBe(404);
	expect(await box(official)).toHaveLength(fields);
});

test('nobody gives the command but the server, whoever they are', async () => {
	for (const who of [county.administrator, official, secretary]) {
		const [refused] = await who.send(['feedback.scan', { id: newId(), page: 'p', row: block, text: '冒名' }]);
		expect(refused).toMatchObject({ status: 'refused', code: 'not_permitted' });
	}
});

test('one label takes so many notes and no more; a number is guessed no faster than a password', async () => {
	const label = publicCode('211422', (await orchardIn(secretary, datun)).block);
	const written: number[] = [];
	for (let n = 0; n < 6; n++) written.push((await write({ text: `第${n}条`, id: newId() }, {}, `/p/${label}`)).status);
	expect(written).toEqual([303, 303, 303, 303, 429, 429]);
	expect((await write({ text: '再来' }, {}, `/p/${label}`)).text).toContain('分钟后再来');
	const guessed: number[] = [];
	for (let n = 0; n < 10; n++) guessed.push((await look(`?n=${1_000_000_000 + n}`, `/p/${label}`)).status);
	expect(guessed.slice(0, 8)).toEqual(Array(8).fill(404));
	expect(guessed.slice(8)).toEqual([429, 429]);
});
