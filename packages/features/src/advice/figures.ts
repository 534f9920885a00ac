import { addDays, asLocalDate, daysBetween } from '@honghuo/core/dates.ts';
import type { Rows } from '@honghuo/core/row.ts';
import type { Block } from '../orchard/model.ts';
import { nextWindow } from '../window/figures.ts';
import { kindNames, type WorkKind } from '../work/model.ts';
import type { Advice } from './model.ts';

/** The kind of work an advice asks for: as said, else the first kind its text names, so that a task can be filled in. Undefined when it names none. */
export function kindAsked({ kind, text }: Pick<Advice, 'kind' | 'text'>): WorkKind | undefined {
	if (kind !== null) return kind;
	const named = (Object.keys(kindNames) as WorkKind[])
		.filter((one) => one !== 'other')
		.flatMap((one) => {
			const at = text.indexOf(kindNames[one]['zh-CN']);
			return at < 0 ? [] : [{ one, at, length: kindNames[one]['zh-CN'].length }];
		});
	// 封冻水 before 浇水's shorter namesakes at the same place.
	return named.sort((a, b) => a.at - b.at || b.length - a.length)[0]?.one;
}

/** The block an advice is about: as said, else the only one there is, else the one whose name its text says; undefined when that is open. */
export function blockAsked<B extends Pick<Block, 'id' | 'name'>>(
	{ block, text }: Pick<Advice, 'block' | 'text'>,
	blocks: readonly B[],
): B | undefined {
	const named = blocks.filter(({ name }) => text.includes(name));
	return blocks.find(({ id }) => id === block) ?? (blocks.length === 1 ? blocks[0] : named.length === 1 ? named[0] : undefined);
}

/** When advice is to be carried out: in the season that runs or comes, or in the next thirty days when that is over for this year. */
export function windowAsked(kind: WorkKind, today: string, rows: Rows): { from: string; to: string } {
	const season = nextWindow(kind, today, rows);
	const now = asLocalDate(today);
	return daysBetween(now, asLocalDate(season.from)) > 180 ? { from: today, to: addDays(now, 30) } : season;
}
