import { session } from './session.svelte.ts';

/** How often a page that is never closed asks for a new version, in ms. */
const ASK = 30 * 60_000;

/**
 * A new version of the app takes over when nothing is unsent and nobody is in the middle of something: at the start of a page, or while it is
 * hidden. Until then it waits, and the person is told.
 */
export class AppUpdate {
	/** A new version is here and waits. */
	ready = $state(false);
	#registration: ServiceWorkerRegistration | undefined;
	#reloading = false;

	/** Watches for new versions; called once a page. `quiet` says whether the page shown can be reloaded without anybody noticing. */
	async watch(quiet: () => boolean): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		const registration = await navigator.serviceWorker.ready;
		this.#registration = registration;
		navigator.serviceWorker.addEventListener('controllerchange', () => {
			if (this.#reloading) location.reload();
		});
		const found = () => {
			// The first version of all takes over by itself: there is nothing to replace.
			this.ready = registration.waiting !== null && navigator.serviceWorker.controller !== null;
			if (this.ready && quiet()) this.apply();
		};
		registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', found));
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'hidden') found();
			else void registration.update().catch(() => {});
		});
		setInterval(() => void registration.update().catch(() => {}), ASK);
		found();
	}

	/** Takes the new version, unless something is unsent. */
	apply(): void {
		const waiting = this.#registration?.waiting;
		if (!waiting || !session.ledger || session.ledger.outbox.length > 0) return;
		this.#reloading = true;
		waiting.postMessage('take-over');
	}
}

export const appUpdate = new AppUpdate();
