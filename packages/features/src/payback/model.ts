import type { Language } from '@honghuo/core/refusal.ts';
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

/** Words in which ways of planting are named, longest first; what else stands in a name is the county's own. */
const ways = [
	['V 形密植', 'V-shape, dense,'],
	['宽行', 'wide rows'],
	['密植', 'dense'],
	['米', 'm'],
] as const;

/** A curve's way of planting as the reader calls it: 「V 形密植 0.5×4 米」, `V-shape, dense, 0.5×4 m`. */
export const systemName = ({ system }: Pick<Curve, 'system'>, language: Language): string =>
	language === 'en' ? ways.reduce((name, [chinese, english]) => name.replaceAll(chinese, english), system) : system;

/** The curves of a cultivar that count, oldest first. */
export const curvesOf = (variety: string, rows: Rows): Curve[] =>
	rows
		.find(curves, 'variety', variety)
		.filter((curve) => curve.withdrawnReason === null)
		.sort(byAge);
