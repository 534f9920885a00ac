import { tableRef } from '@honghuo/core/row.ts';
import type { tag, tagPut } from './table.ts';

export { type TagKind, tagKindNames } from './messages.ts';

export type Tag = typeof tag.$inferSelect;
export type TagPut = typeof tagPut.$inferSelect;

export const tags = tableRef<Tag>('tag', { whole: true });
/** Held whole: which villages a chain links is what a list of villages is filtered by. */
export const puts = tableRef<TagPut>('tag_put', { whole: true });

/** All of this noun; parents before children. */
export const refs = [tags, puts];

/** Whether something carries the tag on a day. */
export const carries = ({ since, until }: Pick<TagPut, 'since' | 'until'>, day: string): boolean =>
	since <= day && (until === null || day < until);
