import { type Actor, type Grant, roles, villageWriters } from '@honghuo/core/actor.ts';
import { judge, parseInput } from '@honghuo/core/command.ts';
import { isRefusal, type Refusal } from '@honghuo/core/refusal.ts';
import { type BaseRow, type Change, noRows, Overlay } from '@honghuo/core/row.ts';
import { describe, expect, test } from 'vitest';
import { commands } from './commands.ts';
import { mostBytes, mostFiles } from './figures.ts';
import type { Attachment } from './model.ts';

const [datun, xinlitun] = ['211422106214', '211422222201'];
let made = 0;
const newId = (): string => `019aa0b0-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`;
const now = '2026-04-10T02:00:00.000Z';
const person = (grants: [Grant['role'], string][] = [['first_secretary', datun]], id = newId()): Actor => ({
	person: id,
	county: '211422',
	grants: grants.map(([role, unit]) => ({ role, unit, from: '2024-01-01', to: null })),
});

/** A village whose log takes photos; `does` decides a command and keeps what it changed. */
function village(author = person()) {
	const rows = new Overlay(noRows);
	const log = newId();
	const base = { county: '211422', version: 1, createdBy: author.person, recordedAt: now, receivedAt: now };
	const put = (more: object = {}) =>
		rows.apply([{ table: 'work_log', op: 'insert', row: { ...base, id: log, village: datun, withdrawnReason: null, ...more } as BaseRow }]);
	put();
	const does = (name: string, input: object, actor = author): Change[] | Refusal => {
		const definition = commands.find((one) => one.name === name);
		if (!definition) throw new Error(name);
		const parsed = parseInput(definition, input);
		if (!('input' in parsed)) return parsed;
		const decided = judge(definition, parsed.input, rows, { actor, recordedAt: now, now, version: 7 });
		if (!isRefusal(decided)) rows.apply(decided);
		return decided;
	};
	let count = 0;
	const photo = (more: object = {}) => ({
		id: newId(),
		table: 'work_log',
		row: log,
		kind: 'photo',
		mime: 'image/jpeg',
		bytes: 250_000,
		sha256: (++count).toString(16).padStart(64, '0'),
		...more,
	});
	return { author, rows, log, put, does, photo };
}
const system: Actor = { person: newId(), county: '211422', grants: [], system: true };
const rowOf = (decided: Change[] | Refusal) => (isRefusal(decided) ? decided : (decided[0]?.row as Attachment));

describe('a photo on a log', () => {
	test('is recorded before its bytes, belongs to the village, and says so when they have come', () => {
		const { does, photo, log } = village();
		const one = photo({ thumbBytes: 9_000, thumbSha256: 'a'.repeat(64), width: 1600, height: 1200, seconds: 9 });
		expect(rowOf(does('file.attach', one))).toMatchObject({
			...{ village: datun, onTable: 'work_log', onRow: log, stored: false, thumbStored: false, width: 1600, seconds: null },
		});
		expect(rowOf(does('file.store', { file: one.id, thumb: true }, system))).toMatchObject({ stored: true, thumbStored: true, version: 7 });
		expect(does('file.store', { file: one.id, thumb: false }, system)).toMatchObject({ code: 'file_stored' });
		expect(does('file.store', { file: one.id, thumb: true })).toMatchObject({ code: 'not_permitted' });
		expect(does('file.store', { file: newId(), thumb: true }, system)).toMatchObject({ code: 'not_found' });
	});

	test('its small picture may come after it', () => {
		const { does, photo } = village();
		const one = photo({ thumbBytes: 9_000, thumbSha256: 'a'.repeat(64) });
		does('file.attach', one);
		expect(rowOf(does('file.store', { file: one.id, thumb: false }, system))).toMatchObject({ stored: true, thumbStored: false });
		expect(rowOf(does('file.store', { file: one.id, thumb: true }, system))).toMatchObject({ stored: true, thumbStored: true });
	});

	test('that is no photo, too big, half described, there already, or one too many is refused by its own name', () => {
		const { does, photo } = village();
		const refused = (more: object) => (does('file.attach', photo(more)) as Refusal).code;
		expect(refused({ mime: 'audio/webm' })).toBe('file_type_misfit');
		expect(refused({ kind: 'voice' })).toBe('file_type_misfit');
		expect(refused({ bytes: mostBytes.photo + 1 })).toBe('file_too_big');
		expect(refused({ thumbBytes: 100 })).toBe('file_thumb_half');
		expect(refused({ kind: 'voice', mime: 'audio/mp4', thumbBytes: 9, thumbSha256: 'a'.repeat(64) })).toBe('file_thumb_half');
		for (const wrong of [
			{ bytes: 0 },
			{ table: 'person' },
			{ mime: 'text/html' },
			{ sha256: 'A'.repeat(64) },
			{ seconds: 61 },
			{ place: 1 },
		])
			expect(refused(wrong)).toBe('input_invalid');
		const one = photo();
		does('file.attach', one);
		expect(refused({ sha256: one.sha256 })).toBe('file_known');
		for (let n = 1; n < mostFiles; n++) expect(isRefusal(does('file.attach', photo()))).toBe(false);
		expect(does('file.attach', photo())).toMatchObject({ code: 'file_too_many', details: { most: mostFiles } });
	});

	test('withdrawn with a reason leaves room again; twice is once too often', () => {
		const { does, photo } = village();
		const one = photo();
		does('file.attach', one);
		expect(does('file.withdraw', { file: one.id, reason: ' ' })).toMatchObject({ code: 'input_invalid' });
		expect(rowOf(does('file.withdraw', { file: one.id, reason: '拍到了人' }))).toMatchObject({ withdrawnReason: '拍到了人' });
		expect(does('file.withdraw', { file: one.id, reason: '再来' })).toMatchObject({ code: 'file_withdrawn' });
		expect(isRefusal(does('file.attach', photo({ sha256: one.sha256 })))).toBe(false);
	});

	test('a withdrawn log takes none', () => {
		const { does, photo, put } = village();
		put({ withdrawnReason: '记错了' });
		expect(does('file.attach', photo())).toMatchObject({ code: 'file_host_withdrawn', field: 'row' });
	});
});

describe('who may', () => {
	test('the people of the village; a neighbour, an official and a viewer learn not even that the log is there', () => {
		const { does, photo } = village();
		for (const role of villageWriters) {
			expect(isRefusal(does('file.attach', photo(), person([[role, datun]])))).toBe(false);
			expect(does('file.attach', photo(), person([[role, xinlitun]]))).toMatchObject({ code: 'not_found' });
		}
		const others = roles.filter((role) => !(villageWriters as readonly string[]).includes(role));
		for (const role of others)
			expect(['not_permitted', 'not_found']).toContain((does('file.attach', photo(), person([[role, datun]])) as Refusal).code);
		expect(does('file.attach', photo({ row: newId() }))).toMatchObject({ code: 'not_found' });
	});

	test('the expert who was asked adds to the visit; another expert, and whoever was asked before, does not', () => {
		const [asked, other] = [person([['expert', '211422']]), person([['expert', '211422']])];
		const { does, photo, rows } = village();
		const base = { county: '211422', village: null, version: 1, createdBy: 'official', recordedAt: now, receivedAt: now };
		const [visit, profile, others] = [newId(), newId(), newId()];
		const put = (table: string, row: object) => rows.apply([{ table, op: 'update', row: { ...base, ...row } as BaseRow }]);
		put('expert', { id: profile, person: asked.person });
		put('expert', { id: others, person: other.person });
		put('expert_visit', { id: visit, village: datun, expert: profile, withdrawnReason: null });
		const on = () => photo({ table: 'expert_visit', row: visit });
		expect(does('file.attach', on(), other)).toMatchObject({ code: 'not_found' });
		expect(rowOf(does('file.attach', on(), asked))).toMatchObject({ village: datun, onTable: 'expert_visit', createdBy: asked.person });
		put('expert_visit', { id: visit, village: datun, expert: others, withdrawnReason: null });
		expect(does('file.attach', on(), asked)).toMatchObject({ code: 'not_found' });
	});

	test('an expert adds to what they recorded themselves, and takes it back; one who left the village does not', () => {
		const expert = person([['expert', '211422']]);
		const { does, photo } = village(expert);
		const one = photo();
		expect(rowOf(does('file.attach', one))).toMatchObject({ village: datun });
		expect(does('file.withdraw', { file: one.id, reason: '模糊' }, person([['team_member', xinlitun]]))).toMatchObject({
			code: 'not_found',
		});
		expect(isRefusal(does('file.withdraw', { file: one.id, reason: '模糊' }))).toBe(false);
		const left = person([['team_member', xinlitun]]);
		const before = village(left);
		expect(before.does('file.attach', before.photo())).toMatchObject({ code: 'not_found' });
	});
});
