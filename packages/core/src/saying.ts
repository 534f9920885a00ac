import { isLocalDate, showDate } from './dates.ts';
import { type Fault, type FieldWords, faults, fieldName } from './fault.ts';
import { type Detail, fill, type Language, type Refusal, type Sentence } from './refusal.ts';
import { type CanonicalUnit, display } from './units.ts';

/** A refusal's sentence filled for its reader: amounts with their units, days as people say them, fields by their names. */
export function saying(sentence: Sentence, { field, details = {} }: Omit<Refusal, 'code'>, words: FieldWords, language: Language): string {
	const said = Object.fromEntries(Object.entries(details).map(([name, detail]) => [name, worded(detail, language)]));
	const wrong = faults[details.wrong as Fault] ?? faults.invalid;
	return fill(sentence[language], {
		...(field === undefined ? {} : { field: fieldName(field, words, language) }),
		...said,
		wrong: fill(wrong[language], said),
	});
}

function worded(detail: Detail, language: Language): string | number {
	if (typeof detail !== 'object') return detail;
	if ('unit' in detail) return display(detail.value, detail.unit as CanonicalUnit, language);
	if (!('day' in detail)) return detail[language];
	const { day, today = '' } = detail;
	if (!isLocalDate(day)) return day;
	const said = showDate(day, language);
	return day.slice(0, 4) === today.slice(0, 4) ? said.replace(/^\d{4}年| \d{4}$/, '') : said;
}
