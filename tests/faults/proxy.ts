import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How the way behaves: how late bytes arrive, and how many a second. */
export type Pace = { delay: number; bytesPerSecond: number };

const fast: Pace = { delay: 0, bytesPerSecond: Number.POSITIVE_INFINITY };
/** A village's signal behind a hill: 300 ms, 16 kB a second. */
export const hillside: Pace = { delay: 300, bytesPerSecond: 16_384 };
const mostWaiting = 65_536;

/**
 * A way between clients and a server that can be bad: cut, dead but connected, slow, closed on one side. It never changes, loses or reorders a byte
 * that arrives, as TCP does not.
 */
export class Way {
	readonly #server: Server;
	readonly #pairs = new Set<readonly [Socket, Socket]>();
	#isCut = false;
	#thaw: (() => void) | undefined;
	#frozen: Promise<void> | undefined;
	#pace = fast;

	private constructor(server: Server) {
		this.#server = server;
	}

	/** Opens a way to a port of this machine. */
	static async open(to: number): Promise<Way> {
		const server = createServer({ allowHalfOpen: true });
		const proxy = new Way(server);
		server.on('connection', (client) => proxy.#join(client, to));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return proxy;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}`;
	}

	/** Breaks every connection and takes no new one. */
	cut(): void {
		this.#isCut = true;
		this.drop();
	}

	/** Breaks every connection; new ones are taken. */
	drop(): void {
		for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
	}

	/** Lets nothing through and closes nothing: a dead zone in which the phone believes it is connected. */
	freeze(): void {
		if (this.#thaw) return;
		this.#frozen = new Promise((resolve) => {
			this.#thaw = resolve;
		});
	}

	/** Says to every server that its client is done sending, and goes on bringing what the server says. */
	halfClose(): void {
		for (const [, server] of this.#pairs) server.end();
	}

	slow(pace: Pace): void {
		this.#pace = pace;
	}

	/** A good way again. Connections that were broken stay so. */
	heal(): void {
		this.#isCut = false;
		this.#pace = fast;
		this.#thaw?.();
		this.#thaw = undefined;
		this.#frozen = undefined;
	}

	async close(): Promise<void> {
		this.heal();
		this.cut();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#join(client: Socket, to: number): void {
		if (this.#isCut) return void client.resetAndDestroy();
		const server = connect({ port: to, host: '127.0.0.1', allowHalfOpen: true });
		const pair = [client, server] as const;
		this.#pairs.add(pair);
		const over = () => {
			this.#pairs.delete(pair);
			for (const socket of pair) if (!socket.destroyed) socket.resetAndDestroy();
		};
		for (const socket of pair) {
			socket.setNoDelay(true);
			socket.on('error', over);
			socket.on('close', over);
		}
		this.#carry(client, server);
		this.#carry(server, client);
	}

	/** Brings bytes from one to the other, in order and as late as the way makes them. */
	#carry(from: Socket, to: Socket): void {
		const queue: { chunk: Buffer | null; at: number }[] = [];
		let waiting = 0;
		let free = 0;
		let carrying = false;
		const carry = async () => {
			if (carrying) return;
			carrying = true;
			for (let next = queue.shift(); next; next = queue.shift()) {
				const wait = next.at - performance.now();
				if (wait > 0) await sleep(wait);
				while (this.#frozen) await this.#frozen;
				if (to.destroyed) return;
				if (next.chunk === null) to.end();
				else to.write(next.chunk);
				waiting -= next.chunk?.length ?? 0;
				if (waiting < mostWaiting) from.resume();
			}
			carrying = false;
		};
		const take = (chunk: Buffer | null) => {
			const { delay, bytesPerSecond } = this.#pace;
			free = Math.max(free, performance.now()) + ((chunk?.length ?? 0) / bytesPerSecond) * 1_000;
			queue.push({ chunk, at: delay === 0 && bytesPerSecond === Number.POSITIVE_INFINITY ? 0 : free + delay });
			waiting += chunk?.length ?? 0;
			if (waiting >= mostWaiting) from.pause();
			void carry();
		};
		from.on('data', take);
		from.on('end', () => take(null));
	}
}
