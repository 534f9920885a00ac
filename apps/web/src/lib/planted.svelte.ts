import type { Home } from './home.svelte.ts';
import type { LiveLedger } from './replica/live.svelte.ts';
import { Summary } from './summary.svelte.ts';

/**
 * The villages a page about one village offers: one's own; for those who record for none, all that have an orchard, as the county's sums say. To be
 * called while a component is set up.
 */
export function offeredVillages(home: Home, ledger: LiveLedger | null): () => string[] {
	const own = () => home.villages.map(({ code }) => code);
	const month = `${ledger?.today.slice(0, 4) ?? '2000'}-01`;
	const sums = own().length === 0 && ledger ? new Summary(ledger, () => ({ from: month, to: month })) : null;
	const planted = () => ['orchard.area', 'orchard.trees'].flatMap((measure) => [...(sums?.by('village', measure).keys() ?? [])]);
	return () => (own().length > 0 ? own() : [...new Set(planted())].sort());
}
