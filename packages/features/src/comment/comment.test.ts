import type { Actor, Role } from '@honghuo/core/actor.ts';
import { judge, parseInput } from '@honghuo/core/command.ts';
import { isRefusal } from '@honghuo/core/refusal.ts';
import { type BaseRow, Overlay, type Rows } from '@honghuo/core/row.ts';
import { describe, expect, test } from 'vitest';
import { reportId } from '../report/model.ts';
import { commands } from './commands.ts';
import { noticesFor, threadOf } from './figures.ts';
import { commentable } from './inputs.ts';
import { recordNames } from './messages.ts';
import { comments } from './model.ts';

const [id, zhao, liu] = ['0', '1', '2'].map((last) => `01900000-0000-7000-8000-00000000000${last}`) as [string, string, string];
const datun = '211422106214';
const base = { county: '211422', version: 1, createdBy: zhao, recordedAt: '', receivedAt: '' };
const block = '01900000-0000-7000-8000-0000000000b1';
const now = '2026-02-26T02:00:00.000Z';

function talk(more: Record<string, BaseRow[]> = {}) {
	const all: Record<string, BaseRow[]> = {
		org_unit: [{ ...base, id: datun, village: datun }],
		person: [zhao, liu].map((person) => ({ ...base, id: person, village: null })),
		orchard_block: [{ ...base, id: block, village: datun }],
		contact: [{ ...base, id: block, village: datun }],
		...more,
	};
	const rows = new Overlay({
		get: (table, row) => all[table.name]?.find((one) => one.id === row) as never,
		find: () => [],
	} satisfies Rows);
	const says = (person: string, name: string, input: object, role: Role = 'first_secretary'): string => {
		const actor: Actor = { person, county: '211422', grants: [{ role, unit: datun, from: '2024-01-01', to: null }] };
		const definition = commands.find((one) => one.name === name);
		if (!definition) throw new Error(name);
		const parsed = parseInput(definition, input);
		if (!('input' in parsed)) return `${parsed.code} ${parsed.field}`;
		const decision = judge(definition, parsed.input, rows, { actor, recordedAt: now, now, version: 2 });
		if (isRefusal(decision)) return [decision.code, decision.field].filter(Boolean).join(' ');
		rows.apply(decision);
		return 'accepted';
	};
	const held = {
		get: rows.get.bind(rows),
		find: rows.find.bind(rows),
		all: (table: { name: string }) => [...rows.written(table.name)] as never,
	};
	return { rows, says, held };
}
const said = { id, on: { table: 'orchard_block', row: block }, text: '东坡那几行先别剪，@大屯村书记', mentions: [liu, liu] };

describe('a comment', () => {
	test('belongs to its record’s village, and whoever is mentioned finds it', () => {
		const { says, rows, held } = talk();
		expect(says(zhao, 'comment.add', said)).toBe('accepted');
		expect(rows.get(comments, id)).toMatchObject({ village: datun, mentions: [liu], onTable: 'orchard_block' });
		expect(threadOf(block, held)).toHaveLength(1);
		expect(noticesFor({ actor: { person: liu } }, held)).toMatchObject([{ kind: 'news', by: zhao, on: { row: block, village: datun } }]);
		expect(noticesFor({ actor: { person: zhao } }, held)).toEqual([]);
	});

	test('can be made on any record the county reads: disasters, income, prices, zones, bloom, tags, experts, checks, plantings, plans too', () => {
		expect([...commentable.keys()].sort()).toEqual(Object.keys(recordNames).sort());
		for (const table of [
			'event',
			'village_income',
			'price_observation',
			'buyer',
			'zone',
			'bloom',
			'tag',
			'expert',
			'survival_check',
			'planting',
			'work_task',
		]) {
			const { says, held } = talk({ [table]: [{ ...base, id: block, village: datun }] });
			expect([table, says(zhao, 'comment.add', { ...said, on: { table, row: block } })]).toEqual([table, 'accepted']);
			expect(noticesFor({ actor: { person: liu } }, held)).toMatchObject([{ on: { table, row: block, said: true } }]);
		}
	});

	test('is refused on private and unknown tables, on records that are not there, and under another village’s name', () => {
		const { says } = talk();
		expect(says(zhao, 'comment.add', { ...said, on: { table: 'contact', row: block } })).toBe('comment_place_unknown on.table');
		expect(says(zhao, 'comment.add', { ...said, on: { table: 'journal', row: block } })).toBe('comment_place_unknown on.table');
		expect(says(zhao, 'comment.add', { ...said, on: { table: 'orchard_block', row: zhao } })).toBe('not_found on.row');
		expect(says(zhao, 'comment.add', { ...said, village: '211422222201' })).toBe('comment_village_differs village');
		expect(says(zhao, 'comment.add', { ...said, mentions: [block] })).toBe('comment_person_unknown mentions');
		expect(says(zhao, 'comment.add', { ...said, text: ' ' })).toBe('input_invalid text');
		expect(says(zhao, 'comment.add', said, 'viewer')).toBe('not_permitted');
	});

	test('is said about a report nobody has begun, and names the number it asks about as it stood', () => {
		const { says, rows, held } = talk();
		const report = reportId(datun, '2026-Q1');
		const figure = { key: 'work.done 修剪 2026-01 2026-03', label: '修剪', text: '7 亩' };
		expect(says(liu, 'comment.add', { ...said, on: { table: 'period_report', row: report }, mentions: [zhao], figure })).toBe('accepted');
		expect(rows.get(comments, id)).toMatchObject({ village: datun, onTable: 'period_report', onRow: report, figure });
		expect(noticesFor({ actor: { person: zhao } }, held)).toMatchObject([
			{ about: { 'zh-CN': expect.stringMatching(/^@你问「修剪 7 亩」：/) } },
		]);
		const nowhere = { ...said, on: { table: 'period_report', row: reportId('211422999999', '2026-02') } };
		expect(says(zhao, 'comment.add', nowhere)).toBe('not_found on.row');
		expect(says(zhao, 'comment.add', { ...said, on: { table: 'period_report', row: block } })).toBe('not_found on.row');
		expect(says(zhao, 'comment.add', { ...said, figure })).toBe('comment_figure_elsewhere figure');
	});

	test('is withdrawn by its author or the county, once; then nobody is told of it', () => {
		const { says, held } = talk();
		says(zhao, 'comment.add', said);
		const withdraw = { comment: id, reason: '看错了' };
		expect(says(liu, 'comment.withdraw', withdraw)).toBe('not_found comment');
		expect(says(zhao, 'comment.withdraw', withdraw)).toBe('accepted');
		expect(says(liu, 'comment.withdraw', withdraw, 'county_official')).toBe('comment_withdrawn comment');
		expect(noticesFor({ actor: { person: liu } }, held)).toEqual([]);
	});
});
