import { createContext } from 'svelte';

/**
 * A measure added up over places and days: `within` is a village's code or the beginning of several, such as a township's, of which `among` may name
 * some; without `parts` all of it.
 */
export type SumBehind = {
	measure: string;
	within: string;
	among?: ReadonlySet<string> | undefined;
	from: string;
	to: string;
	parts?: readonly string[] | undefined;
};

/**
 * What a number rests on: `rows`, whose history tells it; entries of the journal by their `versions`; a `sum`, which villages add up to; a
 * `figure`, the address at which the server names its entries; and `source`, the words that say how it is reckoned or who says so, where it is assumed and nobody recorded it.
 */
export type Behind = {
	rows?: readonly string[] | undefined;
	versions?: readonly number[] | undefined;
	sum?: SumBehind | undefined;
	figure?: string | undefined;
	source?: string | undefined;
};

/** Whether there is anything to open. */
export const isOpen = ({ rows, versions, sum, figure, source }: Behind): boolean =>
	(rows?.length ?? 0) + (versions?.length ?? 0) > 0 || sum !== undefined || figure !== undefined || (source ?? '') !== '';

/** Shows what is behind a figure; `setEvidence` is called once, by the app's shell. */
export const [getEvidence, setEvidence] = createContext<(behind: Behind) => void>();
