import { isLocalDate } from '@honghuo/core/dates.ts';
import { fault } from '@honghuo/core/fault.ts';
import * as v from 'valibot';

/** Shapes that inputs of all features are made of. Each is a whitelist; the database's CHECK constraints are their twins. */

/** A UUID version 7, lower case, made by the client: a new row's id, or the id of the row meant. */
export const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, fault('chosen')));

/** A 12-digit village code. */
export const villageCode = v.pipe(v.string(), v.regex(/^\d{12}$/, fault('code')));

/** A division code: 6 digits county, 9 township, 12 village. */
export const unitCode = v.pipe(v.string(), v.regex(/^\d{6}(\d{3}(\d{3})?)?$/, fault('code')));

/** A civil day `YYYY-MM-DD` that exists, 1900–2100. */
export const localDate = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d{2}-\d{2}$/, fault('day')),
	v.check((day: string) => isLocalDate(day), fault('day')),
);

/** A day of every year, `MM-DD`; in a year that lacks it, it is the last of its month. */
export const monthDay = v.pipe(v.string(), v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, fault('season')));

/** A person's, place's or thing's name: 1–60 characters after trimming, no control characters. */
export const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60), v.regex(/^[^\p{C}]+$/u, fault('signs')));

/** A phone number as people write it. */
export const phone = v.pipe(v.string(), v.trim(), v.regex(/^\+?[0-9][0-9 -]{5,19}$/, fault('phone')));

/** A note of up to 2,000 characters; line breaks are allowed. */
export const note = v.pipe(
	v.string(),
	v.trim(),
	v.maxLength(2000),
	v.regex(/^[^\p{Cc}\p{Cs}]*$|^(?:[^\p{Cc}\p{Cs}]|\n)*$/u, fault('signs')),
);

/** A reason a person gives, never empty. */
export const reason = v.pipe(note, v.minLength(1));

/** A whole number from `least` to `most`. */
export const whole = (least: number, most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

/** A positive area in e4mu (1/10,000 mu), at most 100,000 mu: more is a township, not a block. */
export const areaE4mu = whole(1, 1_000_000_000);

/** A count of plants: 1 to ten million. */
export const count = whole(1, 10_000_000);

/** What was typed, value and unit, kept beside the canonical integer and shown back as typed. */
export const typed = v.strictObject({ value: v.pipe(v.string(), v.maxLength(20)), unit: v.pipe(v.string(), v.maxLength(12)) });
export type Typed = v.InferOutput<typeof typed>;
