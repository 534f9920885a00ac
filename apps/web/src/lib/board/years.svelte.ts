import type { LiveLedger } from '#lib/replica/live.svelte.ts';

/** How many years an orchard is paid for before it bears in full (DOMAIN: five years of outlay first). */
export const OUTLAY = 5;
/** How long after a vain try the county is asked again, in ms. */
const AGAIN = 60_000;

/** What the county's orchards cost in the years before this one, in fen; asked once a day, since nobody changes them by the minute. */
export class PastYears {
	#known = $state.raw<Readonly<Record<string, number>>>({});

	/** Made while a component is set up. `day` is the day the screen shows; undefined puts the question off. */
	constructor(ledger: Pick<LiveLedger, 'ask'>, day: () => string | undefined) {
		$effect(() => {
			const today = day();
			if (today === undefined) return;
			let [stopped, timer] = [false, undefined as ReturnType<typeof setTimeout> | undefined];
			const ask = async (year: string): Promise<void> => {
				const found = (await ledger.ask('GET', `/api/v1/figures/county?from=${year}-01&to=${year}-12`)) as {
					parts?: Record<string, number>;
				};
				if (!stopped) this.#known = { ...this.#known, [year]: found.parts?.['cost.amount'] ?? 0 };
			};
			const askAll = async (): Promise<void> => {
				try {
					for (let back = OUTLAY - 1; back > 0 && !stopped; back--) await ask(String(Number(today.slice(0, 4)) - back));
				} catch {
					if (!stopped) timer = setTimeout(() => void askAll(), AGAIN);
				}
			};
			void askAll();
			return () => {
				stopped = true;
				clearTimeout(timer);
			};
		});
	}

	/** What a year cost, in fen; undefined while the county has not said. */
	of = (year: string): number | undefined => this.#known[year];
}
