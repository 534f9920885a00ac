import { tableRef } from '@honghuo/core/row.ts';
import type { consent } from './table.ts';

export type { How, Purpose } from './messages.ts';
export type Consent = typeof consent.$inferSelect;

/** Held whole: every screen of the county asks it before it shows a name. */
export const consents = tableRef<Consent>('consent', { whole: true });

/** All of this noun. */
export const refs = [consents];

/** What stands where a person's name stood. */
export const erasedName = '已删除';
/** What stands where their words stood, and why what hung there is gone. */
export const erasedText = '（已按本人要求删除）';
