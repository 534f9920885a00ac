/**
 * A refusal says no to one command and changes nothing. The code travels; the sentence is looked up where it is shown, in the reader's language.
 * Features have their own codes in `refusals.ts`, the engine's are in `engine-refusals.ts`.
 */
export type Refusal = { code: string; field?: string; details?: Readonly<Record<string, Detail>> };

/**
 * What a sentence is filled with. An amount in a canonical unit, a day and a word in both languages are put into the reader's words when the sentence
 * is; `today` spares the year of a day of this year.
 */
export type Detail = string | number | { value: number; unit: string } | { day: string; today?: string } | Sentence;

/** A sentence in both languages; `{name}` is filled from the refusal's details. */
export type Sentence = { 'zh-CN': string; en: string };
export type Language = keyof Sentence;
export type Refusals = Readonly<Record<string, Sentence>>;

/** Builds a refusal; features narrow the code with `refuser`. */
export const refuse = (code: string, field?: string, details?: Refusal['details']): Refusal => ({
	code,
	...(field === undefined ? {} : { field }),
	...(details === undefined ? {} : { details }),
});

/** Whether a decision is a refusal. */
export const isRefusal = (decision: readonly unknown[] | Refusal): decision is Refusal => !Array.isArray(decision);

/** A hole, and in English what is counted by it. */
const HOLE =
	/\{(\w+)\}(?: (village|tree|block|day|year|line|row|record|zone|time|piece|photo|name|visit|item|team|session|week|cultivar|expert|township|recording|institution|household|cohort|bundle|act|paper|harvest|problem|helper|follow-up|person(?:-time)?|entrie)s\b)?/g;

/** Fills `{name}` holes of a sentence; one is 「1 village」. Unknown holes stay visible, so that a missing detail is seen in tests. */
export const fill = (sentence: string, details: Readonly<Record<string, string | number>> = {}): string =>
	sentence.replace(HOLE, (hole, key: string, noun?: string) => {
		const value = details[key];
		if (value === undefined) return hole;
		return noun ? `${value} ${String(value) === '1' ? noun.replace(/ie$/, 'y') : `${noun}s`}` : String(value);
	});

/** What stands between the items of a list. */
export const between = (language: Language): string => (language === 'en' ? ', ' : '、');
