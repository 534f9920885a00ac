import { inSpan } from '@honghuo/core/measure.ts';
import { inCell } from '@honghuo/core/paper.ts';
import type { Written } from '@honghuo/core/paper-source.ts';
import { addTallies, tallyOf } from '@honghuo/core/tally.ts';
import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, expect, test } from 'vitest';
import { features } from '../slices.ts';

/** 大屯村 and 新立屯村 as DOMAIN.md §1 tells them, reported from their own records alone. */
const [datun, xinlitun] = ['211422106214', '211422222201'];
let county: PocketCounty;
let first: PocketPerson;
let partner: PocketPerson;
const [pear, apple, peony] = [newId(), newId(), newId()];

beforeEach(() => {
	county = new PocketCounty('2026-02-28');
	const unit = (id: string, level: string, name: string, parent: string | null) =>
		county.put('org_unit', { id, level, name, parent, village: level === 'village' ? id : null });
	unit('211422106', 'township', '大屯镇', '211422');
	unit('211422222', 'township', '小德营子乡', '211422');
	unit(datun, 'village', '大屯村', '211422106');
	unit(xinlitun, 'village', '新立屯村', '211422222');
	for (const [id, crop, name, years] of [
		[pear, 'pear', '早金酥', [3, 5]],
		[apple, 'apple', '信农黄', [3, 6]],
		[peony, 'peony', '油用牡丹', [3, 5]],
	] as const)
		county.put('variety', { id, crop, name, aliases: [], firstBearingYear: years[0], fullBearingYear: years[1] });
	county.put('team', { id: newId(), village: datun, name: '驻大屯村工作队' });
	first = county.person('first_secretary', datun);
	partner = county.person('village_secretary', xinlitun);
});

/** The report as the server writes it: from rows, and from the shares of the measures. */
function report(unit: string, period: string): Written {
	const source = features.papers.get('report');
	const tally = addTallies(
		[...features.measures.values()].map((measure) => {
			const shares = measure.shares(unit, county, county.today);
			return tallyOf(measure.name, inSpan(measure, shares, '1900-01-01', '2099-12-31'));
		}),
	);
	if (!source) throw new Error('no such paper');
	return source.write({ unit, period }, county, new Map([[unit, tally]]), { today: county.today });
}
const textOf = ({ paper }: Written): string =>
	paper.sections
		.flatMap(({ paragraphs }) => paragraphs.map((spans) => spans.map((span) => (typeof span === 'string' ? span : span.text)).join('')))
		.join('\n');

function give(): { donation: string; items: string[] } {
	const [donation, pears, apples] = [newId(), newId(), newId()];
	const items = [
		{ id: pears, kind: 'seedling', variety: pear, qty: 700, unit: 'tree' },
		{ id: apples, kind: 'seedling', variety: apple, qty: 300, unit: 'tree' },
	];
	first.did('donation.draft', { id: donation, fromVillage: datun, toVillage: xinlitun, items });
	first.did('donation.pledge', { donation, on: '2026-02-20' });
	first.did('donation.dispatch', { donation, on: '2026-02-24' });
	return { donation, items: [pears, apples] };
}

test('700 and 300 seedlings, signed for as sent: told one by one, as 1,000 together, and in the table as numbers', () => {
	const { donation, items } = give();
	expect(textOf(report(datun, '2026-02'))).toContain('向新立屯村捐赠早金酥梨苗 700 株、信农黄苹果苗 300 株，2月24日送出，等签收。');
	partner.did('donation.receive', {
		donation,
		on: '2026-02-26',
		items: items.map((item, index) => ({ item, receivedQty: index === 0 ? 700 : 300 })),
	});
	const written = report(datun, '2026-02');
	expect(textOf(written)).toContain(
		'向新立屯村捐赠早金酥梨苗 700 株、信农黄苹果苗 300 株，2月26日签收，数目相符。\n本月共送出苗木 1,000 株。',
	);
	expect(written.paper.sections[0]?.table?.rows).toEqual([
		['新立屯村', '早金酥梨苗', 700, '株', '2.26', '已签收'],
		['新立屯村', '信农黄苹果苗', 300, '株', '2.26', '已签收'],
	]);
	expect(written.paper.signature).toBe('驻大屯村工作队');
	expect(textOf(report(xinlitun, '2026-02'))).toContain(
		'大屯村送来早金酥梨苗 700 株、信农黄苹果苗 300 株，2月26日签收，数目相符。\n本月共收到苗木 1,000 株。',
	);
	// In the months before and after nothing of it happened.
	for (const period of ['2026-01', '2025']) expect(textOf(report(datun, period))).not.toContain('捐赠');
});

test('what came short is said to be short', () => {
	const { donation, items } = give();
	partner.did('donation.receive', {
		donation,
		on: '2026-02-26',
		items: items.map((item, index) => ({ item, receivedQty: index === 0 ? 690 : 300 })),
	});
	expect(textOf(report(xinlitun, '2026-02'))).toContain('早金酥梨苗 690 株、信农黄苹果苗 300 株，2月26日签收，比送出的少。');
});

test('help given and got is told by kind with its partners, each number with the entries behind it', () => {
	give();
	const expert = newId();
	county.put('expert', { id: expert, person: first.id, name: null, homeUnit: '省农科院' });
	const posted = { unit: datun, team: null, role: 'first_secretary', fromOn: '2024-01-01', toOn: null };
	county.put('posting', { id: newId(), person: first.id, ...posted });
	const been = { version: 9, state: 'done', withdrawnReason: null, expert };
	for (const [village, doneOn] of [
		[xinlitun, '2026-02-24'],
		[xinlitun, '2026-02-25'],
		['211422209200', '2026-02-26'],
		['211422209200', '2026-03-02'],
	])
		county.put('expert_visit', { id: newId(), village, doneOn, ...been });
	county.put('org_unit', { id: '211422209200', level: 'village', name: '魏家岭村', parent: '211422209', village: '211422209200' });
	const turnout = { version: 9, session: newId(), heldOn: '2026-02-20', giver: datun, people: 12, withdrawnReason: null };
	county.put('training_turnout', { id: newId(), village: xinlitun, ...turnout });
	const given = report(datun, '2026-02');
	expect(textOf(given)).toContain(
		'帮扶别的村 5 次：送苗 1 次（新立屯村）、到村看地 3 次（魏家岭村 1 次、新立屯村 2 次）、培训 1 次（新立屯村）。',
	);
	expect(given.paper.sections[0]?.table?.rows.slice(2)).toEqual([
		['魏家岭村', '到村看地', 1, '次', '2.26', '已办'],
		['新立屯村', '到村看地', 2, '次', '2.25', '已办'],
		['新立屯村', '培训', 1, '次', '2.20', '已办'],
	]);
	for (const { from } of given.figures) if ('entries' in from) expect(from.entries.length).toBeGreaterThan(0);
	// An official of the county stands for the county, by its name and not by its code.
	const official = county.person('county_official', '211422');
	county.put('org_unit', { id: '211422', level: 'county', name: '建昌县', parent: null, village: null });
	county.put('posting', { id: newId(), person: official.id, ...posted, unit: '211422', role: 'county_official' });
	const own = newId();
	county.put('expert', { id: own, person: official.id, name: null, homeUnit: null });
	county.put('expert_visit', { id: newId(), village: '211422209200', doneOn: '2026-02-26', ...been, expert: own });
	expect(textOf(report('211422209200', '2026-02'))).toContain('到村看地 2 次（建昌县 1 次、大屯村 1 次）');
	const got = report(xinlitun, '2026-02');
	expect(textOf(got)).toContain('接受联村帮扶 4 次：送苗 1 次（大屯村）、到村看地 2 次（大屯村）、培训 1 次（大屯村）。');
	expect(got.paper.sections[0]?.table?.rows.slice(2)).toEqual([
		['大屯村来', '到村看地', 2, '次', '2.25', '已办'],
		['大屯村来', '培训', 1, '次', '2.20', '已办'],
	]);
});

test('a young orchard is still outlay; what is left of the pruning and what comes next are its plans, each with its entries', () => {
	const [orchard, block] = [newId(), newId()];
	first.did('orchard.create', { id: orchard, village: datun, name: '早金酥梨园' });
	first.did('block.create', { id: block, orchard, name: '东坡', areaE4mu: 210_000 });
	first.did('planting.create', { id: newId(), block, variety: pear, role: 'main', plantedOn: '2025-04-05', plantedQty: 7000 });
	const task = newId();
	const plan = { block, targetUnit: 'e4mu', targetValue: 210_000 };
	first.did('task.plan', { ...plan, id: task, kind: 'dormant_pruning', plannedFrom: '2026-02-01', plannedTo: '2026-03-10' });
	first.did('task.plan', { ...plan, id: newId(), kind: 'branch_bending', plannedFrom: '2026-03-20', plannedTo: '2026-04-30' });
	first.did('work.log', {
		id: newId(),
		task,
		block,
		kind: 'dormant_pruning',
		doneValue: 70_000,
		doneUnit: 'e4mu',
		occurredOn: '2026-02-26',
	});
	const written = report(datun, '2026-02');
	expect(textOf(written)).toBe(
		[
			'梨园 21 亩，数过的果树 7,000 株，本月完成修剪 7 亩，占三分之一。',
			'建园第 2 年，还没到结果的时候，仍在投入。',
			'接着干：修剪 14 亩。',
			'下月安排：拉枝 21 亩（3月20日至4月30日）。',
		].join('\n'),
	);
	for (const { from } of written.figures) if ('entries' in from) expect(from.entries.length).toBeGreaterThan(0);
});

test('LER of the year: 9000/10000 + 200/400 are 1.4; while a reference is missing it can’t be reckoned, and says so', () => {
	county.today = '2026-12-31';
	const [orchard, block] = [newId(), newId()];
	first.did('orchard.create', { id: orchard, village: datun, name: '梨下牡丹园' });
	first.did('block.create', { id: block, orchard, name: '东坡', areaE4mu: 10_000 });
	for (const [variety, role, grams] of [
		[pear, 'main', 4_500_000],
		[peony, 'intercrop', 100_000],
	] as const) {
		const planting = newId();
		first.did('planting.create', { id: planting, block, variety, role, plantedOn: '2020-04-05', plantedQty: 300 });
		first.did('harvest.record', { id: newId(), block, planting, occurredOn: '2026-08-02', grossG: grams });
	}
	expect(textOf(report(datun, '2026'))).toContain('东坡（梨、牡丹间作）土地当量比缺参照，不能计算（还没有早金酥、油用牡丹净作的亩产）。');
	const official = county.person('county_official', '211422');
	for (const [variety, gPerMu] of [
		[pear, 5_000_000],
		[peony, 200_000],
	] as const)
		official.did('reference.add', { id: newId(), variety, gPerMu, source: '建昌县试验' });
	expect(textOf(report(datun, '2026'))).toContain('东坡（梨、牡丹间作）土地当量比 1.4。');
});

test('what a mu took and brought since it was planted, beside maize, and the year it was paid back; each number has its entries', () => {
	county.today = '2028-12-31';
	const official = county.person('county_official', '211422');
	const [orchard, block, planting, old] = [newId(), newId(), newId(), newId()];
	first.did('orchard.create', { id: orchard, village: datun, name: '早金酥梨园' });
	first.did('block.create', { id: block, orchard, name: '东坡', areaE4mu: 100_000 });
	first.did('block.create', { id: old, orchard, name: '老园', areaE4mu: 500_000 });
	first.did('planting.create', { id: planting, block, variety: pear, role: 'main', plantedOn: '2026-04-05', plantedQty: 3330 });
	first.did('planting.create', { id: newId(), block: old, variety: pear, role: 'main', plantedOn: '2010-04-05', plantedQty: 3330 });
	const spent = (on: string, amountFen: number, at = block) =>
		first.did('cost.record', { id: newId(), block: at, category: 'labour', amountFen, occurredOn: on });
	// Land is prepared the autumn before: that is the first year's. The old orchard's outlay is on record only since now.
	spent('2025-11-02', 1_000_000);
	spent('2026-05-01', 3_500_000);
	spent('2027-05-01', 1_500_000);
	spent('2028-05-01', 500_000);
	spent('2028-05-01', 900_000, old);
	first.did('sale.record', { id: newId(), planting, amountFen: 7_000_000, soldOn: '2028-08-01' });
	const at = (period: string) => {
		county.today = `${period}-12-31`;
		return report(datun, period);
	};
	expect(textOf(at('2027'))).toContain(
		'从栽的那年就记了投入的果园 10 亩，到第 2 年每亩累计投入 6,000 元，还没有收入，还在投入期，没到回本的时候。\n县里还没有定玉米的数，不和玉米比。',
	);
	official.did('assumption.set', { assumption: newId(), maizeFenPerMu: 40_000, maizeSource: '县农业农村局' });
	const written = at('2028');
	expect(textOf(written)).toContain(
		'到第 3 年每亩累计投入 6,500 元、收入 7,000 元，第 3 年回本。\n同样年数种玉米每亩净落 1,200 元（出处：县农业农村局），还没有超过种玉米。',
	);
	const table = written.paper.sections.find(({ heading }) => heading.endsWith('投入与回本'))?.table;
	expect(table?.rows.map((row) => row.map(inCell))).toEqual([
		['第 1 年', 10, 4500, 0, 400],
		['第 2 年', 10, 6000, 0, 800],
		['第 3 年', 10, 6500, 7000, 1200],
	]);
	const known = new Set(written.figures.map(({ key }) => key));
	for (const one of table?.rows.flat() ?? []) if (typeof one === 'object') expect(known.has(one.figure)).toBe(true);
	expect(textOf(at('2028')).match(/果价按每公斤/g)).toBeNull();
	official.did('curve.set', {
		...{ id: newId(), variety: pear, system: 'V形密植', treesPerMu: 333, source: '2016 年建昌县试验' },
		points: [
			{ age: 3, gPerMu: 799_200 },
			{ age: 5, gPerMu: 3_762_900 },
			{ age: 6, gPerMu: 5_061_600 },
		],
	});
	expect(textOf(at('2028'))).toContain('果价按每公斤 2 元算，东坡、老园照「V形密植」的产量，预计第 5 年回本。');
});
