import { tableRef } from '@honghuo/core/row.ts';
import type { problemEvent, techProblem } from './table.ts';

export type Problem = typeof techProblem.$inferSelect;
export type ProblemEvent = typeof problemEvent.$inferSelect;

/** Held whole: an expert or another village's first secretary is asked about villages whose other rows their phone does not hold. */
export const problems = tableRef<Problem>('tech_problem', { whole: true });
export const problemEvents = tableRef<ProblemEvent>('problem_event', { whole: true, lately: 120 });

/** All of this noun; parents before children. */
export const refs = [problems, problemEvents];

/** A problem that has not been dealt with after so many days is late, unless its accepter set another day. */
export const usualDays = 7;

/** When the reporter says nothing for so many days after being told it is solved, it counts as closed (DOMAIN.md §6). */
export const silentDays = 7;
