import { v7 as newId } from 'uuid';
import type { Draft, Ground } from './machine.ts';

/** A record that can be withdrawn (or closed, or retired): how it comes to be, what takes it away, what would change it, and what is said then. */
export type Withdrawable = {
	begin: (id: string, ground: Ground) => Draft[];
	withdraw: (id: string) => Draft;
	change?: (id: string) => Draft;
	code: string;
};

const reason = '记错了';
const note = '改一下';
/** Two growers of a village who have no account. */
const pair = (village: string, id: string) => ({
	kind: 'growers',
	village,
	helperName: '熟手',
	helpedName: `新手${id.slice(-6)}`,
	cadence: 'month',
});
/** A cultivar of its own for what there can be one of. */
const sort = (id: string): Draft => ['official', 'variety.add', { id, crop: 'pear', name: `品种${id.slice(-6)}` }];

/** A year and a source nobody has recorded yet: of each there is one. */
let years = 0;
const freshYear = () => {
	const n = years++;
	return {
		first: n < 276,
		year: 1980 + (n % 46),
		source: (['leasing', 'contracting', 'operating', 'investment', 'subsidy', 'other'] as const)[Math.floor(n / 46) % 6],
	};
};

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
	'visit of a service team': {
		begin: (id, { getting }) => {
			const team = newId();
			const villages = [{ id: newId(), village: getting }];
			return [
				[
					'official',
					'service.form',
					{ id: team, kind: 'team', name: `服务队${team.slice(-6)}`, from: '2025-01-01', headcount: 5, villages },
				],
				['secretary', 'service.visit', { id, team, village: getting, occurredOn: '2026-02-01' }],
			];
		},
		withdraw: (visit) => ['secretary', 'service.withdraw', { visit, reason }],
		change: (visit) => ['secretary', 'service.correct', { visit, text: note }],
		code: 'service_visit_withdrawn',
	},
	'link of a service team': {
		begin: (id, { getting }) => {
			const team = newId();
			return [
				['official', 'service.form', { id: team, kind: 'unit', name: `单位${team.slice(-6)}`, from: '2025-01-01' }],
				['official', 'service.link', { id, team, village: getting, from: '2025-02-01' }],
			];
		},
		withdraw: (link) => ['official', 'service.unlink', { link, on: '2026-02-01', reason }],
		code: 'service_unlinked',
	},
	'service team': {
		begin: (id) => [['official', 'service.form', { id, kind: 'team', name: `队${id.slice(-6)}`, from: '2025-01-01' }]],
		withdraw: (team) => ['official', 'service.end', { team, on: '2026-02-01', reason }],
		change: (team) => ['official', 'service.update', { team, dispatchedBy: '省农业科学院' }],
		code: 'service_ended',
	},
	zone: {
		begin: (id, { getting }) => [['secretary', 'zone.add', { id, village: getting, name: `网格${id.slice(-6)}`, households: 40 }]],
		withdraw: (zone) => ['secretary', 'zone.close', { zone, reason }],
		change: (zone) => ['secretary', 'zone.update', { zone, keeperName: '网格员' }],
		code: 'zone_closed',
	},
	'contact of a pairing': {
		begin: (id, { getting }) => {
			const pairing = newId();
			return [
				['secretary', 'pairing.propose', { id: pairing, ...pair(getting, pairing) }],
				['secretary', 'pairing.confirm', { pairing, on: '2026-01-05' }],
				['secretary', 'pairing.contact', { id, pairing, occurredOn: '2026-02-01', text: '看了拉枝' }],
			];
		},
		withdraw: (contact) => ['secretary', 'pairing.withdraw', { contact, reason }],
		code: 'pairing_contact_withdrawn',
	},
	comment: {
		begin: (id, { block }) => [['secretary', 'comment.add', { id, on: { table: 'orchard_block', row: block }, text: '长得好' }]],
		withdraw: (comment) => ['secretary', 'comment.withdraw', { comment, reason }],
		code: 'comment_withdrawn',
	},
	'training theme': {
		begin: (id) => [['official', 'theme.define', { id, name: `主题${id.slice(-6)}` }]],
		withdraw: (theme) => ['official', 'theme.retire', { theme, reason }],
		change: (theme) => ['official', 'theme.rename', { theme, name: `改名${theme.slice(-6)}` }],
		code: 'theme_retired',
	},
	'name on a training list': {
		begin: (id, { getting }) => {
			const session = newId();
			const held = { village: getting, topic: '冬剪', heldOn: '2026-02-05', turnouts: [{ id: newId(), village: getting, people: 2 }] };
			return [
				['secretary', 'training.hold', { id: session, ...held }],
				['secretary', 'attendance.name', { session, village: getting, people: [{ id, name: '果农乙' }] }],
			];
		},
		withdraw: (attendance) => ['secretary', 'attendance.strike', { attendance, reason }],
		code: 'attendance_struck',
	},
	'village income': {
		begin: (id, { getting, giving }) => {
			const { year, source, first } = freshYear();
			return [['official', 'income.record', { id, village: first ? getting : giving, year, source, amountFen: 1_000_000, note: '厂房' }]];
		},
		withdraw: (income) => ['official', 'income.withdraw', { income, reason }],
		change: (income) => ['official', 'income.correct', { income, amountFen: 2_000_000 }],
		code: 'income_withdrawn',
	},
	tag: {
		begin: (id) => [['official', 'tag.define', { id, kind: 'chain', name: `链${id.slice(-6)}`, since: '2025-01-01' }]],
		withdraw: (tag) => ['official', 'tag.retire', { tag, reason }],
		change: (tag) => ['official', 'tag.correct', { tag, note }],
		code: 'tag_retired',
	},
	'tag on a village': {
		begin: (id, { getting }) => {
			const tag = newId();
			return [
				['official', 'tag.define', { id: tag, kind: 'brand', name: `品牌${tag.slice(-6)}` }],
				['official', 'tag.put', { id, tag, village: getting, since: '2025-03-01' }],
			];
		},
		withdraw: (put) => ['official', 'tag.remove', { put, on: '2026-01-01', reason }],
		code: 'tag_removed',
	},
};
