import { fault } from '@honghuo/core/fault.ts';
import { periodOf } from '@honghuo/core/period.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';

/** A month `2026-02`, a quarter `2026-Q1` or a year `2026`. */
export const period = v.pipe(
	v.string(),
	v.regex(/^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/, fault('period')),
	v.check((key: string) => periodOf(key) !== undefined, fault('period')),
);
/** Whose report, and of when: that names it, for there is one. */
const which = { unit: input.unitCode, period };
const words = v.optional(v.nullable(input.note));

export const reportWrite = v.strictObject({ ...which, orchard: words, support: words, service: words, income: words, plans: words });
export const reportStep = v.strictObject(which);
export const reportReason = v.strictObject({ ...which, reason: input.reason });
/** A document's number as it is written, 建农报〔2026〕3号: brackets typed round the year become those of official documents. */
const docNumber = v.pipe(
	v.string(),
	v.trim(),
	v.maxLength(60),
	v.regex(/^[^\p{C}]*[\p{L}\p{N}][^\p{C}]*$/u, fault('document')),
	v.transform((said) => said.replace(/[[［【（({](\d{4})[\]］】）)}]/, '〔$1〕')),
);
export const reportNumber = v.strictObject({ ...which, docNumber: v.nullable(docNumber) });
export const reportLock = v.strictObject({ ...which, reason: v.optional(input.note) });

const span = v.union([v.string(), v.strictObject({ text: v.string(), figure: v.string() })]);
const cell = v.union([v.string(), v.number(), v.strictObject({ value: v.number(), figure: v.string() })]);
const paper = v.strictObject({
	title: v.array(v.string()),
	subtitle: v.optional(v.string()),
	sections: v.array(
		v.strictObject({
			heading: v.string(),
			paragraphs: v.array(v.array(span)),
			table: v.optional(v.strictObject({ head: v.array(v.string()), rows: v.array(v.array(cell)) })),
		}),
	),
	signature: v.optional(v.string()),
	date: v.optional(v.string()),
});
const whole = v.pipe(v.number(), v.safeInteger());

export const reportFreeze = v.strictObject({
	...which,
	id: input.id,
	round: whole,
	asOf: whole,
	until: input.localDate,
	figures: v.array(
		v.strictObject({
			key: v.string(),
			label: v.string(),
			value: v.number(),
			unit: v.string(),
			word: v.optional(v.string()),
			entries: v.optional(v.array(whole)),
		}),
	),
	paper,
});

export const reportArchive = v.strictObject({
	...which,
	until: input.localDate,
	units: whole,
	digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'SHA-256, hex')),
});
