import type { Notice } from '@honghuo/features/ledger.ts';
import { features } from '@honghuo/features/slices.ts';
import { v7 } from 'uuid';
import { api, type Me } from './api.ts';
import { Courier, NoAnswer, reachOf, type Transport } from './replica/courier.ts';
import { type BrowserStore, openDeviceStore } from './replica/device-store.ts';
import { httpTransport } from './replica/http.ts';
import { LiveLedger } from './replica/live.svelte.ts';
import { Replica } from './replica/replica.ts';
import type { Line, Presence } from './replica/socket.ts';
import { settings } from './settings.svelte.ts';

const ME = 'honghuo.me';
/** How often the journal is asked while no socket is open. */
const POLL = 15_000;

const kept = (): Me | null => {
	try {
		return JSON.parse(localStorage.getItem(ME) ?? 'null') as Me | null;
	} catch {
		return null;
	}
};

/** What is running while somebody is signed in. */
type Running = { replica: Replica; courier: Courier; store: BrowserStore; line: Line | null; stop: () => void };

/** Who is signed in on this device, and everything that runs for them: replica, courier, socket. One per page. */
class Session {
	/** `starting` until this device or the server said who is here. */
	stage = $state<'starting' | 'out' | 'in'>('starting');
	me = $state.raw<Me | null>(null);
	ledger = $state.raw<LiveLedger | null>(null);
	/** Whether the socket is open. */
	live = $state(false);
	/** When the county was last heard, milliseconds since 1970; null before. */
	heard = $state<number | null>(null);
	/** The session ended while there may be unsent records: they stay. */
	over = $state(false);
	notice = $state.raw<(Notice & { at: number }) | null>(null);
	presence = $state.raw<Readonly<Record<string, Presence['people']>>>({});
	readonly api = api(() => settings.language);
	#running: Running | null = null;
	#noticeTimer: ReturnType<typeof setTimeout> | undefined;

	/** Finds out who is here: old data first, then the server's word. */
	async start(): Promise<void> {
		const known = kept();
		if (known) await this.#begin(known);
		await this.#verify();
	}

	/** Asks the server who is here; without an answer what the device knows stands, and it is asked again later. */
	async #verify(): Promise<void> {
		try {
			await this.enter(await this.api.me());
		} catch (error) {
			if (!(error instanceof NoAnswer)) throw error;
			if (error.reason === 'session') this.#ended();
			else if (!this.me) this.stage = 'out';
		}
	}

	/** The server says this person is signed in. */
	async enter(me: Me): Promise<void> {
		const same = this.me?.person.id === me.person.id && this.me.county.code === me.county.code;
		localStorage.setItem(ME, JSON.stringify(me));
		this.over = false;
		if (!same) {
			this.#stop();
			await this.#begin(me);
		} else this.me = me;
		if (this.#running && !this.#running.line) await this.#connect();
		this.#running?.line?.wake();
		this.#running?.courier.hurry();
	}

	/** Signs out. Unsent records stay on the device, for this person's next sign-in. */
	async leave(): Promise<void> {
		await this.api.signOut().catch(() => {});
		this.#stop();
		localStorage.removeItem(ME);
		this.me = null;
		this.over = false;
		this.stage = 'out';
	}

	announce(notice: Notice): void {
		clearTimeout(this.#noticeTimer);
		this.notice = { ...notice, at: Date.now() };
		this.#noticeTimer = setTimeout(() => this.dismiss(), 5_000);
	}

	/** The notice goes; what could be undone is now sent. */
	dismiss(): void {
		clearTimeout(this.#noticeTimer);
		this.notice = null;
		void this.#running?.replica.release();
	}

	/** Takes a command back that has not left the device. */
	async undo(id: string): Promise<void> {
		const undone = await this.#running?.replica.undo(id);
		if (undone) this.announce({ text: settings.language === 'en' ? 'Taken back. Nothing was recorded.' : '撤回了，没有记。' });
		else this.dismiss();
	}

	/** Sends what waits, now. */
	hurry(): void {
		this.#running?.line?.wake();
		this.#running?.courier.hurry();
	}

	/** Gives up a refused command. */
	drop = (id: string): Promise<void> | undefined => this.#running?.replica.drop(id);

	/** Sends a refused command once more. */
	async retry(id: string): Promise<void> {
		const item = this.#running?.replica.outbox.retry(id);
		if (item) await this.#running?.store.keep([item]);
		this.#running?.replica.reload([]);
		this.#running?.courier.hurry();
	}

	/** Later commands that need what a refused one was to make. */
	dependants = (id: string) => this.#running?.replica.outbox.dependants(id) ?? [];

	/** Says where the person is in the app, for those who look at the same page. */
	here(place: string | null): void {
		this.#running?.line?.here(place);
	}

	watchBoard(): void {
		this.#running?.line?.watch({ board: true });
	}

	async #begin(me: Me): Promise<void> {
		const { county, person } = me;
		const store = await openDeviceStore(county.code, person.id);
		const replica = new Replica({
			registry: features,
			county: county.code,
			person: person.id,
			store,
			now: () => Date.now(),
			newId: () => v7(),
			random: Math.random,
		});
		await replica.open();
		const http = httpTransport({ origin: '', county: county.code, language: () => settings.language });
		let running!: Running;
		const way = (): Transport => running.line ?? http;
		const heard = <T>(answer: T): T => {
			this.heard = Date.now();
			// The way is open: what a page started without a signal still lacks is the socket.
			if (!running.line && this.me) void this.#connect();
			return answer;
		};
		const courier = new Courier({
			replica,
			transport: {
				commands: (commands) => way().commands(commands).then(heard),
				catchUp: (after) => way().catchUp(after).then(heard),
				snapshot: (reach) => http.snapshot(reach).then(heard),
				recent: (limit) => http.recent(limit),
			},
			firstReach: reachOf({
				actor: { person: person.id, county: county.code, grants: me.grants },
				scope: { county: county.code, ...me.permissions },
			}),
			later: (run, milliseconds) => {
				const timer = setTimeout(run, milliseconds);
				return () => clearTimeout(timer);
			},
			...('locks' in navigator
				? { turn: <T>(run: () => Promise<T>) => navigator.locks.request(`honghuo-send-${person.id}`, run) as Promise<T> }
				: {}),
			sessionOver: () => this.#ended(),
			broken: (error) => console.error(error),
		});
		store.watch(() => void store.outbox().then((items) => replica.reload(items, true)));
		running = { replica, courier, store, line: null, stop: this.#listen(store, courier, () => running.line) };
		this.#running = running;
		this.ledger = new LiveLedger({
			replica,
			county,
			language: () => settings.language,
			live: () => this.live,
			announce: (notice) => this.announce(notice),
			history: http.history,
			here: (place) => (this.presence[place] ?? []).map((person) => ({ person, place })),
			open: (village) => courier.widen(village),
			ask: (method, path, body) => this.api.call(method, path, body),
		});
		this.me = me;
		this.stage = 'in';
		courier.pump();
	}

	/** Opens the socket, after the first paint: it is not needed to show what the device kept. */
	async #connect(): Promise<void> {
		const running = this.#running;
		if (!running || !this.me) return;
		await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
		const { Line } = await import('./replica/socket.ts');
		if (running !== this.#running || running.line) return;
		const { replica, courier } = running;
		running.line = new Line({ origin: '', county: this.me.county.code, language: () => settings.language }, () => replica.cursor, {
			hello: ({ version }) => {
				this.heard = Date.now();
				courier.greet(version);
			},
			entries: (entries) => {
				this.heard = Date.now();
				courier.receive(entries);
			},
			here: ({ place, people }) => {
				this.presence = { ...this.presence, [place]: people };
			},
			rights: () => {
				void this.api.me().then(
					(me) => this.enter(me),
					() => {},
				);
				void courier.catchUp().then(() => courier.checkReach());
			},
			bye: (reason) => {
				if (reason !== 'slow' && reason !== 'restart' && reason !== 'shutdown')
					void this.api.me().catch((error: unknown) => error instanceof NoAnswer && error.reason === 'session' && this.#ended());
			},
			alive: () => {
				this.heard = Date.now();
			},
			up: (live) => {
				this.live = live;
				if (live) this.heard = Date.now();
			},
		});
	}

	#listen(store: BrowserStore, courier: Courier, line: () => Line | null): () => void {
		const stop = new AbortController();
		const { signal } = stop;
		const wake = () => {
			if (document.visibilityState === 'hidden') void store.flush();
			else {
				line()?.wake();
				courier.hurry();
				if (!line() && !this.over) void this.#verify();
			}
		};
		addEventListener('online', wake, { signal });
		addEventListener('pagehide', () => void store.flush(), { signal });
		document.addEventListener('visibilitychange', wake, { signal });
		const poll = setInterval(() => {
			if (this.over || document.visibilityState === 'hidden' || line()?.live) return;
			if (line()) void courier.catchUp();
			else void this.#verify();
		}, POLL);
		return () => {
			stop.abort();
			clearInterval(poll);
		};
	}

	#ended(): void {
		this.live = false;
		this.#running?.line?.close();
		if (this.#running) this.#running.line = null;
		if (this.me) this.over = true;
		else this.stage = 'out';
	}

	#stop(): void {
		const running = this.#running;
		this.#running = null;
		this.ledger = null;
		this.live = false;
		this.presence = {};
		if (!running) return;
		running.courier.stop();
		running.line?.close();
		running.stop();
		void running.store.flush().then(() => running.store.close());
	}
}

export const session = new Session();
