import type { Scope } from '@honghuo/core/actor.ts';
import { type Entry, opens, type Reader, sealRuns } from '@honghuo/core/entry.ts';
import { features } from '@honghuo/features/slices.ts';
import type { Server } from 'socket.io';
import type { Journal } from '../journal/journal.ts';
import type { Encoded } from '../journal/ring.ts';

/** Room of everybody in a county. */
export const countyRoom = (county: string) => `county ${county}`;
/** Room of those in a county who get exactly the same. A socket is in one of them. */
export const scopeRoom = ({ county, all, villages, own }: Reader) => `${own ? 'own' : 'scope'} ${county} ${all ? '*' : villages.join(',')}`;

/** Longest wait of an entry for company, in ms. */
const longestTick = 16;
/** How much longer than the last flush took the next one waits, so that sending never eats the whole processor. */
const rest = 4;

type Lane = { pending: Encoded[]; timer: NodeJS.Timeout | undefined; readyAt: number };
/** Frames are told apart by these: who gets all of the county, and who asked for their own villages alone. */
type Kind = 'scope' | 'own';

/**
 * Sends entries to rooms in journal order. When idle an entry leaves at once; while a flush has just gone out, those after it gather for the
 * next tick (≤16 ms) and go as one frame (SYNC.md). A frame is encoded once for everybody who may see the same.
 */
export class Broadcaster {
	readonly #io: Server;
	readonly #view: Pick<Journal, 'entryFor' | 'sameForAll'>;
	readonly #lanes = new Map<string, Lane>();
	/** Version last sent to a room that gets its own villages alone; sealed runs begin there. */
	readonly #sent = new Map<string, number>();

	constructor(io: Server, view: Pick<Journal, 'entryFor' | 'sameForAll'>) {
		this.#io = io;
		this.#view = view;
	}

	/** Takes entries of a county, in order. */
	send(county: string, entries: readonly Encoded[]): void {
		const lane = this.#lanes.get(county) ?? { pending: [], timer: undefined, readyAt: 0 };
		this.#lanes.set(county, lane);
		lane.pending.push(...entries);
		if (lane.timer) return;
		const wait = lane.readyAt - performance.now();
		if (wait <= 0) this.#flush(county, lane);
		else lane.timer = setTimeout(() => this.#flush(county, lane), wait);
	}

	/** Somebody who wants their own villages alone is about to join at this version of the county: an empty room was sent nothing meanwhile. */
	joining(room: string, version: number): void {
		if (!this.#io.sockets.adapter.rooms.has(room)) this.#sent.set(room, version);
	}

	/** Forgets what is waiting; clients catch up. */
	stop(): void {
		for (const { timer } of this.#lanes.values()) clearTimeout(timer);
		this.#lanes.clear();
	}

	#flush(county: string, lane: Lane): void {
		const started = performance.now();
		const frame = lane.pending;
		lane.pending = [];
		lane.timer = undefined;
		this.#emit(county, frame);
		for (const reader of this.#readersOf(county, 'own')) this.#emitOwn(reader, frame);
		const ended = performance.now();
		lane.readyAt = ended + Math.min(longestTick, (ended - started) * rest);
	}

	#emit(county: string, frame: readonly Encoded[]): void {
		const outsider = { county, all: false, villages: [] };
		const told = (scope: Scope): Entry[] => frame.map((one) => (this.#view.sameForAll(one) ? one.entry : this.#view.entryFor(scope, one)));
		const open = told(outsider);
		// Those who may read more than anybody may.
		const kept = frame.filter((one, index) => open[index] !== one.entry);
		const seeing =
			kept.length === 0
				? []
				: this.#readersOf(county, 'scope').filter((scope) =>
						kept.some((one) => differ(this.#view.entryFor(scope, one), this.#view.entryFor(outsider, one), one.entry)),
					);
		for (const scope of seeing) this.#io.to(scopeRoom(scope)).emit('entries', told(scope));
		this.#io
			.to(countyRoom(county))
			.except([...seeing, ...this.#readersOf(county, 'own')].map(scopeRoom))
			.emit('entries', open);
	}

	/** Sends a frame that holds something of the reader's own; else nothing at all, and the next one says where it begins. */
	#emitOwn(reader: Reader, frame: readonly Encoded[]): void {
		const room = scopeRoom(reader);
		const entries = frame.map((one) => ({
			entry: this.#view.entryFor(reader, one),
			open: opens(reader, one.entry, one.audience, features.tables),
		}));
		const last = entries.findLastIndex(({ open }) => open);
		if (last < 0) return;
		const sent = entries.slice(0, last + 1);
		this.#io
			.to(room)
			.emit('entries', sealRuns(sent, Math.min(this.#sent.get(room) ?? Number.MAX_SAFE_INTEGER, (sent[0]?.entry.version ?? 1) - 1)));
		this.#sent.set(room, sent.at(-1)?.entry.version ?? 0);
	}

	#readersOf(county: string, kind: Kind): Reader[] {
		const prefix = `${kind} ${county} `;
		return [...this.#io.sockets.adapter.rooms.keys()].flatMap((room) => {
			if (!room.startsWith(prefix)) return [];
			const villages = room.slice(prefix.length);
			return [
				{ county, all: villages === '*', villages: villages === '*' || villages === '' ? [] : villages.split(','), own: kind === 'own' },
			];
		});
	}
}

/** Whether two readers get an entry otherwise: what is not veiled from somebody is the very change of the entry. */
const differ = (one: Entry, other: Entry, whole: Entry): boolean =>
	one.name !== other.name ||
	one.changes.some((change, index) => (change === whole.changes[index]) !== (other.changes[index] === whole.changes[index]));
