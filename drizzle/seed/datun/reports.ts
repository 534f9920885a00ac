import type { LocalDate } from '@honghuo/core/dates.ts';
import { periodAt, periodBefore } from '@honghuo/core/period.ts';
import { places } from './people.ts';

/** A command of the story; its list takes them all. */
type Step = { by: string; daysAgo: number; at: string; name: string; input: Record<string, unknown> };

/** The month before has been reported and waits at the county; of this month some words are there. The numbers are nobody's to write. */
export function report(today: LocalDate): Step[] {
	const month = periodAt('month', today);
	const step = (daysAgo: number, at: string, name: string, input: Record<string, unknown>): Step => ({
		by: 'first',
		daysAgo,
		at,
		name,
		input,
	});
	return [
		step(4, '20:00', 'report.submit', { unit: places.datun, period: periodBefore(month).key }),
		step(1, '21:30', 'report.write', { unit: places.datun, period: month.key, plans: '开春抓好拉枝，剩下的修剪接着干。' }),
	];
}
