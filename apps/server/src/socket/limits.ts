import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Server, Socket } from 'socket.io';

/** 20 events a second sustained, 100 at once, for each person (SYNC.md). */
const window = { points: 100, duration: 5 };
/** Characters of a long answer that count as one more event. */
const perPoint = 262_144;
/** Sustained beyond its share this often in one window, a socket is dropped. */
const patience = 200;
/** Bytes a socket may leave unread before it is dropped; it catches up when it comes back. */
const mostBuffered = 1_048_576;
const lookEvery = 250;

/** Counts events. `take` says whether one more is allowed, and how often a sender has gone on regardless. */
export class EventLimit {
	readonly #limiter = new RateLimiterMemory(window);

	/** `ok`, or `wait` with the time to wait, or `drop` for those who don't listen. */
	async take(person: string): Promise<{ verdict: 'ok' } | { verdict: 'wait' | 'drop'; retryAfterMs: number }> {
		try {
			await this.#limiter.consume(person);
			return { verdict: 'ok' };
		} catch (rejected) {
			const { msBeforeNext, consumedPoints } = rejected as { msBeforeNext: number; consumedPoints: number };
			return { verdict: consumedPoints > window.points + patience ? 'drop' : 'wait', retryAfterMs: msBeforeNext };
		}
	}

	/** Counts a long answer for what it costs. */
	async charge(person: string, characters: number): Promise<void> {
		const points = Math.floor(characters / perPoint);
		if (points > 0) await this.#limiter.penalty(person, points);
	}
}

/** Whether a socket has left so much unread that a long answer must wait until it has read. */
export const isBehind = (socket: Socket): boolean => buffered(socket) > mostBuffered;

/** Drops sockets that do not read, before their unread frames fill the memory. Returns the way to stop. */
export function guardSlowReaders(io: Server, onDrop: (socket: Socket) => void): () => void {
	const timer = setInterval(() => {
		for (const socket of io.sockets.sockets.values()) {
			if (!isBehind(socket)) continue;
			onDrop(socket);
			socket.emit('bye', { reason: 'slow' });
			socket.conn.close(true);
		}
	}, lookEvery).unref();
	return () => clearInterval(timer);
}

function buffered(socket: Socket): number {
	const { transport, writeBuffer } = socket.conn as unknown as {
		transport: { socket?: { bufferedAmount?: number } };
		writeBuffer: { data?: { length?: number } }[];
	};
	const waiting = writeBuffer.reduce((sum, packet) => sum + (packet.data?.length ?? 0), 0);
	return (transport.socket?.bufferedAmount ?? 0) + waiting;
}
