import { addDays, asLocalDate, type LocalDate } from '@honghuo/core/dates.ts';
import { compare } from '@honghuo/core/order.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { counting, type Log, logs, type WorkKind } from '../work/model.ts';

/** Kinds of work that leave something on the fruit: they carry a label's interval. */
export const isSpray = (kind: WorkKind): boolean => kind === 'spraying' || kind === 'lime_sulphur';

/** What a spray says of itself; null on any other kind of work. */
export const sprayFields = ['product', 'registrationNumber', 'dose', 'phiDays'] as const;

/** A spray and the first day its label allows picking. */
export type Guard = { spray: Log; until: LocalDate };

/**
 * Why this block may not be harvested on this day (安全间隔期, GB/T 8321): the spray up to that day whose label asks to wait longest, if the day lies
 * before its occurredOn + phiDays. Undefined when it may. Reads the logs of the block (`byField(logs, 'block', block)`).
 */
export function harvestGuard(block: string, day: string, rows: Rows): Guard | undefined {
	const [strictest] = counting(rows.find(logs, 'block', block))
		.filter((log) => isSpray(log.kind) && log.phiDays !== null && log.occurredOn <= day)
		.map((spray) => ({ spray, until: addDays(asLocalDate(spray.occurredOn), spray.phiDays ?? 0) }))
		.sort((a, b) => compare(b.until, a.until) || compare(b.spray.id, a.spray.id));
	return strictest && day < strictest.until ? strictest : undefined;
}
