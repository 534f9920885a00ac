import { total } from '@honghuo/core/measure.ts';
import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowOf } from './donation/figures.ts';
import { donations } from './donation/model.ts';
import { plantings } from './orchard/model.ts';
import { closureOf } from './problem/figures.ts';
import { problems } from './problem/model.ts';
import { features } from './slices.ts';
import { survivalOf } from './survival/figures.ts';
import { visitFigures } from './visit/figures.ts';
import { visits } from './visit/model.ts';

const [giving, taking] = ['211422106214', '211422222201'];
const [first, last] = ['2026-03-01', '2026-09-30'];

/** A county of two villages in which everything that is measured can happen. */
function begin() {
	const county = new PocketCounty(first);
	const ids = { variety: newId(), orchard: newId(), block: newId(), expert: newId() };
	county.put('org_unit', { id: giving, village: giving, level: 'village', name: '大屯村', parent: null });
	county.put('org_unit', { id: taking, village: taking, level: 'village', name: '新立屯村', parent: null });
	county.put('variety', { id: ids.variety, crop: 'pear', name: '早金酥', aliases: [] });
	const giver = county.person('first_secretary', giving);
	const taker = county.person('village_secretary', taking);
	const official = county.person('county_official', '211422');
	taker.did('orchard.create', { id: ids.orchard, village: taking, name: '梨园' });
	taker.did('block.create', { id: ids.block, orchard: ids.orchard, name: '东坡', areaE4mu: 70_000 });
	official.did('expert.add', { id: ids.expert, name: '果树专家', fields: ['pruning'] });
	return { county, giver, taker, official, ...ids };
}

type World = ReturnType<typeof begin>;
type Story = { qty: number; got: number; planted: number; alive: number; steps: number; spot: boolean; rest: number };

function gift({ giver, taker, variety, block, county }: World, { qty, got, planted, alive, steps }: Story): void {
	const [donation, item, planting] = [newId(), newId(), newId()];
	const items = [{ id: item, kind: 'seedling', variety, qty, unit: 'tree' }];
	const on = county.today;
	const way: [PocketPerson, string, object][] = [
		[giver, 'donation.draft', { id: donation, fromVillage: giving, toVillage: taking, items }],
		[giver, 'donation.pledge', { donation }],
		[giver, 'donation.dispatch', { donation }],
		[taker, 'donation.receive', { donation, items: [{ item, receivedQty: Math.min(got, qty) }] }],
		[taker, 'donation.plant', { donation, item, block, planting, plantedQty: planted, plantedOn: on }],
		[
			taker,
			'survival.record',
			{
				id: newId(),
				planting,
				kind: 'adhoc',
				method: 'census',
				inspected: planted,
				alive: Math.min(alive, planted),
				missing: planted - Math.min(alive, planted),
				occurredOn: on,
			},
		],
	];
	for (const [who, name, input] of way.slice(0, steps)) who.does(name, input);
}

function trouble({ taker, official }: World, { steps, spot }: Story): void {
	const problem = newId();
	const way: [PocketPerson, string, object][] = [
		[taker, 'problem.report', { id: problem, village: taking, channel: 'field', text: '叶子黄了' }],
		[official, 'problem.accept', { id: newId(), problem }],
		[official, 'problem.resolve', { id: newId(), problem, text: '浇水', onTheSpot: spot }],
		[taker, 'problem.confirm', { id: newId(), problem }],
	];
	for (const [who, name, input] of way.slice(0, steps)) who.does(name, input);
}

function visit({ taker, expert, county }: World, { steps, qty }: Story): void {
	const id = newId();
	taker.does('visit.request', { id, village: taking, topic: '剪枝', expert });
	if (steps > 1) taker.does('visit.schedule', { visit: id, expert, scheduledOn: county.today });
	if (steps > 2)
		taker.does('visit.complete', { visit: id, doneOn: county.today, attended: qty, advice: [{ id: newId(), text: '再剪一遍' }] });
}

test('a measure and the figure of the same thing never disagree, whatever happened', () => {
	const story = fc.record({
		...{ qty: fc.integer({ min: 1, max: 900 }), got: fc.integer({ min: 0, max: 900 }), planted: fc.integer({ min: 1, max: 400 }) },
		...{
			alive: fc.integer({ min: 0, max: 400 }),
			steps: fc.integer({ min: 1, max: 6 }),
			spot: fc.boolean(),
			rest: fc.integer({ min: 0, max: 9 }),
		},
	});
	fc.assert(
		fc.property(fc.array(story, { minLength: 1, maxLength: 12 }), (stories) => {
			const world = begin();
			const { county } = world;
			for (const one of stories) {
				gift(world, one);
				trouble(world, one);
				visit(world, one);
				const day = new Date(`${county.today}T12:00:00Z`);
				county.today = new Date(day.getTime() + one.rest * 86_400_000).toISOString().slice(0, 10);
			}
			const { today } = county;
			const shares = (name: string, village: string) => features.measures.get(name)?.shares(village, county, today) ?? [];
			const sum = (name: string, village: string) => total(shares(name, village)).value;
			const [sent, received] = [county.find(donations, 'fromVillage', giving), county.find(donations, 'toVillage', taking)];
			expect(sum('donation.sent', giving)).toBe(flowOf(sent, county).donated);
			expect(sum('donation.received', taking)).toBe(flowOf(received, county).received);
			expect(sum('donation.planted', taking)).toBe(flowOf(received, county).planted);
			const looked = survivalOf(county.find(plantings, 'village', taking), county, 'adhoc');
			expect(sum('survival.inspected', taking)).toBe(looked.inspected);
			expect(sum('survival.alive', taking)).toBe(looked.alive);
			const closure = closureOf(county.find(problems, 'village', taking), today);
			for (const part of ['reported', 'accepted', 'closed', 'same_day', 'on_the_spot'] as const) {
				expect(sum(`problem.${part}`, taking), part).toBe(closure[part].length);
			}
			// Screens and reports tell what is under way as accepted less closed.
			expect(closure.accepted.length).toBe(closure.closed.length + closure.under_way.length);
			expect(closure.open.length).toBe(closure.under_way.length + closure.waiting.length);
			// The day it names is the first on which silence closes another one.
			const turn = features.measures.get('problem.closed')?.turns?.(taking, county, today);
			const on = (day: string) => closureOf(county.find(problems, 'village', taking), day).closed.length;
			if (turn) expect(on(turn)).toBeGreaterThan(closure.closed.length);
			else expect(on('2099-01-01')).toBe(closure.closed.length);
			const made = visitFigures(county.find(visits, 'village', taking), county, { from: first, to: last, today });
			expect([sum('visit.done', taking), sum('visit.people', taking)]).toEqual([made.done, made.attended]);
			expect(sum('visit.by_expert', taking)).toBe(made.done);
		}),
		{ numRuns: 60 },
	);
});

test('every measure says in two languages what it is, and is named after its noun', () => {
	for (const { noun, measures = [] } of features.slices) {
		for (const { name, about } of measures) {
			expect(about['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
			expect(about.en.length).toBeGreaterThan(0);
			expect([noun, 'cost', 'support']).toContain(name.split('.')[0]);
		}
	}
});
