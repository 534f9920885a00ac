import { type Refusal, refuse } from '@honghuo/core/refusal.ts';
import { byId, type Read, type Rows } from '@honghuo/core/row.ts';
import { type Person, people, postings } from './model.ts';

/** Whether this is a board's link and no human being: the posting that makes it a viewer bears its person's own id, and no other posting ever does. */
export const isScreen = (person: string, rows: Rows): boolean => rows.get(postings, person)?.role === 'viewer';

/** Rows that tell who is meant by these ids, and whether each is a human being. */
export const humanReads = (...persons: (string | null | undefined)[]): Read[] => [byId(people, ...persons), byId(postings, ...persons)];

/** Everybody of the county, boards on walls left out. */
export const humans = (ledger: Rows & { all(table: typeof people): Person[] }): Person[] =>
	ledger.all(people).filter(({ id }) => !isScreen(id, ledger));

/** Those called by this name, boards on walls left out. */
export const humansCalled = (name: string, rows: Rows): Person[] => rows.find(people, 'name', name).filter(({ id }) => !isScreen(id, rows));

/** Why one of those named is nobody to ask, lead or speak to: a board on a wall. */
export const screenRefusal = (field: string, rows: Rows, ...persons: readonly (string | null | undefined)[]): Refusal | undefined =>
	persons.some((person) => person && isScreen(person, rows)) ? refuse('person_is_screen', field) : undefined;
