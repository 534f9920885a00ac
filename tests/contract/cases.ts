import { localDate } from '@honghuo/core/dates.ts';
import { v7 as newId } from 'uuid';
import type { Draft, Ground } from './machine.ts';
import { machines } from './machines.ts';
import { withdrawables } from './withdrawables.ts';

/** One command with an input that is right, and what has to be there before. */
export type Case = { name: string; prepare: Draft[]; draft: Draft };

/** The village whose first secretary is the ground's assignee. */
const giver = '211422106214';

const square = [
	[0, 0],
	[30, 0],
	[30, 30],
	[0, 30],
];

/** Commands that neither move a machine on nor withdraw anything. The last draft of each is the command; those before make what it needs. */
const others: readonly ((ground: Ground) => Draft[])[] = [
	({ getting }) => [['secretary', 'orchard.create', { id: newId(), village: getting, name: `又一个园${newId().slice(-6)}` }]],
	({ block, getting }) => {
		const orchard = newId();
		const other = newId();
		return [
			['secretary', 'orchard.create', { id: orchard, village: getting, name: `园${orchard.slice(-6)}` }],
			['secretary', 'block.create', { id: other, orchard, name: '北坡', areaE4mu: 10_000 }],
			['secretary', 'block.update', { block: other, areaE4mu: 20_000 }],
			['secretary', 'sketch.draw', { orchard, outlines: [{ block: other, geometry: { plan: square } }] }],
			['secretary', 'work.logMany', { logs: many(block, other), kind: 'weeding', occurredOn: '2026-02-12' }],
			['secretary', 'task.planMany', { tasks: targets(block, other), kind: 'weeding', plannedFrom: '2026-02-01', plannedTo: '2026-02-20' }],
			['secretary', 'block.close', { block: other, on: '2026-03-01', reason: '修路' }],
			['secretary', 'block.reopen', { block: other }],
			['secretary', 'orchard.rename', { orchard, name: `改名${orchard.slice(-6)}` }],
			['secretary', 'orchard.close', { orchard, on: '2026-03-02', reason: '不种了' }],
			['secretary', 'orchard.reopen', { orchard }],
		];
	},
	({ block, variety }) => {
		const id = newId();
		return [
			['secretary', 'planting.create', { id, block, variety, role: 'pollinizer', plantedOn: '2020-04-05', plantedQty: 10 }],
			['secretary', 'planting.update', { planting: id, plantedOn: '2019-04-05', plantedQty: 11 }],
			['secretary', 'planting.remove', { planting: id, on: '2025-11-01', reason: '改种' }],
		];
	},
	({ block }) => {
		const area = { block, affectedE4mu: 10_000 };
		return [['secretary', 'event.record', { id: newId(), kind: 'hail', blocks: [area], occurredOn: '2025-06-20' }]];
	},
	({ block, variety }) => {
		const parent = newId();
		return [
			['secretary', 'planting.create', { id: parent, block, variety, role: 'pollinizer', plantedOn: '2021-04-05', plantedQty: 10 }],
			['secretary', 'survival.fill', { id: newId(), parent, plantedQty: 1, plantedOn: '2025-10-25' }],
		];
	},
	({ block, getting }) => {
		const [problem, advice, task] = [newId(), newId(), newId()];
		const plan = { kind: 'notching', plannedFrom: '2026-02-01', plannedTo: '2026-02-20', targetValue: 10_000, targetUnit: 'e4mu' };
		return [
			['secretary', 'problem.report', { id: problem, village: getting, channel: 'field', text: '光秃带怎么办' }],
			['secretary', 'advice.give', { id: advice, problem, village: getting, text: '刻芽', givenOn: '2026-02-01' }],
			['secretary', 'task.plan', { id: task, block, ...plan }],
			['secretary', 'advice.adopt', { advice, task }],
		];
	},
	({ getting }) => {
		const [person, posting, team] = [newId(), newId(), newId()];
		return [
			['administrator', 'person.add', { id: person, name: '驻村队员' }],
			['administrator', 'posting.give', { id: posting, person, role: 'viewer', unit: '211422', from: '2024-01-01', to: '2026-12-31' }],
			['administrator', 'posting.end', { posting, on: '2026-02-01' }],
			['administrator', 'person.rename', { person, name: '驻村队员二' }],
			['official', 'contact.set', { id: newId(), person, village: getting, phone: '13900000000' }],
			['administrator', 'team.create', { id: team, village: getting, name: `工作队${person.slice(-6)}` }],
			['administrator', 'team.update', { team, name: `驻村队${person.slice(-6)}` }],
			['administrator', 'team.end', { team, on: '2026-02-01' }],
			['official', 'unit.alias', { unit: getting, aliases: [`新立屯${person.slice(-6)}`] }],
		];
	},
	() => [
		['administrator', 'score.switch', { on: true, reason: `试一季 ${newId()}` }],
		[
			'official',
			'score.rule',
			{ id: newId(), fromOn: '2026-01-01', workPercent: 80, survivalPercent: 85, closurePercent: 90, basis: '县委农办〔2026〕3号' },
		],
	],
	({ getting }) => [['official', 'village.place', { village: getting, latitude: 406_000_000, longitude: 1_197_000_000 }]],
	({ getting, assignee }) => {
		const [consent, share, answered] = [newId(), newId(), newId()];
		const today = localDate(new Date());
		const codeHash = Array.from({ length: 64 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
		const days = { fromOn: '2025-01-01', toOn: '2025-12-31', expiresOn: today };
		return [
			[
				'official',
				'consent.record',
				{ id: consent, person: assignee, village: giver, purposes: ['name'], givenOn: '2026-01-05', how: 'oral' },
			],
			['official', 'consent.withdraw', { consent, on: '2026-01-20', how: 'paper' }],
			['secretary', 'evidence.share', { id: share, village: getting, codeHash, ...days }],
			['secretary', 'evidence.revoke', { share }],
			['official', 'feedback.send', { id: answered, text: '字太小' }],
			['official', 'feedback.answer', { feedback: answered, text: '有大字版' }],
		];
	},
	() => {
		const variety = newId();
		return [
			['official', 'variety.add', { id: variety, crop: 'pear', name: `梨${variety.slice(-6)}`, firstBearingYear: 3, fullBearingYear: 5 }],
			['official', 'variety.update', { variety, firstBearingYear: 4 }],
			['official', 'variety.retire', { variety, reason: '本县不种' }],
			['official', 'variety.restore', { variety }],
			['official', 'window.set', { window: newId(), work: 'bagging', firstDay: '05-01', lastDay: '06-15' }],
		];
	},
];

const many = (...blocks: string[]) => blocks.map((block) => ({ id: newId(), block, doneValue: 10_000, doneUnit: 'e4mu' }));

const targets = (...blocks: string[]) => blocks.map((block) => ({ id: newId(), block, targetValue: 10_000, targetUnit: 'e4mu' }));

/** Every command these tables know, once: how to come to where it would be taken, anew each time, and the right input last. */
export function cases(ground: Ground): Map<string, () => Case> {
	const found = new Map<string, () => Case>();
	const add = (make: () => Draft[]): void => {
		for (const [n, [, name]] of make().entries()) {
			if (found.has(name)) continue;
			found.set(name, () => {
				const drafts = make();
				return { name, prepare: drafts.slice(0, n), draft: drafts[n] ?? ['first', name, {}] };
			});
		}
	};
	for (const { begin, steps, states } of Object.values(machines)) {
		for (const { path, refuses } of Object.values(states)) {
			for (const step of Object.keys(steps).filter((one) => !(one in refuses))) {
				add(() => {
					const { ids, drafts } = begin(ground);
					const way = [...path, step].map((one) => steps[one]?.(ids, ground));
					return [...drafts, ...way.filter((draft) => draft !== undefined)];
				});
			}
		}
	}
	for (const { begin, withdraw, change } of Object.values(withdrawables)) {
		for (const last of [change, withdraw]) {
			if (!last) continue;
			add(() => {
				const id = newId();
				return [...begin(id, ground), last(id)];
			});
		}
	}
	for (const other of others) add(() => other(ground));
	return found;
}

/** Values that can be no day of the past, by where they stand. */
const noDays = ['2026-02-31', '26-2-1', '1066-10-14', '2099-12-31'] as const;
const noAmounts = [-1, 0, 1.5, 1e15, 9e15] as const;
/** Plans may lie ahead, and a count may come to nothing. */
const possible: Readonly<Record<string, readonly unknown[]>> = {
	'task.plan plannedTo': ['2099-12-31'],
	'task.planMany plannedTo': ['2099-12-31'],
	'task.correct plannedTo': ['2099-12-31'],
	'posting.give to': ['2099-12-31'],
	'posting.end on': ['2099-12-31'],
	'posting.give from': [],
	'donation.recount receivedQty': [0],
	'training.complete people': [0],
	'training.hold people': [0],
	'attendance.count people': [0],
	'attendance.recount people': [0],
	'income.record amountFen': [0],
	'income.correct amountFen': [0],
	'sketch.draw plan': [0],
};

/** The input with each of its days and amounts made impossible in turn. */
export function* impossible(name: string, input: object): Generator<{ where: string; value: unknown; input: unknown }> {
	function* walk(
		value: unknown,
		where: string,
		put: (next: unknown) => unknown,
	): Generator<{ where: string; value: unknown; input: unknown }> {
		const wrong =
			typeof value === 'number' ? noAmounts : typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? noDays : ([] as const);
		for (const one of wrong) {
			if (!possible[`${name} ${where}`]?.includes(one)) yield { where, value: one, input: put(one) };
		}
		if (Array.isArray(value)) {
			for (const [n, part] of value.entries()) yield* walk(part, where, (next) => put(value.with(n, next)));
		} else if (typeof value === 'object' && value !== null) {
			for (const [key, part] of Object.entries(value)) yield* walk(part, key, (next) => put({ ...value, [key]: next }));
		}
	}
	yield* walk(input, '', (next) => next);
}

/** The input with each of its ids, and each village's code, exchanged for others in turn: what it names may be something else, or nothing. */
export function* misplaced(input: object, ids: readonly string[], codes: readonly string[]): Generator<{ where: string; input: object }> {
	function* walk(value: unknown, where: string, put: (next: unknown) => object): Generator<{ where: string; input: object }> {
		const text = typeof value === 'string' ? value : '';
		const others = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? ids : /^\d{12}$/.test(text) ? codes : [];
		for (const one of others) if (one !== value) yield { where: `${where} ${ids.indexOf(one)}`, input: put(one) };
		if (Array.isArray(value)) {
			for (const [n, part] of value.entries()) yield* walk(part, where, (next) => put(value.with(n, next)));
		} else if (typeof value === 'object' && value !== null) {
			for (const [key, part] of Object.entries(value)) yield* walk(part, key, (next) => put({ ...value, [key]: next }));
		}
	}
	yield* walk(input, '', (next) => next as object);
}

/** Fields of a command that may name another row, as its schema tells. */
export const optionalIds = (schema: { properties?: object } | undefined): string[] =>
	Object.entries(schema?.properties ?? {}).flatMap(([field, of]) =>
		'items' in of || !JSON.stringify(of).includes('[0-9a-f]{8}-') ? [] : [field],
	);

/** The input without each of the things that may be left out, and without all of them. */
export function shorter(input: object, required: readonly string[]): object[] {
	const optional = Object.keys(input).filter((key) => !required.includes(key));
	const without = (...left: string[]) => Object.fromEntries(Object.entries(input).filter(([key]) => !left.includes(key)));
	return optional.length === 0 ? [] : [without(...optional), ...optional.map((key) => without(key))];
}
