import type { Rows } from '@honghuo/core/row.ts';
import { people } from '../village/model.ts';
import type { ExpertField } from './messages.ts';
import type { Expert } from './model.ts';

export { fieldNames } from './messages.ts';

/** What an expert is called. */
export const expertName = (expert: Pick<Expert, 'person' | 'name'>, rows: Rows): string =>
	expert.name ?? rows.get(people, expert.person ?? '')?.name ?? '';

/** An expert and which of the fields asked for they know: the reason for the match, to be shown. */
export type Match = { expert: Expert; knows: ExpertField[] };

/** Experts for a need, those who know most of it first; one who knows none of it is not named. No need names all of them. */
export function matches(all: readonly Expert[], wanted: readonly ExpertField[]): Match[] {
	return all
		.filter(({ retiredReason }) => retiredReason === null)
		.map((expert) => ({ expert, knows: wanted.filter((field) => expert.fields.includes(field)) }))
		.filter(({ knows }) => wanted.length === 0 || knows.length > 0)
		.sort((a, b) => b.knows.length - a.knows.length || (a.expert.id < b.expert.id ? -1 : 1));
}
