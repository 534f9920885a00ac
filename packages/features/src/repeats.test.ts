import { planRows, readTable } from '@honghuo/core/sheet-plan.ts';
import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { features } from './slices.ts';

/** A line copied twice into a sheet must never count twice without a word. */
const [datun, xinlitun] = ['211422106214', '211422222201'] as const;
let county: PocketCounty;
let ids: Map<string, string>;

beforeEach(() => {
	county = new PocketCounty('2026-11-20');
	ids = new Map();
	county.put('org_unit', { id: '211422', level: 'county', name: '建昌县', aliases: [], parent: null, closedOn: null });
	for (const id of [datun, xinlitun])
		county.put('org_unit', { id, village: id, level: 'village', name: id, aliases: [], parent: '211422', closedOn: null });
	county.put('variety', { id: newId(), crop: 'pear', name: '早金酥', aliases: [] });
	county.put('person', { id: newId(), name: '省农科院专家' });
	const first = county.person('first_secretary', datun);
	const orchard = newId();
	const block = newId();
	first.did('orchard.create', { id: orchard, village: datun, name: '梨园' });
	first.did('block.create', { id: block, orchard, name: '东坡', areaE4mu: 70_000 });
	const variety = county.find({ name: 'variety', private: false, whole: true, together: [] }, 'name' as never, '早金酥')[0]?.id ?? '';
	first.did('planting.create', { id: newId(), block, variety, role: 'main', plantedOn: '2015-04-01', plantedPrecision: 'day' });
	const official = county.person('county_official', '211422');
	const session = { heldOn: '2026-02-05', village: datun, topic: '修剪' };
	official.did('training.hold', { id: newId(), ...session });
	official.did('service.form', {
		id: newId(),
		kind: 'team',
		name: '科技队',
		from: '2026-01-01',
		villages: [{ id: newId(), village: datun }],
	});
});

const idOf = (...parts: string[]): string => {
	const key = parts.join('\n');
	if (!ids.has(key)) ids.set(key, newId());
	return ids.get(key) ?? '';
};

function judged(name: string, rows: Record<string, string>[]) {
	const sheet = features.sheets.get(name);
	if (!sheet) throw new Error(`There is no sheet ${name}.`);
	const unit = ['blocks', 'plantings', 'harvests', 'sales', 'donations'].includes(name) ? datun : '211422';
	const role = unit === datun ? ('first_secretary' as const) : ('county_official' as const);
	const actor = { person: newId(), county: '211422', grants: [{ role, unit, from: '2020-01-01', to: null }] };
	const context = { rows: county, county: '211422', today: county.today };
	const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const table = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))];
	const read = readTable(sheet, table, context);
	return planRows(sheet, read, { context, actor, now: `${county.today}T04:00:00.000Z`, registry: features, id: idOf });
}
const place = { 村: datun, 果园: '梨园', 地块: '东坡' };
const harvest = { ...place, 品种: '早金酥', 采收日期: '2026-08-11', '总产（斤）': '20000', '商品果（斤）': '16000' };

/** A good line of every sheet. */
const lines: Record<string, Record<string, string>> = {
	blocks: { 村: datun, 果园: '梨园', 地块: '西坡', '面积（亩）': '3' },
	plantings: { ...place, 品种: '早金酥', 用途: '主栽', 种植日期: '2020', '株数（株）': '100' },
	harvests: harvest,
	sales: { ...place, 品种: '早金酥', 销售日期: '2026-08-12', '重量（斤）': '100', '金额（元）': '200' },
	incomes: { 村: datun, 年份: '2025', '经营收入（元）': '100' },
	donations: { 送出村: datun, 接收村: xinlitun, 种类: '苗', 品种: '早金酥', '株数（株）': '100' },
	zones: { 村: datun, 网格: '一组' },
	people: { 姓名: '新来的', 单位: datun, 职务: '种植户', 任职起: '2026-01-01' },
	trainings: { 日期: '2026-03-05', 在哪个村办: datun, 内容: '疏果', 来的村: datun, 人次: '20' },
	attendance: { 日期: '2026-02-05', 内容: '修剪', 来的村: datun, 姓名: '来听的人' },
	services: { 类别: '服务队', 服务队或单位: '二队', 联系村: datun, 从哪天起: '2026-01-01' },
	members: { 服务队: '科技队', 姓名: '省农科院专家', 从哪天起: '2026-01-01' },
	pairings: { 类别: '村带村', 带的村: datun, 被带的村: xinlitun, 多久见一次: '每个月' },
};

test('there is a line here for every sheet', () => expect(Object.keys(lines).sort()).toEqual([...features.sheets.keys()].sort()));

describe.each(Object.keys(lines))('%s', (name) => {
	test('the same line once more is told to be so in Chinese and in English, and writes nothing twice', () => {
		const line = lines[name] ?? {};
		const alone = judged(name, [line]);
		expect(alone.verdicts.map(({ status, wrong }) => wrong[0]?.code ?? status)).toEqual(['new']);
		const { verdicts, planned } = judged(name, [line, line]);
		const [, second] = verdicts;
		expect(second?.status).not.toBe('new');
		const said = [...(second?.wrong ?? []), ...(second?.notes ?? [])];
		expect(said.map((one) => features.say(one, 'zh-CN')).join()).toContain('和第 2 行一模一样');
		expect(said.map((one) => features.say(one, 'en')).join()).toContain('exactly like row 2');
		expect(planned.length).toBeLessThanOrEqual(alone.planned.length);
	});
});

test('lines told apart under 备注 are two records; one that leaves the orchard out is the same one, and said to be', () => {
	const codes = (...rows: Record<string, string>[]) =>
		judged('harvests', rows).verdicts.map(({ status, wrong, notes }) => wrong[0]?.code ?? notes[0]?.code ?? status);
	expect(codes(harvest, harvest)).toEqual(['new', 'sheet_row_repeated']);
	expect(codes(harvest, { ...harvest, '总产（斤）': '10吨' })).toEqual(['new', 'sheet_row_repeated']);
	expect(codes({ ...harvest, 备注: '上午' }, { ...harvest, 备注: '下午' })).toEqual(['new', 'new']);
	expect(codes(harvest, { ...harvest, 果园: '' })).toEqual(['new', 'sheet_row_one']);
});

test('however lines repeat, what is written is the sum of lines that differ, and every line left out has a word', () => {
	const line = fc.record({
		weight: fc.integer({ min: 1, max: 3 }),
		note: fc.constantFrom('', '上午'),
		orchard: fc.constantFrom('', '梨园'),
	});
	fc.assert(
		fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (some) => {
			const rows = some.map(({ weight, note, orchard }) => ({
				...harvest,
				果园: orchard,
				'总产（斤）': `${weight}吨`,
				'商品果（斤）': '',
				备注: note,
			}));
			const { verdicts, planned } = judged('harvests', rows);
			const sum = planned.reduce((total, { envelope }) => total + (envelope.input as { grossG: number }).grossG, 0);
			const different = new Map(some.map(({ weight, note }) => [`${weight} ${note}`, weight]));
			expect(sum).toBe([...different.values()].reduce((total, weight) => total + weight * 1_000_000, 0));
			for (const { status, wrong, notes } of verdicts) if (status !== 'new') expect(wrong.length + notes.length).toBeGreaterThan(0);
		}),
		{ numRuns: 100 },
	);
});
