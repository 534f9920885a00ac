import { type Actor, mayWriteVillage } from '@honghuo/core/actor.ts';
import { tableRef } from '@honghuo/core/row.ts';
import type { Expert } from '../expert/model.ts';
import type { VisitState } from './messages.ts';
import type { expertVisit } from './table.ts';

export type { VisitState } from './messages.ts';

export type Visit = typeof expertVisit.$inferSelect;

/** Held whole: experts are asked by villages whose other rows their phone does not hold. */
export const visits = tableRef<Visit>('expert_visit', {
	whole: true,
	veil: ['attendees'],
	together: [
		['attended', 'attendees'],
		['expert', 'changeReason'],
	],
});

/** All of this noun. */
export const refs = [visits];

/** A visit is followed up so many days later, unless another day is named. */
export const followUpDays = 30;

/** Whether the visit still lies ahead. */
export const isOpen = (state: VisitState): boolean => state === 'requested' || state === 'scheduled';

/** Whether the expert has been. */
export const hasBeen = (state: VisitState): boolean => state === 'done' || state === 'followed_up';

/** Whether somebody should ask by now what became of the advice. */
export const followUpIsDue = (
	{ state, followUpDueOn, withdrawnReason }: Pick<Visit, 'state' | 'followUpDueOn' | 'withdrawnReason'>,
	today: string,
): boolean => state === 'done' && withdrawnReason === null && followUpDueOn !== null && followUpDueOn <= today;

/** Whether somebody may move a visit on: the village's people, and the expert who was asked. */
export const mayArrange = (visit: Pick<Visit, 'village'>, expert: Expert | undefined, actor: Actor, today: string): boolean =>
	mayWriteVillage(actor, visit.village, today) || (expert !== undefined && expert.person === actor.person);
