import type { Language } from '@honghuo/core/refusal.ts';
import { display, displayTyped, isUnit, parseDecimal, toCanonical, type Unit } from '@honghuo/core/units.ts';
import type { WorkUnit } from '../messages.ts';

/** The unit an amount of work is typed in. */
export const typedUnit: Readonly<Record<WorkUnit, Unit>> = { e4mu: 'mu', tree: 'tree', person_hour: 'person_hour' };

/** An amount of work as people say it: as it was typed where that is known, else in 亩, 株 or 工时. */
export function amountOf(
	{ value, unit, typed }: { value: number; unit: WorkUnit; typed: { value: string; unit: string } | null },
	language: Language,
): string {
	return typed && isUnit(typed.unit) ? displayTyped({ value: typed.value, unit: typed.unit }, language) : display(value, unit, language);
}

/** What was typed into the number of an amount, as the wire wants it; undefined when it is not an amount above nothing. */
export function readAmount(text: string, unit: WorkUnit): { value: number; typed: { value: string; unit: Unit } } | undefined {
	const value = toCanonical(text, typedUnit[unit]);
	if (value === undefined || value < 1 || !parseDecimal(text)) return undefined;
	const plain = text
		.trim()
		.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
		.replace(/[．。]/g, '.');
	return { value, typed: { value: plain, unit: typedUnit[unit] } };
}
