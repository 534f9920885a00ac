import type { Ledger } from '@honghuo/features/ledger.ts';
import type { Seen } from '@honghuo/features/service/figures.ts';
import { serviceVisits } from '@honghuo/features/service/model.ts';
import { hasBeen, visits } from '@honghuo/features/visit/model.ts';

/** Where teams and experts are known to have been, of the rows on this device. */
export function seenOf(ledger: Pick<Ledger, 'all'>): Seen[] {
	return [
		...ledger
			.all(serviceVisits)
			.filter(({ withdrawnReason }) => withdrawnReason === null)
			.map(({ village, occurredOn, team, version }): Seen => ({ village, on: occurredOn, team, entries: [version] })),
		...ledger
			.all(visits)
			.filter(({ state, withdrawnReason }) => hasBeen(state) && withdrawnReason === null)
			.map(({ village, doneOn, version }): Seen => ({ village, on: doneOn ?? '', team: null, entries: [version] })),
	];
}
