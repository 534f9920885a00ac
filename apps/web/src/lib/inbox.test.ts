import type { Ledger } from '@honghuo/features/ledger.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { Inbox } from './inbox.svelte.ts';

const comment = (id: string, receivedAt: string, mentions: string[]) => ({
	id,
	receivedAt,
	mentions,
	createdBy: 'zhao',
	text: id,
	withdrawnReason: null,
	onTable: 'work_log',
	onRow: 'log',
	village: '211422106214',
});
const rows = [comment('older', '2026-02-25T02:00:00.000Z', ['liu']), comment('newer', '2026-02-26T02:00:00.000Z', ['liu', 'wang'])];
const ledgerOf = (person: string) =>
	({
		actor: { person, county: '211422', grants: [] },
		today: '2026-02-26',
		find: () => [],
		get: () => undefined,
		all: ({ name }: { name: string }) => (name === 'comment' ? rows : []),
	}) as unknown as Ledger;

beforeEach(() => {
	const kept = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value),
	});
});

test('Liu finds what was said to her, newest first, and it is new until she has looked', async () => {
	const inbox = new Inbox(ledgerOf('liu'));
	expect(inbox.unseen).toBe(0);
	await inbox.load();
	expect(inbox.waiting.map(({ key }) => key)).toEqual(['comment newer', 'comment older']);
	expect(inbox.unseen).toBe(2);
	inbox.see();
	expect(inbox.unseen).toBe(0);
	expect(inbox.waiting).toHaveLength(2);
});

test('how far somebody has read stays on the device, for each person of a shared phone', async () => {
	const before = new Inbox(ledgerOf('liu'));
	await before.load();
	before.see();
	const [liu, wang] = [new Inbox(ledgerOf('liu')), new Inbox(ledgerOf('wang'))];
	await Promise.all([liu.load(), wang.load()]);
	expect([liu.unseen, wang.unseen]).toEqual([0, 1]);
});

test('a donation on its way and a follow-up that is due wait for whoever records for the village', async () => {
	const village = '211422106214';
	const held: Record<string, object[]> = {
		donation: [{ id: 'd', toVillage: village, fromVillage: 'x', state: 'dispatched', dispatchedOn: '2026-02-20', createdBy: 'zhao' }],
		expert_visit: [
			{
				id: 'v',
				village,
				topic: '看看拉枝',
				expert: 'e',
				state: 'done',
				withdrawnReason: null,
				followUpDueOn: '2026-02-25',
				createdBy: 'zhao',
			},
			{
				id: 'w',
				village,
				topic: '剪枝',
				expert: 'e',
				state: 'requested',
				withdrawnReason: null,
				createdBy: 'zhao',
				receivedAt: '2026-02-01T00:00:00Z',
			},
		],
	};
	const ledger = (person: string, role: string) =>
		({
			actor: { person, county: '211422', grants: [{ role, unit: village, from: '2024-01-01', to: null }] },
			today: '2026-02-26',
			find: () => [],
			get: ({ name }: { name: string }) => (name === 'expert' ? { person: 'sun' } : undefined),
			all: ({ name }: { name: string }) => held[name] ?? [],
		}) as unknown as Ledger;
	const [liu, sun] = [new Inbox(ledger('liu', 'first_secretary')), new Inbox(ledger('sun', 'expert'))];
	await Promise.all([liu.load(), sun.load()]);
	expect(liu.waiting.map(({ key }) => key)).toEqual(['follow-up v', 'donation d']);
	expect(sun.waiting.map(({ key }) => key)).toEqual(['follow-up v', 'visit w']);
});

test('the county answers a complaint: its writer is told, though no device but the officials’ holds it; the officials are told of what waits', async () => {
	const complaint = { id: 'c', text: '字太小', createdBy: 'liu', receivedAt: '2026-02-20T00:00:00.000Z', page: null };
	const answered = {
		...complaint,
		answer: '打开大字版',
		answeredOn: '2026-02-26',
		answeredAt: '2026-02-26T03:00:00.000Z',
		answeredBy: 'zhao',
	};
	let tables: Record<string, object[]> = {};
	const ledger = (person: string, role: string, held: object[]) =>
		({
			actor: { person, county: '211422', grants: [{ role, unit: '211422', from: '2024-01-01', to: null }] },
			today: '2026-02-26',
			find: () => [],
			get: () => undefined,
			all: ({ name }: { name: string }) => (name === 'feedback' ? held : []),
			ask: async () => ({ tables }),
		}) as unknown as Ledger;
	const open = { ...complaint, answer: null, answeredOn: null, answeredAt: null, answeredBy: null };
	const scanned = { ...open, id: 's', page: 'p', createdBy: 'nobody', receivedAt: '2026-02-21T00:00:00.000Z' };
	const [liu, zhao] = [new Inbox(ledger('liu', 'grower', [])), new Inbox(ledger('zhao', 'county_official', [open, scanned]))];
	await Promise.all([liu.load(), zhao.load()]);
	expect(liu.waiting).toEqual([]);
	expect(zhao.waiting.map(({ kind, about }) => [kind, about['zh-CN']])).toEqual([
		['turn', '扫码的人提了投诉建议，等答复：字太小'],
		['turn', '提了投诉建议，等答复：字太小'],
	]);
	liu.see();
	tables = { feedback: [answered] };
	await liu.ask();
	expect(liu.waiting.map(({ kind, at, about }) => [kind, at, about['zh-CN']])).toEqual([
		['news', '2026-02-26T03:00:00.000Z', '你提的，县里答复了：打开大字版'],
	]);
	expect(liu.unseen).toBe(1);
});
