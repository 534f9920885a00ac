import { inSpan } from '@honghuo/core/measure.ts';
import { addTallies, tallyOf } from '@honghuo/core/tally.ts';
import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, expect, test } from 'vitest';
import { features } from '../slices.ts';

/** A block that a road takes: what was told of it while it stood is told of those days for good. */
const datun = '211422106214';
const [pear, peony, orchard, block] = [newId(), newId(), newId(), newId()];
let county: PocketCounty;
let first: PocketPerson;

beforeEach(() => {
	county = new PocketCounty('2026-02-28');
	county.put('org_unit', { id: '211422106', level: 'township', name: '大屯镇', parent: '211422', village: null });
	county.put('org_unit', { id: datun, level: 'village', name: '大屯村', parent: '211422106', village: datun });
	for (const [id, crop, name] of [
		[pear, 'pear', '早金酥'],
		[peony, 'peony', '油用牡丹'],
	] as const)
		county.put('variety', { id, crop, name, aliases: [], firstBearingYear: 3, fullBearingYear: 5 });
	first = county.person('first_secretary', datun);
	first.did('orchard.create', { id: orchard, village: datun, name: '早金酥梨园' });
	first.did('block.create', { id: block, orchard, name: '东坡', areaE4mu: 210_000 });
});

/** The text of the village's report, as the server writes it. */
function told(period: string): string {
	const tallies = [...features.measures.values()].map((measure) =>
		tallyOf(measure.name, inSpan(measure, measure.shares(datun, county, county.today), '1900-01-01', '2099-12-31')),
	);
	const written = features.papers
		.get('report')
		?.write({ unit: datun, period }, county, new Map([[datun, addTallies(tallies)]]), { today: county.today });
	return (written?.paper.sections ?? [])
		.flatMap(({ paragraphs }) => paragraphs.map((spans) => spans.map((span) => (typeof span === 'string' ? span : span.text)).join('')))
		.join('\n');
}
const plant = (variety: string, role: 'main' | 'intercrop', plantedOn: string, plantedQty = 7000): string => {
	const id = newId();
	first.did('planting.create', { id, block, variety, role, plantedOn, plantedQty });
	return id;
};
const close = (on: string) => first.did('block.close', { block, on, reason: '修路占了' });

test('a month says the same before and after one of its blocks was closed in a later month', () => {
	plant(pear, 'main', '2025-04-05');
	const plan = { block, targetUnit: 'e4mu', targetValue: 210_000, plannedFrom: '2026-02-01', plannedTo: '2026-03-31' };
	first.did('task.plan', { ...plan, id: newId(), kind: 'dormant_pruning' });
	const said = told('2026-02');
	expect(said).toContain('建园第 2 年，还没到结果的时候，仍在投入。');
	expect(said).toContain('接着干：修剪 21 亩。');
	county.today = '2026-05-10';
	close('2026-05-01');
	expect(told('2026-02')).toBe(said);
	// Since then there is nothing to tell of it.
	expect(told('2026-05')).not.toMatch(/建园|接着干/);
});

test('a year tells of both crops of a block, of what it took and brought, and of when that would be earned back, though it was closed the year after', () => {
	county.today = '2026-12-31';
	first.did('cost.record', { id: newId(), block, category: 'labour', amountFen: 2_100_000, occurredOn: '2024-05-01' });
	for (const [variety, role, grossG] of [
		[pear, 'main', 4_500_000],
		[peony, 'intercrop', 100_000],
	] as const)
		first.did('harvest.record', {
			...{ id: newId(), block, planting: plant(variety, role, '2024-04-05'), occurredOn: '2026-08-02', grossG },
		});
	const said = told('2026');
	expect(said).toContain('东坡（梨、牡丹间作）土地当量比缺参照，不能计算');
	expect(said).toContain('从栽的那年就记了投入的果园 21 亩，到第 3 年每亩累计投入 1,000 元');
	county.today = '2028-01-10';
	close('2027-06-01');
	expect(told('2026')).toBe(said);
	// It stood into its fourth year and no longer.
	expect(told('2027')).toContain('到第 4 年每亩累计投入 1,000 元');
	county.today = '2028-12-31';
	expect(told('2028')).not.toContain('到第 5 年');
});

test('a block whose name stands in another orchard of the village, too, is told with its orchard', () => {
	county.today = '2026-12-31';
	for (const [variety, role] of [
		[pear, 'main'],
		[peony, 'intercrop'],
	] as const)
		first.did('harvest.record', {
			...{ id: newId(), block, planting: plant(variety, role, '2024-04-05'), occurredOn: '2026-08-02', grossG: 100_000 },
		});
	expect(told('2026')).toMatch(/(?<!早金酥梨园 )东坡（/);
	const north = newId();
	first.did('orchard.create', { id: north, village: datun, name: '北沟园' });
	first.did('block.create', { id: newId(), orchard: north, name: '东坡', areaE4mu: 210_000 });
	expect(told('2026')).toContain('早金酥梨园 东坡（');
});
