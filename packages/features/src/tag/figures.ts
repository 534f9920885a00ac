import type { Rows } from '@honghuo/core/row.ts';
import { carries, puts, type Tag, type TagPut, tags } from './model.ts';

/** A chain or brand with what it links on a day, and the journal versions behind that. */
export type Linked = { tag: Tag; villages: string[]; orchards: string[]; varieties: string[]; puts: TagPut[]; entries: number[] };

/** What a tag links on a day. Villages are those that carry it themselves or by an orchard of theirs. */
export function linked(tag: Tag, rows: Rows, day: string): Linked {
	const all = rows.find(puts, 'tag', tag.id).filter((one) => carries(one, day));
	const distinct = (ids: readonly (string | null)[]) => [...new Set(ids.filter((one) => one !== null))].sort();
	return {
		tag,
		villages: distinct(all.map(({ village }) => village)),
		orchards: distinct(all.map(({ orchard }) => orchard)),
		varieties: distinct(all.map(({ variety }) => variety)),
		puts: all,
		entries: [...new Set([tag, ...all].map(({ version }) => version))].filter((version) => version > 0).sort((a, b) => a - b),
	};
}

/** Chains and brands in use on a day, by name. */
export const tagsInUse = (all: readonly Tag[], day: string): Tag[] =>
	all
		.filter(({ retiredReason, since }) => retiredReason === null && (since === null || since <= day))
		.sort((a, b) => a.kind.localeCompare(b.kind) || (a.name < b.name ? -1 : 1));

/** Tags a village carries on a day, itself or by an orchard. */
export const tagsOf = (village: string, rows: Rows, day: string): Tag[] => {
	const ids = new Set(
		rows
			.find(puts, 'village', village)
			.filter((one) => carries(one, day))
			.map(({ tag }) => tag),
	);
	return tagsInUse(
		[...ids].flatMap((id) => rows.get(tags, id) ?? []),
		day,
	);
};
