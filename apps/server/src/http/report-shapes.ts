import * as v from 'valibot';
import { entry } from './shapes.ts';

/** Shapes of what is asked about period reports. */

const day = v.pipe(v.string(), v.isoDate());
const span = v.union([v.string(), v.object({ text: v.string(), figure: v.string() })]);
const cell = v.union([v.string(), v.number(), v.object({ value: v.number(), figure: v.string() })]);
const shownFigure = { key: v.string(), label: v.string(), value: v.number(), unit: v.string(), text: v.string() };
export const reportView = v.object({
	unit: v.string(),
	period: v.string(),
	version: v.number(),
	state: v.nullable(v.string()),
	kept: v.nullable(v.number()),
	until: day,
	villages: v.number(),
	paper: v.object({
		number: v.optional(v.string()),
		title: v.array(v.string()),
		subtitle: v.optional(v.string()),
		sections: v.array(
			v.object({
				heading: v.string(),
				paragraphs: v.array(v.array(span)),
				table: v.optional(v.object({ head: v.array(v.string()), rows: v.array(v.array(cell)) })),
			}),
		),
		signature: v.optional(v.string()),
		date: v.optional(v.string()),
	}),
	changes: v.array(v.object({ key: v.string(), label: v.string(), before: v.string(), after: v.string() })),
	figures: v.array(v.object({ ...shownFigure, open: v.boolean() })),
	versions: v.array(
		v.object({ number: v.number(), occasion: v.string(), asOf: v.number(), until: day, at: v.pipe(v.string(), v.isoTimestamp()) }),
	),
});
/** What is behind a number of a report: the entries of a village, or what each village adds. */
export const reportEvidence = v.object({
	...shownFigure,
	villages: v.optional(v.array(v.object({ code: v.string(), value: v.number(), text: v.string() }))),
	entries: v.optional(v.array(entry)),
	since: v.optional(v.array(v.number())),
	total: v.optional(v.number()),
});
