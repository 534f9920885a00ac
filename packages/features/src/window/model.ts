import { tableRef } from '@honghuo/core/row.ts';
import { kindNames } from '../work/model.ts';
import { extras, seasons } from './defaults.ts';
import { bloomName, type Extra, extraNames } from './messages.ts';
import type { seasonWindow } from './table.ts';

export type { Window } from './defaults.ts';
export { type Extra, extraNames } from './messages.ts';

export type SeasonWindow = typeof seasonWindow.$inferSelect;

export const windows = tableRef<SeasonWindow>('season_window', { whole: true, together: [['firstDay', 'lastDay']] });

/** All of this noun. */
export const refs = [windows];

/** The one that is a single day. */
export const fullBloom = 'full_bloom' satisfies keyof typeof bloomName;

/** What has a usual time of the year that a county may set: kinds of work, what stands beside them, the bloom. */
export type Timed = keyof typeof seasons | Extra | typeof fullBloom;
export const timed = [...Object.keys(seasons), ...Object.keys(extras), fullBloom] as Timed[];
export const timedNames = { ...kindNames, ...extraNames, ...bloomName };
