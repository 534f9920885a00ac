import type { LiveLedger } from '../replica/live.svelte.ts';
import type { Replica } from '../replica/replica.ts';
import { MediaDesk } from './media.svelte.ts';
import { openMediaStore } from './media-store.ts';
import { network } from './network.svelte.ts';
import { httpWay } from './way.ts';

/** Opens a person's photos and voice on this device; `signal` ends it. Rejects when nobody is signed in, or the browser forbids storage. */
export async function openMedia(
	replica: Replica | undefined,
	ledger: LiveLedger | null,
	signal: AbortSignal,
	sessionOver: () => void,
): Promise<MediaDesk> {
	if (!replica || !ledger) throw new Error('Nobody is signed in.');
	const { county, person } = replica.parts;
	const desk = new MediaDesk({
		ledger,
		follow: (changed) => replica.subscribe(changed),
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
