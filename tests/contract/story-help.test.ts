import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue, did, figure, orchard, refused } from './account.ts';
import { County, datun, xinlitun } from './county.ts';

/**
 * Who helps whom in DOMAIN.md §1: the hawthorn orchard of 魏家岭村, millet seed for 素珠营子村 and the ten problems solved on the spot at 新立屯村; by public HTTP commands only,
 * each figure held against the journal entries behind it. Steps build on each other and run in order.
 */
const weijialing = '211422209200';
const suzhu = '211422203200';

let county: County;
let first: Visitor & { id: string };
let secretary: Visitor;
let hawthornSecretary: Visitor;
let official: Visitor;
let expert: Visitor & { id: string };

beforeAll(async () => {
	county = await County.open();
	first = await county.person('first_secretary', { unit: datun });
	secretary = await county.person('village_secretary', { unit: xinlitun });
	hawthornSecretary = await county.person('village_secretary', { unit: weijialing });
	official = await county.person('county_official', { unit: '211422' });
	expert = await county.person('expert', { unit: '211422' });
});
afterAll(() => county?.close());

describe('a hundred mu of hawthorn in 魏家岭村', () => {
	test('an expert comes, advises, and the advice becomes a task', async () => {
		const place = await orchard(hawthornSecretary, weijialing, '百亩山楂园', { 山楂坡: { areaE4mu: 1_000_000 } });
		const [profile, visit, advice, task] = [newId(), newId(), newId(), newId()];
		await did(official, 'expert.add', { id: profile, person: expert.id, fields: ['hawthorn', 'pruning'] });
		await did(hawthornSecretary, 'visit.request', {
			id: visit,
			village: weijialing,
			topic: '老山楂树怎么更新',
			orchard: place.orchard,
			expert: profile,
		});
		await did(expert, 'visit.schedule', { visit, scheduledOn: '2026-02-10' });
		expect((await refused(expert, 'visit.complete', { visit, doneOn: '2026-02-10' })).code).toBe('visit_without_advice');
		const done = await did(expert, 'visit.complete', {
			visit,
			doneOn: '2026-02-10',
			attended: 23,
			advice: [{ id: advice, text: '疏掉内膛大枝' }],
		});
		const asked = { village: weijialing, from: '2026-02-01', to: '2026-02-28' };
		expect(await figure(official, 'visits', asked)).toMatchObject({
			value: 1,
			parts: { advice: 1, adopted: 0, attended: 23 },
			versions: [done],
		});
		await did(hawthornSecretary, 'task.plan', {
			...{ id: task, block: place.山楂坡, kind: 'dormant_pruning', plannedFrom: '2026-02-11', plannedTo: '2026-03-10' },
			...{ targetValue: 1_000_000, targetUnit: 'e4mu' },
		});
		const adopted = await did(hawthornSecretary, 'advice.adopt', { advice, task });
		expect(await figure(official, 'visits', asked)).toEqual({
			value: 1,
			unit: 'village',
			parts: { villagesVisited: 1, villages: 1, done: 1, advice: 1, adopted: 1, attended: 23, followUpsDue: 0 },
			versions: [done, adopted],
			names: ['visit.complete', 'advice.adopt'],
		});
		const { parts } = await figure(official, 'visits', { from: asked.from, to: asked.to });
		expect(parts).toMatchObject({ villagesVisited: 1, villages: 293 });
		expect(await figure(official, 'progress', { task })).toMatchObject({ value: 0, parts: { target: 1_000_000 } });
	});
});

test('millet seed for 素珠营子村 is weighed, and adds to no count of trees', async () => {
	const grower = await county.person('village_secretary', { unit: suzhu });
	const variety = await catalogue(first);
	const [donation, item] = [newId(), newId()];
	const seed = { id: item, kind: 'seed', variety: variety('谷子'), unit: 'g', qty: 5_000, typed: { value: '10', unit: 'jin' } };
	expect(
		(
			await refused(first, 'donation.draft', {
				id: newId(),
				fromVillage: datun,
				toVillage: suzhu,
				items: [{ ...seed, unit: 'tree', typed: null }],
			})
		).code,
	).toBe('item_unit_misfit');
	await did(first, 'donation.draft', { id: donation, fromVillage: datun, toVillage: suzhu, items: [seed] });
	await did(first, 'donation.pledge', { donation, on: '2025-04-20' });
	await did(first, 'donation.dispatch', { donation, on: '2025-04-21' });
	const version = await did(grower, 'donation.receive', { donation, items: [{ item, receivedQty: 5_000 }], on: '2025-04-22' });
	expect(await figure(grower, 'donation', { donation, unit: 'g' })).toMatchObject({
		value: 5_000,
		unit: 'g',
		parts: { received: 5_000 },
		versions: [version],
	});
	expect(await figure(grower, 'donation', { donation })).toMatchObject({ value: 0, unit: 'tree', versions: [] });
});

describe('ten problems at 新立屯村', () => {
	const closed: number[] = [];
	const rates = () => figure(official, 'closure', { village: xinlitun, from: '2025-04-01', to: '2025-04-30' });

	test('are solved on the spot by who came along: 10 of 10', async () => {
		expect(await rates()).toMatchObject({ value: null, versions: [] });
		for (let n = 1; n <= 10; n++) {
			const problem = newId();
			const step = () => ({ id: newId(), problem, occurredOn: '2025-04-06' });
			await did(secretary, 'problem.report', {
				id: problem,
				village: xinlitun,
				channel: 'field',
				text: `第 ${n} 个问题：苗怎么栽`,
				crop: 'pear',
				occurredOn: '2025-04-06',
			});
			await did(official, 'problem.accept', step());
			await did(official, 'problem.assign', { ...step(), assignee: first.id });
			await did(first, 'problem.resolve', { ...step(), text: '当场做了一遍', onTheSpot: true });
			closed.push(await did(secretary, 'problem.confirm', step()));
		}
		expect(await rates()).toEqual({
			value: 100,
			unit: 'percent',
			parts: {
				...{
					reported: 10,
					accepted: 10,
					rejected: 0,
					closed: 10,
					same_day: 10,
					on_the_spot: 10,
					open: 0,
					under_way: 0,
					waiting: 0,
					late: 0,
				},
				...{ same_day_rate: '100.0%', on_the_spot_rate: '100.0%' },
			},
			versions: closed,
			names: Array(10).fill('problem.confirm'),
		});
		const spot = await figure(official, 'closure', { village: xinlitun, part: 'on_the_spot' });
		expect(spot).toMatchObject({ value: 10, unit: 'problem', versions: closed });
	});

	test('one that is not accepted yet counts in no rate; one reopened is closed no more', async () => {
		const problem = newId();
		const step = () => ({ id: newId(), problem, occurredOn: '2025-04-08' });
		await did(secretary, 'problem.report', {
			id: problem,
			village: xinlitun,
			channel: 'phone',
			text: '苗根发黑',
			occurredOn: '2025-04-08',
		});
		expect(await rates()).toMatchObject({ value: 100, parts: { reported: 11, accepted: 10 }, versions: closed });
		await did(official, 'problem.accept', step());
		await did(official, 'problem.resolve', { ...step(), text: '泡根再栽' });
		await did(secretary, 'problem.confirm', step());
		expect((await rates()).parts).toMatchObject({ accepted: 11, closed: 11, on_the_spot: 10, on_the_spot_rate: '90.9%' });
		const reopened = await did(secretary, 'problem.reopen', { ...step(), reason: '还是发黑' });
		expect(await rates()).toMatchObject({ value: 90.9, parts: { accepted: 11, closed: 10 }, versions: [...closed, reopened] });
	});
});
