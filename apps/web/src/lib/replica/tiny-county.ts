import { type Envelope, judge, parseInput, type Result } from '@honghuo/core/command.ts';
import type { Entry } from '@honghuo/core/entry.ts';
import { KeptRows } from '@honghuo/core/kept-rows.ts';
import { isRefusal, type Refusal } from '@honghuo/core/refusal.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import { actorFrom } from '@honghuo/core/shape.ts';
import { features } from '@honghuo/features/slices.ts';
import { v7 } from 'uuid';
import type { Snapshot } from './county-copy.ts';
import { Courier } from './courier.ts';
import { decider } from './decider.ts';
import { Replica } from './replica.ts';
import { type DeviceStore, memoryStore, type Reach, reaches } from './store.ts';
import { NoAnswer, type Transport } from './transport.ts';

export const county = '211422';
export const datun = '211422106214';
export const xinlitun = '211422222201';
export const secretary = v7();
export const clerk = v7();
export const official = v7();
export const noon = Date.parse('2026-02-26T04:00:00Z');

/** One phone's own way to the server. `cut`: nothing gets through; `mute`: commands arrive, answers get lost. */
export type Net = { cut?: boolean; mute?: boolean };

/** A server without a database: one list of entries, the real commands with authority, and a line that can be cut. */
export class TinyServer {
	readonly entries: Entry[] = [];
	readonly rows = new KeptRows();
	cut = false;
	/** Answers lost after the work was done. */
	mute = false;
	readonly answers = new Map<string, Result>();

	constructor() {
		this.commit(
			{
				id: v7(),
				name: 'county.found',
				recordedAt: new Date(noon).toISOString(),
				input: {
					units: [
						{ code: county, level: 'county', name: '建昌县', parent: null },
						{ code: datun, level: 'village', name: '大屯村', parent: county },
						{ code: xinlitun, level: 'village', name: '新立屯村', parent: county },
					],
					administrator: { person: official, posting: v7(), name: '县管理员' },
					today: '2026-01-01',
				},
			},
			official,
			true,
		);
		for (const [id, name] of [
			[secretary, '大屯村第一书记'],
			[clerk, '大屯村书记'],
		] as const) {
			this.commit({ id: v7(), name: 'person.add', recordedAt: new Date(noon).toISOString(), input: { id, name } }, official);
			this.post(id, datun);
		}
	}

	post(person: string, unit: string): string {
		const id = v7();
		this.commit(
			{
				id: v7(),
				name: 'posting.give',
				recordedAt: new Date(noon).toISOString(),
				input: { id, person, role: 'first_secretary', unit, from: '2024-01-01' },
			},
			official,
		);
		return id;
	}

	commit({ id, name, input, recordedAt, revision, seen }: Envelope, person: string, system = false): Result {
		const known = this.answers.get(id);
		if (known) return known;
		const definition = features.commands.get(name);
		if (!definition) throw new Error(name);
		const parsed = parseInput(definition, input, revision) as { input: unknown } | Refusal;
		const actor = { ...actorFrom(features.actors, county, person, this.rows), ...(system ? { system: true as const } : {}) };
		const version = this.entries.length + 1;
		const decision =
			'input' in parsed
				? judge(
						definition,
						parsed.input,
						this.rows,
						{ actor, recordedAt, now: new Date(noon).toISOString(), version },
						{ id, seen, registry: features },
					)
				: parsed;
		let answer: Result;
		if (isRefusal(decision)) answer = { id, status: 'refused', code: decision.code, message: features.say(decision, 'zh-CN') };
		else {
			for (const { table, row } of decision) this.rows.put(table, row);
			this.entries.push({
				county,
				version,
				previous: version - 1,
				id,
				name,
				actor: person,
				at: new Date(noon).toISOString(),
				changes: decision,
			});
			answer = { id, status: 'accepted', version };
		}
		this.answers.set(id, answer);
		return answer;
	}

	line(person: string, net: Net = {}): Transport {
		const open = () => {
			if (this.cut || net.cut) throw new NoAnswer('unreachable', 'unreachable', 'cut');
		};
		return {
			commands: async (commands) => {
				open();
				const results = commands.map((command) => this.commit(command, person));
				if (this.mute || net.mute) throw new NoAnswer('unreachable', 'no_ack', 'mute');
				return results;
			},
			catchUp: async (after) => {
				open();
				const entries = this.entries.slice(after, after + 3);
				return { entries, version: this.entries.length, more: after + 3 < this.entries.length };
			},
			snapshot: async (reach, only = false): Promise<Snapshot> => {
				open();
				const tables: Record<string, BaseRow[]> = {};
				for (const name of this.rows.names()) {
					tables[name] = [...this.rows.all(name)].filter(
						(row) =>
							(row.village !== null && reaches(reach, row.village)) ||
							(!only && (row.village === null || features.tables.get(name)?.whole)),
					);
				}
				return { version: this.entries.length, tables };
			},
			recent: async (limit) => this.entries.slice(-limit),
		};
	}
}

/** A phone with its own clock and store; timers run when told. */
export function phone(
	server: TinyServer,
	person: string,
	store: DeviceStore = memoryStore(),
	net: Net = {},
	firstReach: Reach = person === official ? 'all' : [datun],
) {
	let now = noon;
	const timers = new Set<{ at: number; run: () => void }>();
	const replica = new Replica({
		shape: features,
		decider: async () => decider,
		county,
		person,
		store,
		now: () => now,
		newId: () => v7(),
		random: () => 1,
	});
	const broken: unknown[] = [];
	let courier!: Courier;
	const settle = async () => {
		for (let i = 0; i < 30; i++) await Promise.resolve();
	};
	return {
		replica,
		broken,
		get courier() {
			return courier;
		},
		async start() {
			await replica.open();
			courier = new Courier({
				replica,
				transport: server.line(person, net),
				firstReach,
				later: (run, milliseconds) => {
					const timer = { at: now + milliseconds, run };
					timers.add(timer);
					return () => timers.delete(timer);
				},
				sessionOver: () => {},
				broken: (error) => broken.push(error),
			});
			if (replica.cursor === null) await courier.catchUp();
			courier.pump();
			return this;
		},
		async wait(milliseconds: number) {
			now += milliseconds;
			for (const timer of [...timers]) {
				if (timer.at > now) continue;
				timers.delete(timer);
				timer.run();
			}
			await settle();
		},
		async level() {
			courier.hurry();
			await settle();
			await courier.catchUp();
			await settle();
		},
		/** An orchard with one block of 7 mu. */
		async plant(village = datun) {
			const [orchard, block] = [v7(), v7()];
			await replica.send('orchard.create', { id: orchard, village, name: '早金酥梨园' });
			const sent = await replica.send('block.create', { id: block, orchard, name: '东坡', areaE4mu: 70_000 });
			return { orchard, block, sent };
		},
		log: (block: string, doneValue: number, hold = 0) => {
			const id = v7();
			return replica
				.send('work.log', { id, block, kind: 'dormant_pruning', doneValue, doneUnit: 'e4mu', occurredOn: '2026-02-26' }, { hold })
				.then((sent) => ({ id, sent }));
		},
	};
}
