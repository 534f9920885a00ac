import { type Scope, sees } from '@honghuo/core/actor.ts';
import type { Entry } from '@honghuo/core/entry.ts';
import { seal } from '@honghuo/core/entry.ts';
import type { Server } from 'socket.io';
import type { Encoded } from '../journal/ring.ts';

/** Room of everybody in a county. */
export const countyRoom = (county: string) => `county ${county}`;
/** Room of those in a county who may see exactly the same. A socket is in one of them. */
export const scopeRoom = ({ county, all, villages }: Scope) => `scope ${county} ${all ? '*' : villages.join(',')}`;

/** Longest wait of an entry for company, in ms. */
const longestTick = 16;
/** How much longer than the last flush took the next one waits, so that sending never eats the whole processor. */
const rest = 4;

type Lane = { pending: Encoded[]; timer: NodeJS.Timeout | undefined; readyAt: number };

/**
 * Sends entries to rooms in journal order. When idle an entry leaves at once; while a flush has just gone out, those after it gather for the
 * next tick (≤16 ms) and go as one frame (SYNC.md). A frame is encoded once for everybody who may see the same.
 */
export class Broadcaster {
	readonly #io: Server;
	readonly #lanes = new Map<string, Lane>();

	constructor(io: Server) {
		this.#io = io;
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
		const ended = performance.now();
		lane.readyAt = ended + Math.min(longestTick, (ended - started) * rest);
	}

	#emit(county: string, frame: readonly Encoded[]): void {
		const hidden = frame.filter(({ audience }) => audience !== 'county');
		const seeing =
			hidden.length === 0 ? [] : this.#scopesOf(county).filter((scope) => hidden.some(({ audience }) => sees(scope, audience)));
		for (const scope of seeing)
			this.#io.to(scopeRoom(scope)).emit(
				'entries',
				frameFor(frame, (entry) => sees(scope, entry.audience)),
			);
		this.#io
			.to(countyRoom(county))
			.except(seeing.map(scopeRoom))
			.emit(
				'entries',
				frameFor(frame, ({ audience }) => audience === 'county'),
			);
	}

	#scopesOf(county: string): Scope[] {
		const prefix = `scope ${county} `;
		return [...this.#io.sockets.adapter.rooms.keys()].flatMap((room) => {
			if (!room.startsWith(prefix)) return [];
			const villages = room.slice(prefix.length);
			return [{ county, all: villages === '*', villages: villages === '*' || villages === '' ? [] : villages.split(',') }];
		});
	}
}

const frameFor = (frame: readonly Encoded[], open: (entry: Encoded) => boolean): Entry[] =>
	frame.map((encoded) => (open(encoded) ? encoded.entry : seal(encoded.entry)));
