import { type Rows, tableRef } from '@honghuo/core/row.ts';
import { byAge } from '../orchard/model.ts';
import type { assumption, yieldCurve } from './table.ts';

export type { CurvePoint } from './table.ts';
export type Curve = typeof yieldCurve.$inferSelect;
export type Assumption = typeof assumption.$inferSelect;

export const curves = tableRef<Curve>('yield_curve', { whole: true, together: [['points', 'source']] });
export const assumptions = tableRef<Assumption>('assumption', { whole: true, together: [['maizeFenPerMu', 'maizeSource']] });

/** All of this noun; parents before children. */
export const refs = [curves, assumptions];

/** The part of a measure that stands for a year after planting, the year of planting being the first. */
export const yearPart = (year: number): string => `y${year}`;

/** The curves of a cultivar that count, oldest first. */
export const curvesOf = (variety: string, rows: Rows): Curve[] =>
	rows
		.find(curves, 'variety', variety)
		.filter((curve) => curve.withdrawnReason === null)
		.sort(byAge);
