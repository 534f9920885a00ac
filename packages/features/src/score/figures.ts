import type { Period } from '@honghuo/core/period.ts';
import { percent } from '@honghuo/core/rational.ts';
import { sumOf, type Tally } from '@honghuo/core/tally.ts';
import { figureKey } from '../material/model.ts';
import type { Shares } from './model.ts';

/** What is looked at. Only results somebody has confirmed: trees that were counted, problems whose reporter agreed, work that was planned and done. */
const parts = [
	{
		key: 'work',
		label: '农活干完',
		least: 'workPercent',
		of: { measure: 'work.items', parts: ['done'] },
		whole: { measure: 'work.items', parts: ['done', 'open'] },
	},
	// The look after a season decides: what is in leaf in June is not yet alive, and the same trees are not counted twice.
	{
		key: 'survival',
		label: '查成活时活着（过一季看）',
		least: 'survivalPercent',
		of: { measure: 'survival.alive', parts: ['one_season'] },
		whole: { measure: 'survival.inspected', parts: ['one_season'] },
	},
	{
		key: 'closure',
		label: '办结技术难题',
		least: 'closurePercent',
		of: { measure: 'problem.closed', parts: undefined },
		whole: { measure: 'problem.accepted', parts: undefined },
	},
] as const;
export type StarKey = (typeof parts)[number]['key'];

/** One part of the summary: how much of what, from which share on it is met, and the number of the report its entries stand behind. */
export type Star = { key: StarKey; value: number; whole: number; share: string; least: number; met: boolean; figure: string };

/**
 * A village's stars of a period, each with its reason: one for each part in which there was something to do and enough of it was done. What there was
 * nothing of takes no star away. Nothing of it comes from using the app, and no two villages are put beside each other.
 */
export function starsOf(tally: Tally, { from, to }: Pick<Period, 'from' | 'to'>, shares: Shares): Star[] {
	const months = { from: from.slice(0, 7), to: to.slice(0, 7) };
	return parts.flatMap((part): Star[] => {
		const { key, label } = part;
		const value = sumOf(tally, { ...part.of, ...months });
		const whole = sumOf(tally, { ...part.whole, ...months });
		const share = percent(value, whole);
		if (share === undefined) return [];
		const least = shares[part.least];
		return [{ key, value, whole, share, least, met: value * 100 >= whole * least, figure: figureKey(part.of.measure, label, months) }];
	});
}
