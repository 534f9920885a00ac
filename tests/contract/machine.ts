/** Who takes a step in a machine: the village that gives, the village that gets, the county and its administrator. */
export type Who = 'first' | 'secretary' | 'official' | 'administrator';
export type Draft = [who: Who, name: string, input: object];
/** What machines need that is not theirs: ids of rows that are simply there. */
export type Ground = {
	giving: string;
	getting: string;
	block: string;
	variety: string;
	assignee: string;
	expert: string;
	planting: string;
	/** What the assignee is in the directory of experts. */
	profile: string;
};

/**
 * A state machine of DOMAIN.md §6, in words of its own and not in those of the code it tests: how each state is come to from a new row, and which
 * steps it refuses with which code. A step that is not named there has to be taken.
 */
export type Machine = {
	/** Makes a new row; gives its id and those of its parts. */
	begin: (ground: Ground) => { ids: Record<string, string>; drafts: Draft[] };
	steps: Readonly<Record<string, (ids: Record<string, string>, ground: Ground) => Draft>>;
	states: Readonly<Record<string, { path: readonly string[]; refuses: Readonly<Record<string, string>> }>>;
};

/** The same refusal for several steps. */
export const all = (steps: readonly string[], code: string): Record<string, string> =>
	Object.fromEntries(steps.map((step) => [step, code]));
