import type { Ledger } from '@honghuo/features/ledger.ts';
import type { Seen } from '@honghuo/features/service/figures.ts';
import { serviceVisits } from '@honghuo/features/service/model.ts';
import { madeIn } from '@honghuo/features/visit/figures.ts';
import { visits } from '@honghuo/features/visit/model.ts';
import type { Sums } from '#lib/summary.svelte.ts';

/** Where teams and experts have been: what this device holds, one's own unsent visits included, and what the county adds up of the rest by month. */
export function seenOf(ledger: Pick<Ledger, 'all'>, sums: Readonly<Record<string, Sums>>): Seen[] {
	const held = [
		...ledger
			.all(serviceVisits)
			.filter(({ withdrawnReason }) => withdrawnReason === null)
			.map(({ village, occurredOn, team }): Seen => ({ village, on: occurredOn, team })),
		...madeIn(ledger.all(visits)).map(({ village, doneOn }): Seen => ({ village, on: doneOn, team: null })),
	];
	const added = Object.entries(sums).flatMap(([village, measures]) => [
		...Object.entries(measures['service.visits'] ?? {}).flatMap(([team, months]) => inMonths(village, team, months)),
		...Object.values(measures['visit.done'] ?? {}).flatMap((months) => inMonths(village, null, months)),
	]);
	return [...held, ...added];
}

const inMonths = (village: string, team: string | null, months: Readonly<Record<string, number>>): Seen[] =>
	Object.entries(months).flatMap(([month, n]) => (n > 0 ? [{ village, on: `${month}-01`, team }] : []));
