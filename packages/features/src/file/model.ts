import { tableRef } from '@honghuo/core/row.ts';
import type { attachment } from './table.ts';

export type { FileKind, FileType, HostTable } from './messages.ts';
export type Attachment = typeof attachment.$inferSelect;

export const files = tableRef<Attachment>('attachment');

/** All of this noun; parents before children. What else there is to know of a file is in figures.ts: a first screen needs only this. */
export const refs = [files];
