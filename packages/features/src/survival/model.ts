import { tableRef } from '@honghuo/core/row.ts';
import type { survivalCheck } from './table.ts';

export type Check = typeof survivalCheck.$inferSelect;

/** Held whole: how donated trees fare is told to the village that gave them. */
export const checks = tableRef<Check>('survival_check', {
	whole: true,
	together: [['method', 'inspected', 'alive', 'deadByCause', 'missing']],
});

/** All of this noun. */
export const refs = [checks];

/** What is planted today stands until it is taken out, and its day is known: what a new cohort of donated trees or of gap filling has besides its own. */
export const newCohort = { plantedPrecision: 'day', rootstock: null, sourceQty: null, removedOn: null, removedReason: null } as const;

/** Trees found dead, of whatever cause. */
export const deadOf = ({ deadByCause }: Pick<Check, 'deadByCause'>): number =>
	Object.values(deadByCause).reduce<number>((sum, n) => sum + (n ?? 0), 0);

/** Checks that count: not withdrawn; the newest last. */
export const counting = (all: readonly Check[]): Check[] =>
	all
		.filter(({ withdrawnReason }) => withdrawnReason === null)
		.sort((a, b) => (a.occurredOn === b.occurredOn ? (a.id < b.id ? -1 : 1) : a.occurredOn < b.occurredOn ? -1 : 1));
