import type { BaseRow, Rows, TableRef } from '@honghuo/core/row.ts';

/** Rows that are simply there, by the name of their table, for figures that only look. What is added to a list later is found too. */
export const rowsOf = (all: Readonly<Record<string, readonly unknown[]>>): Rows => ({
	get: <R extends BaseRow>({ name }: TableRef<R>, id: string) => (all[name] as R[] | undefined)?.find((row) => row.id === id),
	find: <R extends BaseRow>({ name }: TableRef<R>, field: keyof R & string, value: string) =>
		((all[name] ?? []) as R[]).filter((row) => row[field] === value),
});
