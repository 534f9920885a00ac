import type { Language } from '@honghuo/core/refusal.ts';
import { features } from '@honghuo/features/refs.ts';
import { v7 } from 'uuid';
import type { Me } from './api.ts';
import { CountyClock } from './replica/clock.ts';
import { Courier, reachOf } from './replica/courier.ts';
import { type BrowserStore, openDeviceStore } from './replica/device-store.ts';
import { httpTransport } from './replica/http.ts';
import { Replica } from './replica/replica.ts';
import type { Line, Presence } from './replica/socket.ts';
import type { Transport } from './replica/transport.ts';

const CLOCK = 'honghuo.clock';
/** How long after a touch somebody still counts as looking, in ms. */
const LOOKING = 180_000;
/** How often the journal is asked while no socket is open. */
const POLL = 15_000;
/** The line is closed for a moment; anything else the server says good-bye with is looked into. */
const passing = new Set(['slow', 'restart', 'shutdown']);

/** What the session wants to know of what runs for it. */
export type RunningHooks = {
	language: () => Language;
	/** Whether the person wants to receive their own villages alone. */
	own: () => boolean;
	/** The county was heard just now. */
	heard: () => void;
	up: (live: boolean) => void;
	here: (presence: Presence) => void;
	/** Who is here should be asked anew. */
	ask: () => void;
	/** The session is over. */
	ended: () => void;
	/** A part of the app did not arrive. Browsers remember that: this page cannot fetch it any more, only a page opened anew can. */
	lost: () => void;
};

let asked = false;

/** Asks the browser, once a while, to send what is kept when it has a signal. */
async function sendInBackground(): Promise<void> {
	if (asked || !('serviceWorker' in navigator)) return;
	asked = true;
	setTimeout(() => (asked = false), 10_000);
	const registration = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & {
		sync?: { register(tag: string): Promise<void> };
	};
	// Refused in a private window, and where somebody switched it off: the open page sends all the same.
	await registration.sync?.register('outbox').catch(() => {});
}

/** A part of the app on its way, or word that it is lost. */
const arriving = <T>(part: Promise<T>, lost: () => void): Promise<T> =>
	part.catch((error: unknown) => {
		lost();
		throw error;
	});

/** Everything that runs while somebody is signed in: the device's store, the replica, the courier, the socket, and what wakes them. */
export class Running {
	readonly replica: Replica;
	readonly courier: Courier;
	readonly http: ReturnType<typeof httpTransport>;
	line: Line | null = null;
	#connecting = false;
	readonly #store: BrowserStore;
	readonly #hooks: RunningHooks;
	readonly #county: string;
	readonly #clock: CountyClock;
	readonly #stop = new AbortController();

	/** Opens the person's store and shows what it kept. */
	static async open(me: Me, hooks: RunningHooks): Promise<Running> {
		const clock = new CountyClock(Date.now, Number(localStorage.getItem(CLOCK) ?? 0), (ahead) =>
			localStorage.setItem(CLOCK, String(ahead)),
		);
		const store = await openDeviceStore(me.county.code, me.person.id);
		const parts = { shape: features, county: me.county.code, person: me.person.id, store };
		const replica = new Replica({
			...parts,
			decider: async () => (await arriving(import('./replica/decider.ts'), hooks.lost)).decider,
			now: clock.now,
			newId: () => v7(),
			random: Math.random,
		});
		await replica.open();
		return new Running(me, store, replica, clock, hooks);
	}

	constructor(me: Me, store: BrowserStore, replica: Replica, clock: CountyClock, hooks: RunningHooks) {
		const { county, person, grants, permissions } = me;
		this.replica = replica;
		this.#store = store;
		this.#clock = clock;
		this.#hooks = hooks;
		this.#county = county.code;
		this.http = httpTransport({ origin: '', county: county.code, language: hooks.language, own: hooks.own });
		this.courier = new Courier({
			replica,
			transport: this.#transport(),
			firstReach: reachOf({ actor: { person: person.id, county: county.code, grants }, scope: { county: county.code, ...permissions } }),
			later: (run, milliseconds) => {
				const timer = setTimeout(run, milliseconds);
				return () => clearTimeout(timer);
			},
			// One tab sends at a time.
			...('locks' in navigator
				? { turn: <T>(run: () => Promise<T>) => navigator.locks.request(`honghuo-send-${person.id}`, run) as Promise<T> }
				: {}),
			sessionOver: hooks.ended,
			broken: (error) => console.error(error),
		});
		store.watch(() => void replica.reread());
		// Where the browser can, it sends by itself when the signal returns, even if the page is gone by then.
		replica.subscribe((changed) => {
			if (changed.has('#outbox') && replica.outbox.items().some(({ state }) => state === 'kept')) void sendInBackground();
		});
		this.#listen();
	}

	/** Opens the socket, once there are rows and they are painted: a first visit reads them by plain HTTP, before more of the app is fetched. */
	async connect(): Promise<void> {
		if (this.line || this.#connecting) return;
		this.#connecting = true;
		try {
			if (this.replica.cursor === null) await this.courier.catchUp();
			// An earlier version of the app held the whole county on an official's device.
			else if (this.replica.reach === 'all') await this.courier.refresh(reachOf(this.replica));
			await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
			const { lost } = this.#hooks;
			if (!this.#stop.signal.aborted) this.#open(await arriving(import('./replica/socket.ts'), lost));
			await this.replica.decider();
		} catch (error) {
			// Without a signal these parts can't be fetched, unless they are kept. What can still be had the next answer of the county tries again.
			console.info(error);
		} finally {
			this.#connecting = false;
		}
	}

	#open({ Line }: typeof import('./replica/socket.ts')): void {
		const { courier, replica } = this;
		const { language, own, heard, up, here, ask } = this.#hooks;
		this.line = new Line({ origin: '', county: this.#county, language, own }, () => replica.cursor, {
			hello: ({ version, serverTime }) => {
				heard();
				this.#clock.hear(serverTime);
				courier.greet(version);
			},
			entries: (entries) => {
				heard();
				courier.receive(entries);
			},
			here,
			rights: () => {
				ask();
				void courier.catchUp().then(() => courier.checkReach());
			},
			bye: (reason) => {
				if (!passing.has(reason)) ask();
			},
			alive: heard,
			up,
		});
		this.line.eager(document.visibilityState === 'visible');
	}

	/** Sends what waits, now, and looks for a way. */
	hurry(fresh = false): void {
		this.line?.wake(fresh);
		this.courier.hurry();
	}

	/** Closes the socket; what is kept stays and can still be read. */
	disconnect(): void {
		this.line?.close();
		this.line = null;
	}

	/** Ends everything. What is unsaved is saved first. */
	stop(): void {
		this.#stop.abort();
		this.courier.stop();
		this.disconnect();
		void this.#store.flush().then(() => this.#store.close());
	}

	/** By the socket while there is one, else by HTTP. */
	#transport(): Transport {
		const way = (): Transport => this.line ?? this.http;
		const heard = <T>(answer: T): T => {
			this.#hooks.heard();
			// The way is open: what a page started without a signal still lacks is the socket.
			void this.connect();
			return answer;
		};
		return {
			commands: (commands) => way().commands(commands).then(heard),
			catchUp: (after) => way().catchUp(after).then(heard),
			snapshot: (reach, only) => this.http.snapshot(reach, only).then(heard),
			recent: (limit) => this.http.recent(limit),
		};
	}

	#listen(): void {
		const { signal } = this.#stop;
		const wake = (fresh: boolean) => {
			this.hurry(fresh);
			if (!this.line) this.#hooks.ask();
		};
		const seen = () => {
			if (document.visibilityState === 'hidden') void this.#store.flush();
			else wake(false);
		};
		addEventListener('online', () => wake(true), { signal });
		addEventListener('pagehide', () => void this.#store.flush(), { signal });
		document.addEventListener('visibilitychange', seen, { signal });
		let looking: ReturnType<typeof setTimeout> | undefined;
		const look = () => {
			clearTimeout(looking);
			this.line?.eager(document.visibilityState === 'visible');
			looking = setTimeout(() => this.line?.eager(false), LOOKING);
		};
		for (const sign of ['pointerdown', 'keydown', 'visibilitychange']) document.addEventListener(sign, look, { signal, passive: true });
		const poll = setInterval(() => {
			if (document.visibilityState === 'hidden' || this.line?.live) return;
			if (this.line) void this.courier.catchUp();
			else this.#hooks.ask();
		}, POLL);
		signal.addEventListener('abort', () => clearInterval(poll));
	}
}
