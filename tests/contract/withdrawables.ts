import { v7 as newId } from 'uuid';
import type { Draft } from './machine.ts';
import { note, reason, type Withdrawable } from './withdrawable.ts';
import { programmes } from './withdrawable-programmes.ts';

/** A cultivar of its own for what there can be one of. */
const sort = (id: string): Draft => ['official', 'variety.add', { id, crop: 'pear', name: `品种${id.slice(-6)}` }];

export const withdrawables: Readonly<Record<string, Withdrawable>> = {
	'work log': {
		begin: (id, { block }) => [
			['secretary', 'work.log', { id, block, kind: 'bagging', doneValue: 7, doneUnit: 'person_hour', occurredOn: '2026-02-12' }],
		],
		withdraw: (log) => ['secretary', 'work.withdraw', { log, reason }],
		change: (log) => ['secretary', 'work.correct', { log, note }],
		code: 'log_withdrawn',
	},
	harvest: {
		begin: (id, { block, planting }) => [
			['secretary', 'harvest.record', { id, block, planting, occurredOn: '2025-08-02', grossG: 1_000_000 }],
		],
		withdraw: (harvest) => ['secretary', 'harvest.withdraw', { harvest, reason }],
		change: (harvest) => ['secretary', 'harvest.correct', { harvest, note }],
		code: 'harvest_withdrawn',
	},
	sale: {
		begin: (id, { planting }) => [['secretary', 'sale.record', { id, planting, amountFen: 80_000, soldOn: '2025-08-12' }]],
		withdraw: (sale) => ['secretary', 'sale.withdraw', { sale, reason }],
		change: (sale) => ['secretary', 'sale.correct', { sale, note }],
		code: 'sale_withdrawn',
	},
	cost: {
		begin: (id, { block }) => [['secretary', 'cost.record', { id, block, category: 'bag', amountFen: 1, occurredOn: '2025-08-12' }]],
		withdraw: (cost) => ['secretary', 'cost.withdraw', { cost, reason }],
		change: (cost) => ['secretary', 'cost.correct', { cost, note }],
		code: 'cost_withdrawn',
	},
	event: {
		begin: (id, { block }) => [['secretary', 'event.record', { id, kind: 'frost', blocks: [{ block }], occurredOn: '2025-04-20' }]],
		withdraw: (event) => ['secretary', 'event.withdraw', { event, reason }],
		change: (event) => ['secretary', 'event.correct', { event, note }],
		code: 'event_withdrawn',
	},
	'survival check': {
		begin: (id, { planting }) => [
			[
				'secretary',
				'survival.record',
				{ id, planting, kind: 'adhoc', method: 'census', inspected: 700, alive: 700, occurredOn: '2025-10-20' },
			],
		],
		withdraw: (check) => ['secretary', 'survival.withdraw', { check, reason }],
		change: (check) => ['secretary', 'survival.correct', { check, note }],
		code: 'survival_withdrawn',
	},
	planting: {
		begin: (id, { block, variety }) => [
			['secretary', 'planting.create', { id, block, variety, role: 'intercrop', plantedOn: '2020-04-05', plantedQty: 10 }],
		],
		withdraw: (planting) => ['secretary', 'planting.withdraw', { planting, reason }],
		change: (planting) => ['secretary', 'planting.update', { planting, rootstock: note }],
		code: 'planting_removed',
	},
	'donated planting': {
		begin: (id, { giving: fromVillage, getting: toVillage, block, variety }) => {
			const [donation, item] = [id.replace(/^.{8}/, '00000000'), newId()];
			const items = [{ id: item, kind: 'seedling', variety, qty: 100, unit: 'tree' }];
			return [
				['first', 'donation.draft', { id: donation, fromVillage, toVillage, items }],
				['first', 'donation.pledge', { donation, on: '2025-03-01' }],
				['first', 'donation.dispatch', { donation, on: '2025-03-02' }],
				['secretary', 'donation.receive', { donation, items: [{ item, receivedQty: 90 }], on: '2025-03-03' }],
				['secretary', 'donation.plant', { donation, item, block, planting: id, plantedQty: 1, plantedOn: '2025-04-05' }],
			];
		},
		withdraw: (planting) => ['secretary', 'donation.unplant', { donation: planting.replace(/^.{8}/, '00000000'), planting, reason }],
		code: 'not_found',
	},
	advice: {
		begin: (id, { getting }) => {
			const problem = newId();
			return [
				['secretary', 'problem.report', { id: problem, village: getting, channel: 'field', text: '叶子发黄' }],
				['secretary', 'advice.give', { id, problem, village: getting, text: '补铁' }],
			];
		},
		withdraw: (advice) => ['secretary', 'advice.withdraw', { advice, reason }],
		change: (advice) => ['secretary', 'advice.correct', { advice, text: note }],
		code: 'advice_withdrawn',
	},
	expert: {
		begin: (id) => [['official', 'expert.add', { id, name: `专家${id.slice(-6)}`, fields: ['soil'] }]],
		withdraw: (expert) => ['official', 'expert.retire', { expert, reason }],
		change: (expert) => ['official', 'expert.update', { expert, note }],
		code: 'expert_retired',
	},
	bloom: {
		begin: (id, { getting }) => {
			const [orchard, block] = [newId(), newId()];
			return [
				['secretary', 'orchard.create', { id: orchard, village: getting, name: `园${orchard.slice(-6)}` }],
				['secretary', 'block.create', { id: block, orchard, name: '东坡', areaE4mu: 10_000 }],
				['secretary', 'bloom.record', { id, block, on: '2025-04-22' }],
			];
		},
		withdraw: (bloom) => ['secretary', 'bloom.withdraw', { bloom, reason }],
		change: (bloom) => ['secretary', 'bloom.correct', { bloom, note }],
		code: 'bloom_withdrawn',
	},
	price: {
		begin: (id, { variety }) => [['official', 'price.observe', { id, variety, fenPerKg: 400, place: '建昌', observedOn: '2025-08-01' }]],
		withdraw: (price) => ['official', 'price.withdraw', { price, reason }],
		code: 'price_withdrawn',
	},
	buyer: {
		begin: (id) => [['official', 'buyer.add', { id, name: `收购${id.slice(-6)}`, crops: ['pear'], months: [8] }]],
		withdraw: (buyer) => ['official', 'buyer.close', { buyer, reason }],
		change: (buyer) => ['official', 'buyer.update', { buyer, note }],
		code: 'buyer_closed',
	},
	'sole reference': {
		begin: (id) => {
			const variety = newId();
			return [sort(variety), ['official', 'reference.add', { id, variety, gPerMu: 5_000_000, source: '单种地块' }]];
		},
		withdraw: (reference) => ['official', 'reference.withdraw', { reference, reason }],
		change: (reference) => ['official', 'reference.correct', { reference, source: note }],
		code: 'reference_withdrawn',
	},
	'yield curve': {
		begin: (id) => {
			const variety = newId();
			return [sort(variety), ['official', 'curve.set', { id, variety, system: '3×4 米', points: [{ age: 5, gPerMu: 1 }], source: '试验' }]];
		},
		withdraw: (curve) => ['official', 'curve.withdraw', { curve, reason }],
		change: (curve) => ['official', 'curve.update', { curve, source: note }],
		code: 'curve_withdrawn',
	},
	topworking: {
		begin: (id, { block }) => {
			const [old, variety, planting] = [newId(), newId(), newId()];
			return [
				sort(old),
				sort(variety),
				['secretary', 'planting.create', { id: planting, block, variety: old, role: 'pollinizer', plantedOn: '2020-04-05' }],
				['secretary', 'planting.topwork', { id, planting, variety, on: '2025-03-20' }],
			];
		},
		withdraw: (topwork) => ['secretary', 'topwork.withdraw', { topwork, reason }],
		code: 'topwork_withdrawn',
	},
	comment: {
		begin: (id, { block }) => [['secretary', 'comment.add', { id, on: { table: 'orchard_block', row: block }, text: '长得好' }]],
		withdraw: (comment) => ['secretary', 'comment.withdraw', { comment, reason }],
		code: 'comment_withdrawn',
	},
	...programmes,
};
