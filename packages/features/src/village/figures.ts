import { type Refusal, refuse } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { isScreen } from './model.ts';

/** Why one of those named is nobody to ask, lead or speak to: a board on a wall. */
export const screenRefusal = (field: string, rows: Rows, ...persons: readonly (string | null | undefined)[]): Refusal | undefined =>
	persons.some((person) => person && isScreen(person, rows)) ? refuse('person_is_screen', field) : undefined;
