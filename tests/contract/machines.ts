import { v7 as newId } from 'uuid';
import { all, type Machine } from './machine.ts';
import { pairing, report, session } from './programmes.ts';

const giving = ['pledge', 'dispatch', 'receive', 'plant', 'cancel', 'close'] as const;
const donation: Machine = {
	begin: ({ giving: fromVillage, getting: toVillage, variety }) => {
		const ids = { donation: newId(), item: newId() };
		const items = [{ id: ids.item, kind: 'seedling', variety, qty: 100, unit: 'tree' }];
		return { ids, drafts: [['first', 'donation.draft', { id: ids.donation, fromVillage, toVillage, items }]] };
	},
	steps: {
		amend: ({ item }) => ['first', 'donation.amend', { item, qty: 110 }],
		pledge: ({ donation }) => ['first', 'donation.pledge', { donation, on: '2025-03-01' }],
		dispatch: ({ donation }) => ['first', 'donation.dispatch', { donation, on: '2025-03-02' }],
		receive: ({ donation, item }) => ['secretary', 'donation.receive', { donation, items: [{ item, receivedQty: 90 }], on: '2025-03-03' }],
		recount: ({ item }) => ['secretary', 'donation.recount', { item, receivedQty: 91 }],
		plant: ({ donation, item }, { block }) => [
			'secretary',
			'donation.plant',
			{ donation, item, block, planting: newId(), plantedQty: 1, plantedOn: '2025-04-05' },
		],
		cancel: ({ donation }) => ['first', 'donation.cancel', { donation, reason: '不送了' }],
		close: ({ donation }) => ['first', 'donation.close', { donation, on: '2025-11-01', reason: '没法查' }],
	},
	states: {
		draft: {
			path: [],
			refuses: {
				dispatch: 'dispatch_early',
				receive: 'receive_early',
				recount: 'recount_late',
				plant: 'plant_early',
				close: 'close_early',
			},
		},
		pledged: {
			path: ['pledge'],
			refuses: { pledge: 'pledge_late', receive: 'receive_early', recount: 'recount_late', plant: 'plant_early', close: 'close_early' },
		},
		dispatched: {
			path: ['pledge', 'dispatch'],
			refuses: {
				...{ amend: 'amend_late', pledge: 'pledge_late', dispatch: 'dispatch_late' },
				...{ recount: 'recount_late', plant: 'plant_early', close: 'close_early' },
			},
		},
		received: {
			path: ['pledge', 'dispatch', 'receive'],
			refuses: {
				amend: 'amend_late',
				pledge: 'pledge_late',
				dispatch: 'dispatch_late',
				receive: 'donation_received',
				cancel: 'cancel_late',
			},
		},
		closed: {
			path: ['pledge', 'dispatch', 'receive', 'close'],
			refuses: { ...all(giving, 'donation_closed'), amend: 'amend_late', receive: 'donation_received', recount: 'recount_late' },
		},
		cancelled: {
			path: ['pledge', 'cancel'],
			refuses: { ...all(giving, 'donation_cancelled'), amend: 'amend_late', recount: 'recount_late' },
		},
	},
};

const asked = ['accept', 'reject', 'assign', 'answer', 'attach', 'resolve', 'confirm', 'reopen'] as const;
const unresolved = all(['confirm', 'reopen'], 'problem_unresolved');
const given = { ...unresolved, ...all(['accept', 'reject'], 'problem_taken') };
const step = (problem: string | undefined) => ({ id: newId(), problem });
const problem: Machine = {
	begin: ({ getting }) => {
		const ids = { problem: newId() };
		return { ids, drafts: [['secretary', 'problem.report', { id: ids.problem, village: getting, channel: 'field', text: '梨树花发黑' }]] };
	},
	steps: {
		accept: ({ problem }) => ['official', 'problem.accept', step(problem)],
		reject: ({ problem }) => ['official', 'problem.reject', { ...step(problem), reason: '不归这里管' }],
		assign: ({ problem }, { assignee }) => ['official', 'problem.assign', { ...step(problem), assignee }],
		answer: ({ problem }) => ['official', 'problem.answer', { ...step(problem), text: '剪掉' }],
		attach: ({ problem }) => ['secretary', 'problem.attach', { ...step(problem), kind: 'progress', text: '又看了一遍' }],
		resolve: ({ problem }) => ['official', 'problem.resolve', { ...step(problem), text: '剪掉了' }],
		confirm: ({ problem }) => ['secretary', 'problem.confirm', step(problem)],
		reopen: ({ problem }) => ['secretary', 'problem.reopen', { ...step(problem), reason: '又黑了' }],
	},
	states: {
		reported: { path: [], refuses: { ...unresolved, ...all(['assign', 'answer', 'resolve'], 'problem_unaccepted') } },
		accepted: { path: ['accept'], refuses: { ...given, answer: 'problem_unassigned' } },
		assigned: { path: ['accept', 'assign'], refuses: given },
		answered: { path: ['accept', 'assign', 'answer'], refuses: given },
		resolved: {
			path: ['accept', 'assign', 'resolve'],
			refuses: all(['accept', 'reject', 'assign', 'answer', 'resolve'], 'problem_resolved'),
		},
		closed: {
			path: ['accept', 'resolve', 'confirm'],
			refuses: all(
				asked.filter((one) => one !== 'reopen'),
				'problem_closed',
			),
		},
		rejected: { path: ['reject'], refuses: all(asked, 'problem_rejected') },
		reopened: { path: ['accept', 'resolve', 'confirm', 'reopen'], refuses: given },
	},
};

const [ahead, arranged, been] = [
	['decline', 'cancel'],
	['reschedule', 'complete'],
	['update', 'withdraw', 'thank'],
];
const visiting = ['schedule', ...ahead, ...arranged, ...been, 'followUp'];
const except = (code: string, ...taken: string[]) =>
	all(
		visiting.filter((one) => !taken.includes(one)),
		code,
	);
const endings: Machine['steps'] = {
	decline: ({ visit }) => ['official', 'visit.decline', { visit, reason: '出差' }],
	cancel: ({ visit }) => ['secretary', 'visit.cancel', { visit, reason: '下雪' }],
};
const visit: Machine = {
	begin: ({ getting, expert }) => {
		const ids = { visit: newId() };
		return { ids, drafts: [['secretary', 'visit.request', { id: ids.visit, village: getting, topic: '拉枝', expert }]] };
	},
	steps: {
		schedule: ({ visit }) => ['secretary', 'visit.schedule', { visit, scheduledOn: '2026-02-10' }],
		reschedule: ({ visit }) => ['official', 'visit.reschedule', { visit, scheduledOn: '2026-02-12' }],
		complete: ({ visit }) => [
			'secretary',
			'visit.complete',
			{ visit, doneOn: '2026-02-12', advice: [{ id: newId(), text: '拉到 60 度' }] },
		],
		update: ({ visit }) => ['secretary', 'visit.update', { visit, attended: 12 }],
		followUp: ({ visit }) => ['secretary', 'visit.followUp', { visit, followedUpOn: '2026-02-20' }],
		...endings,
		withdraw: ({ visit }) => ['secretary', 'visit.withdraw', { visit, reason: '记错了' }],
		thank: ({ visit }) => ['secretary', 'visit.thank', { visit, text: '谢谢' }],
	},
	states: {
		requested: { path: [], refuses: except('visit_requested', 'schedule', ...ahead) },
		scheduled: { path: ['schedule'], refuses: except('visit_scheduled', ...ahead, ...arranged) },
		done: { path: ['schedule', 'complete'], refuses: except('visit_done', ...been, 'followUp') },
		followed_up: { path: ['schedule', 'complete', 'followUp'], refuses: except('visit_followed_up', ...been) },
		declined: { path: ['decline'], refuses: except('visit_declined') },
		cancelled: { path: ['schedule', 'cancel'], refuses: except('visit_cancelled') },
		withdrawn: { path: ['schedule', 'complete', 'withdraw'], refuses: except('visit_withdrawn') },
	},
};

const open: Machine = {
	begin: ({ getting }) => {
		const ids = { visit: newId() };
		return { ids, drafts: [['secretary', 'visit.request', { id: ids.visit, village: getting, topic: '剪枝' }]] };
	},
	steps: {
		take: ({ visit }, { profile: expert }) => ['first', 'visit.take', { visit, expert, scheduledOn: '2026-02-10' }],
		give: ({ visit }, { expert }) => ['official', 'visit.reschedule', { visit, expert, changeReason: '那天要去培训' }],
		...endings,
	},
	states: {
		open: { path: [], refuses: { give: 'visit_requested' } },
		taken: { path: ['take'], refuses: { take: 'visit_taken' } },
		given: { path: ['take', 'give'], refuses: { take: 'visit_taken', give: 'visit_unchanged' } },
		declined: { path: ['take', 'decline'], refuses: all(['take', 'give', 'decline', 'cancel'], 'visit_declined') },
		cancelled: { path: ['cancel'], refuses: all(['take', 'give', 'decline', 'cancel'], 'visit_cancelled') },
	},
};

const task: Machine = {
	begin: ({ block }) => {
		const ids = { task: newId() };
		const plan = { kind: 'branch_bending', plannedFrom: '2026-02-01', plannedTo: '2026-02-20', targetValue: 10_000, targetUnit: 'e4mu' };
		return { ids, drafts: [['secretary', 'task.plan', { id: ids.task, block, ...plan }]] };
	},
	steps: {
		log: ({ task }, { block }) => [
			'secretary',
			'work.log',
			{ id: newId(), task, block, kind: 'branch_bending', doneValue: 10_000, doneUnit: 'e4mu', occurredOn: '2026-02-12' },
		],
		correct: ({ task }) => ['secretary', 'task.correct', { task, plannedTo: '2026-02-25' }],
		abandon: ({ task }) => ['secretary', 'task.abandon', { task, reason: '改种别的' }],
	},
	states: {
		planned: { path: [], refuses: {} },
		done: { path: ['log'], refuses: {} },
		abandoned: { path: ['abandon'], refuses: { log: 'task_abandoned', correct: 'task_abandoned', abandon: 'task_abandoned' } },
	},
};

export const machines: Readonly<Record<string, Machine>> = { donation, problem, visit, 'open visit': open, task, pairing, session, report };
