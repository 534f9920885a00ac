import { v7 as newId } from 'uuid';
import { all, type Machine } from './machine.ts';

const settling = ['trial', 'confirm'] as const;
export const pairing: Machine = {
	begin: ({ getting }) => {
		const ids = { pairing: newId() };
		const sides = { helperName: '熟手', helpedName: `新手${ids.pairing.slice(-6)}` };
		const draft = { id: ids.pairing, kind: 'growers', village: getting, cadence: 'month', ...sides };
		return { ids, drafts: [['secretary', 'pairing.propose', draft]] };
	},
	steps: {
		trial: ({ pairing }) => ['secretary', 'pairing.trial', { pairing, from: '2026-01-10', to: '2026-07-10' }],
		confirm: ({ pairing }) => ['secretary', 'pairing.confirm', { pairing, on: '2026-02-01' }],
		update: ({ pairing }) => ['secretary', 'pairing.update', { pairing, cadence: 'term' }],
		contact: ({ pairing }) => ['secretary', 'pairing.contact', { id: newId(), pairing, occurredOn: '2026-02-10' }],
		end: ({ pairing }) => ['official', 'pairing.end', { pairing, on: '2026-02-11', reason: '学会了' }],
	},
	states: {
		proposed: { path: [], refuses: { contact: 'pairing_proposed' } },
		trial: { path: ['trial'], refuses: { trial: 'pairing_on_trial' } },
		confirmed: { path: ['trial', 'confirm'], refuses: all(settling, 'pairing_confirmed') },
		ended: { path: ['confirm', 'end'], refuses: all([...settling, 'update', 'contact', 'end'], 'pairing_ended') },
	},
};

export const session: Machine = {
	begin: ({ getting }) => {
		const ids = { session: newId(), turnout: newId() };
		const plan = { village: getting, topic: '拉枝', plannedOn: '2026-02-10', place: '村部', invited: [getting], note: '带剪子' };
		return { ids, drafts: [['secretary', 'training.plan', { id: ids.session, ...plan }]] };
	},
	steps: {
		complete: ({ session, turnout }, { getting }) => [
			'secretary',
			'training.complete',
			{ session, heldOn: '2026-02-10', turnouts: [{ id: turnout, village: getting, people: 12 }] },
		],
		cancel: ({ session }) => ['secretary', 'training.cancel', { session, reason: '下雪' }],
		correct: ({ session }) => ['official', 'training.correct', { session, topic: '拉枝和刻芽', teacherName: '技术员' }],
		withdraw: ({ session }) => ['secretary', 'training.withdraw', { session, reason: '记错了' }],
		count: ({ session }, { giving }) => ['secretary', 'attendance.count', { id: newId(), session, village: giving, people: 3 }],
		recount: ({ turnout }) => ['secretary', 'attendance.recount', { turnout, people: 13 }],
		name: ({ session }, { getting }) => [
			'secretary',
			'attendance.name',
			{ session, village: getting, people: [{ id: newId(), name: '果农甲' }] },
		],
	},
	states: {
		planned: {
			path: [],
			refuses: { withdraw: 'training_planned', recount: 'not_found', ...all(['count', 'name'], 'attendance_planned') },
		},
		held: { path: ['complete'], refuses: all(['complete', 'cancel'], 'training_held') },
		cancelled: {
			path: ['cancel'],
			refuses: {
				...all(['complete', 'cancel', 'correct', 'withdraw'], 'training_cancelled'),
				...all(['count', 'name'], 'attendance_cancelled'),
				recount: 'not_found',
			},
		},
		withdrawn: {
			path: ['complete', 'withdraw'],
			refuses: {
				...all(['complete', 'cancel', 'correct', 'withdraw'], 'training_withdrawn'),
				...all(['count', 'name', 'recount'], 'attendance_withdrawn'),
			},
		},
	},
};

const judging = ['number', 'return', 'approve', 'lock', 'unlock'] as const;
/** Each report is of a month of its own, from long before the story on. */
let months = 0;
let numbers = 0;
const aMonth = (): string => `${1903 + Math.floor(months / 12)}-${String((months++ % 12) + 1).padStart(2, '0')}`;
export const report: Machine = {
	begin: ({ getting }) => {
		const ids = { unit: getting, period: aMonth() };
		return { ids, drafts: [['secretary', 'report.write', { ...ids, plans: '3月下旬拉枝。' }]] };
	},
	steps: {
		write: (ids) => ['secretary', 'report.write', { ...ids, plans: `拉枝 ${newId()}` }],
		submit: (ids) => ['secretary', 'report.submit', ids],
		number: (ids) => ['official', 'report.number', { ...ids, docNumber: `建农报〔2026〕${++numbers}号` }],
		return: (ids) => ['official', 'report.return', { ...ids, reason: '写上拉枝' }],
		approve: (ids) => ['official', 'report.approve', ids],
		lock: (ids) => ['official', 'report.lock', { ...ids, reason: '年底存档' }],
		unlock: (ids) => ['administrator', 'report.unlock', { ...ids, reason: '修剪记错了' }],
	},
	states: {
		open: { path: [], refuses: all(judging, 'report_unsubmitted') },
		submitted: {
			path: ['submit'],
			refuses: { ...all(['write', 'submit'], 'report_submitted'), lock: 'report_unapproved', unlock: 'report_not_locked' },
		},
		returned: { path: ['submit', 'return'], refuses: all(judging, 'report_unsubmitted') },
		approved: {
			path: ['submit', 'approve'],
			refuses: { ...all(['write', 'submit', 'return', 'approve'], 'report_approved'), unlock: 'report_not_locked' },
		},
		locked: { path: ['submit', 'approve', 'lock'], refuses: all(['write', 'submit', 'return', 'approve', 'lock'], 'report_locked') },
		unlocked: { path: ['submit', 'approve', 'lock', 'unlock'], refuses: all(judging, 'report_unsubmitted') },
	},
};
