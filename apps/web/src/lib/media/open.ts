import type { LiveLedger } from '../replica/live.svelte.ts';
import { MediaDesk } from './media.svelte.ts';
import { openMediaStore } from './media-store.ts';
import { network } from './network.svelte.ts';
import { httpWay } from './way.ts';

/** Opens a person's photos and voice on this device. `follow` tells of changed rows; `signal` ends it. */
export async function openMedia(parts: {
	county: string;
	person: string;
	ledger: LiveLedger;
	follow: (changed: () => void) => () => void;
	signal: AbortSignal;
	sessionOver: () => void;
}): Promise<MediaDesk> {
	const { county, person, ledger, follow, signal, sessionOver } = parts;
	const desk = new MediaDesk({
		ledger,
		follow,
		store: await openMediaStore(county, person),
		way: httpWay(() => ledger.language),
		now: () => Date.now(),
		random: Math.random,
		allowed: () => network.allowed,
		turn: (run) => ('locks' in navigator ? (navigator.locks.request(`honghuo-media-${person}`, run) as ReturnType<typeof run>) : run()),
		sessionOver,
		broken: (error) => console.error(error),
	});
	network.watch(() => desk.hurry(), signal);
	signal.addEventListener('abort', () => desk.close());
	if (signal.aborted) desk.close();
	return desk;
}
