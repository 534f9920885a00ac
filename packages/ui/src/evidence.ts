import { createContext } from 'svelte';

/** Shows the entries behind a figure, given the rows it rests on; `setEvidence` is called once, by the app's shell. */
export const [getEvidence, setEvidence] = createContext<(rows: readonly string[]) => void>();
