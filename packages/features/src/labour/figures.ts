import { rational, toDecimal } from '@honghuo/core/rational.ts';
import { counting, type Log, type WorkKind } from '../work/model.ts';

/** Person-hours of some logs, in all and by kind of work, the most first, with the logs and journal versions behind them. */
export type Labour = { hours: number; kinds: { kind: WorkKind; hours: number }[]; logs: Log[]; entries: number[] };

/** What people put in, from the logs counted in person-hours; `from` and `to` are days, inclusive. Amounts in mu or trees say nothing of it. */
export function labourOf(all: readonly Log[], { kind, from, to }: { kind?: WorkKind; from?: string; to?: string } = {}): Labour {
	const counted = counting(all).filter(
		(log) =>
			log.doneUnit === 'person_hour' &&
			(kind === undefined || log.kind === kind) &&
			(from === undefined || log.occurredOn >= from) &&
			(to === undefined || log.occurredOn <= to),
	);
	const kinds = new Map<WorkKind, number>();
	for (const log of counted) kinds.set(log.kind, (kinds.get(log.kind) ?? 0) + log.doneValue);
	return {
		hours: counted.reduce((sum, log) => sum + log.doneValue, 0),
		kinds: [...kinds].map(([one, hours]) => ({ kind: one, hours })).sort((a, b) => b.hours - a.hours || (a.kind < b.kind ? -1 : 1)),
		logs: counted,
		entries: counted
			.map(({ version }) => version)
			.filter((version) => version > 0)
			.sort((a, b) => a - b),
	};
}

/** Hours that make one 工日. */
const hoursADay = 8;

/** Person-hours as 工日 of eight hours: 6 → 0.75, 20 → 2.5. */
export const personDays = (hours: number): string => toDecimal(rational(hours, hoursADay), 3);
