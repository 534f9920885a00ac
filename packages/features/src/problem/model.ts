import { tableRef } from '@honghuo/core/row.ts';
import type { problemEvent, techProblem } from './table.ts';

export type Problem = typeof techProblem.$inferSelect;
export type ProblemEvent = typeof problemEvent.$inferSelect;

/** How long every device holds a problem that was dealt with: this year's and last year's numbers are counted from them. */
export const heldDays = 400;

/**
 * Held whole: an expert or another village's first secretary is asked about villages whose other rows their phone does not hold. What was dealt with
 * goes after a year, or what a phone is given first would grow with all that was ever asked.
 */
export const problems = tableRef<Problem>('tech_problem', {
	whole: true,
	lately: heldDays,
	waiting: { field: 'state', among: ['reported', 'accepted', 'assigned', 'answered', 'reopened'] },
});
export const problemEvents = tableRef<ProblemEvent>('problem_event', { whole: true, lately: 120 });

/** All of this noun; parents before children. */
export const refs = [problems, problemEvents];

/** A problem that has not been dealt with after so many days is late, unless its accepter set another day. */
export const usualDays = 7;

/** When the reporter says nothing for so many days after being told it is solved, it counts as closed (DOMAIN.md §6). */
export const silentDays = 7;
