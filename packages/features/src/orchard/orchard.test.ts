import { rowsOf } from '@honghuo/testing/rows.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands as plantingCommands } from '../planting/commands.ts';
import { commands } from './commands.ts';
import { growthOn, stageIn, varietyOn } from './figures.ts';
import { type Block, blockName, type Planting, type Topwork, type Variety } from './model.ts';

const datun = '211422106214';
const base = { county: '211422', village: datun, version: 1, createdBy: 'z', recordedAt: '', receivedAt: '' };
const variety = (id: string, fields: Partial<Variety> = {}) =>
	({ id, name: id, crop: 'pear', firstBearingYear: 3, fullBearingYear: 5, ...fields }) as Variety;
const planting = (fields: Partial<Planting> = {}) =>
	({ ...base, id: 'p', block: 'b', variety: '早酥', role: 'main', plantedOn: '2019-04-05', removedOn: null, ...fields }) as Planting;
const worked = (on: string, before: string, after: string, fields: Partial<Topwork> = {}): Topwork => ({
	...base,
	id: on,
	planting: 'p',
	before,
	variety: after,
	on,
	withdrawnReason: null,
	...fields,
});
const catalogue = [
	variety('早酥'),
	variety('早金酥'),
	variety('华酥', { fullBearingYear: null }),
	variety('山楂', { crop: 'hawthorn' }),
	variety('谷', { crop: 'millet' }),
	variety('谷2', { crop: 'millet' }),
];
const actor = { person: 'z', county: '211422', grants: [{ role: 'first_secretary', unit: datun, from: '2020-01-01', to: null }] } as const;
const decide = (name: string, input: object, rows: Record<string, unknown[]>) =>
	[...commands, ...plantingCommands]
		.find((one) => one.name === name)
		?.decide(input, {
			actor: { ...actor, grants: [...actor.grants] },
			rows: rowsOf({ variety: catalogue, ...rows }),
			now: '2026-06-01T00:00:00Z',
			today: '2026-06-01',
			recordedAt: '',
		});

describe('a cohort worked over', () => {
	const history = [worked('2022-04-10', '早酥', '华酥'), worked('2025-04-10', '华酥', '早金酥')];
	const now = planting({ variety: '早金酥' });

	test('was on every day what stood then', () => {
		const rows = rowsOf({ topwork: history, variety: catalogue });
		const on = (day: string) => varietyOn(now, day, rows);
		expect(['2019-04-04', '2019-04-05', '2022-04-09', '2022-04-10', '2025-04-10', '2026-01-01'].map(on)).toEqual([
			undefined,
			'早酥',
			'早酥',
			'华酥',
			'早金酥',
			'早金酥',
		]);
		expect(varietyOn({ ...now, removedOn: '2026-01-01' }, '2026-01-01', rows)).toBeUndefined();
	});

	test('begins its years anew, since the crown is new', () => {
		const rows = rowsOf({ topwork: history, variety: catalogue });
		expect(growthOn(now, '2021-06-01', rows)).toEqual({ year: 3, topworked: false, stage: 'early' });
		expect(growthOn(now, '2026-06-01', rows)).toEqual({ year: 2, topworked: true, stage: 'juvenile' });
	});

	test('for any days, each day has the cultivar of the last working before it', () => {
		const days = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 6 });
		const dated = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
		fc.assert(
			fc.property(days, fc.integer({ min: 0, max: 1000 }), (all, asked) => {
				const order = [...all].sort((a, b) => a - b);
				const works = order.map((n, i) => worked(dated(n), `k${i}`, `k${i + 1}`));
				const rows = rowsOf({ topwork: works, variety: catalogue });
				const cohort = planting({ variety: `k${order.length}`, plantedOn: '2020-01-01' });
				expect(varietyOn(cohort, dated(asked), rows)).toBe(`k${order.filter((n) => n <= asked).length}`);
			}),
		);
	});

	test('refuses what cannot be: tomorrow, before planting, the same cultivar, a hawthorn on a pear, removed trees', () => {
		const work = (input: object, row = planting(), topwork: Topwork[] = []) =>
			decide('planting.topwork', { id: 't', planting: 'p', variety: '早金酥', on: '2026-04-10', ...input }, { planting: [row], topwork });
		expect(work({})).toMatchObject([
			{ table: 'topwork', row: { before: '早酥', variety: '早金酥' } },
			{ table: 'planting', row: { variety: '早金酥' } },
		]);
		expect(work({ on: '2026-06-02' })).toMatchObject({ code: 'topwork_day', field: 'on' });
		expect(work({ on: '2018-01-01' })).toMatchObject({ code: 'topwork_day' });
		expect(work({ on: '2025-04-10' }, now, history)).toMatchObject({ code: 'topwork_same' });
		expect(work({ on: '2025-04-10', variety: '早酥' }, now, history)).toMatchObject({ code: 'topwork_day' });
		expect(work({ variety: '早酥' })).toMatchObject({ code: 'topwork_same' });
		expect(work({ variety: '山楂' })).toMatchObject({ code: 'topwork_other_crop' });
		expect(
			decide('planting.topwork', { id: 't', planting: 'p', variety: '谷2', on: '2026-04-10' }, { planting: [planting({ variety: '谷' })] }),
		).toMatchObject({
			code: 'topwork_no_tree',
		});
		expect(work({ variety: '没有' })).toMatchObject({ code: 'variety_unknown' });
		expect(work({}, planting({ removedOn: '2025-01-01' }))).toMatchObject({ code: 'planting_removed' });
		expect(work({}, planting({ village: '211422222201' }))).toMatchObject({ code: 'not_found' });
	});

	test('goes back by withdrawing the last working first', () => {
		const undo = (topwork: string, all = history) =>
			decide('topwork.withdraw', { topwork, reason: '记错了' }, { planting: [now], topwork: all });
		expect(undo('2025-04-10')).toMatchObject([{ row: { withdrawnReason: '记错了' } }, { row: { id: 'p', variety: '华酥' } }]);
		expect(undo('2022-04-10')).toMatchObject({ code: 'topwork_not_last' });
		expect(undo('x', [worked('2025-04-10', '华酥', '早金酥', { id: 'x', withdrawnReason: '错' })])).toMatchObject({
			code: 'topwork_withdrawn',
		});
	});

	test('is removed once, not before its last working', () => {
		const remove = (on: string, row = now) =>
			decide('planting.remove', { planting: 'p', on, reason: '冻死' }, { planting: [row], topwork: history });
		expect(remove('2026-03-01')).toMatchObject([{ row: { removedOn: '2026-03-01', removedReason: '冻死' } }]);
		expect(remove('2024-03-01')).toMatchObject({ code: 'removed_day' });
		expect(remove('2026-03-01', planting({ removedOn: '2025-12-01' }))).toMatchObject({ code: 'planting_removed' });
	});

	test('that was given is not removed before the day somebody saw it standing', () => {
		const given = planting({ sourceItem: 'i' });
		const look = (more: object = {}) => ({ id: 'k', planting: 'p', occurredOn: '2026-01-10', withdrawnReason: null, ...more });
		const remove = (on: string, more: object = {}) =>
			decide('planting.remove', { planting: 'p', on, reason: '冻死' }, { planting: [given], survival_check: [look(more)] as never });
		expect(remove('2026-01-09')).toMatchObject({ code: 'planting_checked' });
		expect(remove('2026-01-10')).toMatchObject([{ row: { removedOn: '2026-01-10' } }]);
		expect(remove('2026-01-09', { withdrawnReason: '看错了' })).toMatchObject([{ row: { removedOn: '2026-01-09' } }]);
	});
});

test('a stage is said only where the catalogue knows enough', () => {
	const years = (firstBearingYear: number | null, fullBearingYear: number | null) => ({ firstBearingYear, fullBearingYear });
	expect([1, 3, 4, 5, 20].map((year) => stageIn(year, years(3, 5)))).toEqual(['juvenile', 'early', 'early', 'full', 'full']);
	expect([9, 10].map((year) => stageIn(year, years(null, 10)))).toEqual([undefined, 'full']);
	expect([2, 40].map((year) => stageIn(year, years(3, null)))).toEqual(['juvenile', undefined]);
	expect(stageIn(3, years(null, null))).toBeUndefined();
});

describe('what a block is called among those of its village', () => {
	const block = (id: string, orchard: string, name: string, more: Partial<Block> = {}) =>
		({ ...base, id, orchard, name, closedReason: null, ...more }) as Block;
	const orchard = [
		{ ...base, id: 'o', name: '老园' },
		{ ...base, id: 'n', name: '北沟园' },
	];
	const old = block('1', 'o', '甲');
	const young = block('2', 'n', '甲');
	const called = (one: Block | undefined, ...orchard_block: Block[]) => blockName(one, rowsOf({ orchard, orchard_block }));

	test('a name that stands twice says whose', () => {
		const all = [old, young, block('3', 'o', '乙')];
		expect(all.map((one) => called(one, ...all))).toEqual(['老园 甲', '北沟园 甲', '乙']);
	});
	test('a namesake in another village, or one that is closed, confuses nobody; a closed block is told from the open one', () => {
		expect(called(old, old, block('4', 'x', '甲', { village: '211422222201' }))).toBe('甲');
		const closed = block('2', 'n', '甲', { closedReason: '退耕' });
		expect([old, closed].map((one) => called(one, old, closed))).toEqual(['甲', '北沟园 甲']);
	});
	test('what is not on this device has no name, and a block whose orchard is not here its own', () => {
		expect(called(undefined, old)).toBe('');
		expect(called(block('5', 'far', '甲'), old)).toBe('甲');
	});
});
