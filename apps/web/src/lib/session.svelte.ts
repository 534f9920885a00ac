import type { Notice } from '@honghuo/features/ledger.ts';
import { api, keptMe, type Me } from './api.ts';
import type { Inbox } from './inbox.svelte.ts';
import type { MediaDesk } from './media/media.svelte.ts';
import { LiveLedger } from './replica/live.svelte.ts';
import type { Presence } from './replica/socket.ts';
import { NoAnswer } from './replica/transport.ts';
import { Running } from './running.ts';
import { settings } from './settings.svelte.ts';

const ME = 'honghuo.me';
/** Photos and voice are looked after once the first screen stands. */
const MEDIA_AFTER = 2_000;

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
	/** When a part of the app was last found not to have arrived, milliseconds since 1970; null while all is here. */
	lost = $state<number | null>(null);
	notice = $state.raw<(Notice & { at: number }) | null>(null);
	presence = $state.raw<Readonly<Record<string, Presence>>>({});
	/** What waits for the person; null until it has been fetched, after the first screen. */
	inbox = $state.raw<Inbox | null>(null);
	readonly api = api(() => settings.language);
	/** Photos and voice of this device, once fetched. */
	desk = $state.raw<MediaDesk | null>(null);
	#running: Running | null = null;
	#media: Promise<MediaDesk> | null = null;
	#end = new AbortController();
	#noticeTimer: ReturnType<typeof setTimeout> | undefined;

	/** Finds out who is here: old data first, then the server's word. */
	async start(): Promise<void> {
		const known = keptMe(ME);
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
		await this.#running?.connect();
		this.#running?.hurry();
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
		if (undone) void this.desk?.forget(id);
		if (undone) this.announce({ text: settings.language === 'en' ? 'Taken back. Nothing was recorded.' : '撤回了，没有记。' });
		else this.dismiss();
	}

	/** 省流量 was switched: the county is told with the next connection. */
	saverChanged(): void {
		if (settings.saver) this.#running?.courier.narrow();
		this.#running?.disconnect();
		void this.#running?.connect();
	}

	/** Sends what waits, now. */
	hurry(): void {
		this.#running?.hurry();
		this.desk?.hurry(true);
	}

	/** Gives up a refused command. */
	async drop(id: string): Promise<void> {
		await this.#running?.replica.drop(id);
		await this.desk?.forget(id);
	}

	/** What is unsent: commands, and photos and voice, whose own commands are told only when refused. */
	get waiting(): { all: number; attention: number } {
		const commands = (this.ledger?.outbox ?? []).filter(({ name, state }) => name !== 'file.attach' || state === 'attention');
		const states = [...commands, ...(this.desk?.waiting ?? [])].map(({ state }) => state);
		return { all: states.length, attention: states.filter((state) => state === 'attention').length };
	}

	/** Photos and voice on this device, fetched when first asked for. */
	media = (): Promise<MediaDesk> => {
		this.#media ??= this.#openMedia().catch((error: unknown) => {
			this.#media = null;
			throw error;
		});
		return this.#media;
	};

	/** Keeps a refused command as a note on this device. */
	keepAsNote = (id: string): Promise<void> | undefined => this.#running?.replica.keepAsNote(id);

	/** Sends a refused command once more. */
	async retry(id: string): Promise<void> {
		await this.#running?.replica.retry(id);
		this.#running?.hurry();
	}

	/** Later commands that need what a refused one was to make. */
	dependants = (id: string) => this.#running?.replica.outbox.dependants(id) ?? [];

	/** Says where the person is in the app, for those who look at the same page. */
	here(place: string | null, at?: string): void {
		this.#running?.line?.here(place, at);
	}

	/** Fetches the inbox. Without a signal and not kept yet it stays away until the page is opened anew. */
	async openInbox(): Promise<void> {
		const { ledger } = this;
		if (!ledger || this.inbox) return;
		try {
			const { Inbox } = await import('./inbox.svelte.ts');
			const inbox = new Inbox(ledger);
			const whole = await inbox.load();
			if (this.ledger === ledger) this.inbox ??= inbox;
			if (!whole) this.missing();
		} catch {
			this.missing();
		}
	}

	/** A part of the app did not arrive, and this page cannot fetch it any more. */
	missing = (): void => {
		this.lost = Date.now();
	};

	watchBoard(): void {
		this.#running?.line?.watch({ board: true });
	}

	async #begin(me: Me): Promise<void> {
		const { county } = me;
		const running = await Running.open(me, {
			language: () => settings.language,
			own: () => settings.saver,
			heard: () => {
				this.heard = Date.now();
			},
			up: (live) => {
				this.live = live;
				if (live) this.heard = Date.now();
			},
			here: (presence) => {
				this.presence = { ...this.presence, [presence.place]: presence };
			},
			ask: () => void this.#verify(),
			ended: () => this.#ended(),
			lost: this.missing,
		});
		this.#running = running;
		this.ledger = new LiveLedger({
			replica: running.replica,
			county,
			language: () => settings.language,
			live: () => this.live,
			announce: (notice) => this.announce(notice),
			history: running.http.history,
			here: (place) => {
				const { people = [], at = {} } = this.presence[place] ?? {};
				return people.map((person) => ({ person, place, at: at[person] }));
			},
			open: (village) => running.courier.widen(village, settings.saver),
			ask: (method, path, body) => this.api.call(method, path, body),
		});
		this.me = me;
		this.stage = 'in';
		running.courier.pump();
		setTimeout(() => void this.media().catch(() => {}), MEDIA_AFTER);
	}

	async #openMedia(): Promise<MediaDesk> {
		const { signal } = this.#end;
		const { replica } = this.#running ?? {};
		const desk = await (await import('./media/open.ts')).openMedia(replica, this.ledger, signal, () => this.#ended());
		if (!signal.aborted) this.desk = desk;
		return desk;
	}

	#ended(): void {
		this.live = false;
		this.#running?.disconnect();
		if (this.me) this.over = true;
		else this.stage = 'out';
	}

	#stop(): void {
		const running = this.#running;
		this.#running = null;
		this.ledger = null;
		this.inbox = null;
		this.live = false;
		this.presence = {};
		this.#end.abort();
		this.#end = new AbortController();
		this.#media = null;
		this.desk = null;
		running?.stop();
	}
}

export const session = new Session();
