import { tableRef } from '@honghuo/core/row.ts';
import type { trainingTheme } from './table.ts';

export type Theme = typeof trainingTheme.$inferSelect;

export const themes = tableRef<Theme>('training_theme', { whole: true });

/** All of this noun. */
export const refs = [themes];
