import type { Cell, PaperSection, Span } from '@honghuo/core/paper.ts';
import type { PaperFigure } from '@honghuo/core/paper-source.ts';
import { type Period, periodBefore } from '@honghuo/core/period.ts';
import { rational, toDecimal } from '@honghuo/core/rational.ts';
import { type Amount, spokenAmount, spokenTogether } from '@honghuo/core/spoken.ts';
import { type Asked, partsIn, sumOf, type Tally } from '@honghuo/core/tally.ts';
import { fromCanonical, type Unit } from '@honghuo/core/units.ts';
import { giverIn, giverKind } from '../support/model.ts';
import { periodWords } from './messages.ts';

export { incomeNames, periodWords, type SupportKind, supportNames } from './messages.ts';

/** Whose paper it is. */
export type Level = 'village' | 'township' | 'county';

/** A unit's part in a table of its paper: a township of the county, a village of the township, with what it came to. */
export type Place = { code: string; name: string; tally: Tally };

/** Words and table of one section; none when nothing happened. */
export type Part = Pick<PaperSection, 'paragraphs' | 'table'>;

/** How many villages, teams and institutions helped how many villages. */
export type Flows = Record<ReturnType<typeof giverKind> | 'helped', number>;

/** Counts them over villages' sums of a period. */
export function flowsIn(tallies: Iterable<Tally>, { from, to }: Period): Flows {
	const givers = new Set<string>();
	let helped = 0;
	for (const tally of tallies) {
		const parts = partsIn(tally, { measure: 'support.acts', from: from.slice(0, 7), to: to.slice(0, 7) });
		for (const part of parts) givers.add(giverIn(part).giver);
		helped += parts.length > 0 ? 1 : 0;
	}
	const flows: Flows = { village: 0, team: 0, institution: 0, helped };
	for (const giver of givers) flows[giverKind(giver)] += 1;
	return flows;
}

const shares = [
	[1, 2, '一半'],
	[1, 3, '三分之一'],
	[2, 3, '三分之二'],
	[1, 4, '四分之一'],
	[3, 4, '四分之三'],
] as const;

/** A part of a whole as people say it: 「三分之一」, 「33.1%」, 「全部」; undefined when it is none. */
export function shareOf(part: number, whole: number): string | undefined {
	if (part <= 0 || whole <= 0 || part > whole) return undefined;
	if (part === whole) return '全部';
	const [, , plain] = shares.find(([numerator, denominator]) => part * denominator === whole * numerator) ?? [];
	return plain ?? `${toDecimal(rational(BigInt(part) * 100n, whole), 1, 1)}%`;
}

/** What a key is called in a paper; the key itself where nothing is known of it. */
export const say = (names: Readonly<Record<string, { 'zh-CN': string }>>, key: string): string => names[key]?.['zh-CN'] ?? key;

/** Words put together as one sentence would have them: what is empty is left out. */
export const joined = (parts: readonly (readonly Span[])[], between: string): Span[] =>
	parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [between, ...part]));

/** A number as it was named, before it stands in a sentence. */
type Named = Span & Partial<Amount>;
const isAmount = (span: Named): span is { text: string; figure: string } & Amount => typeof span === 'object' && span.unit !== undefined;

/** A sentence with its full stop and its amounts in one unit; nothing of nothing. */
export function sentence(spans: readonly Named[]): Span[] {
	if (spans.length === 0) return [];
	const told = spokenTogether(spans.filter(isAmount)).values();
	return [...spans.map((span) => (isAmount(span) ? { text: told.next().value ?? span.text, figure: span.figure } : span)), '。'];
}

/** What a number of a paper is known by: its name and not its parts, which are hundreds in a county and others in each village. */
export const figureKey = (measure: string, label: string, { from, to }: { from?: string | undefined; to: string }): string =>
	[measure, label, ...(from ? [from] : []), to].join(' ');

/** Where a paper's numbers come from, and the list of those it has named so far. */
export class Desk {
	readonly period: Period;
	readonly words: (typeof periodWords)[keyof typeof periodWords];
	/** Whether the period is not over yet. */
	readonly running: boolean;
	readonly #tally: Tally;
	readonly #figures = new Map<string, PaperFigure>();

	/** `until` is the last day there are numbers of: a year that is not over is told as 今年以来. */
	constructor(tally: Tally, period: Period, until: string) {
		this.#tally = tally;
		this.period = period;
		const words = periodWords[period.kind];
		this.running = until < period.to;
		this.words = period.kind === 'year' && this.running ? { ...words, now: '今年以来', before: '上年全年' } : words;
	}

	/** Every number named, in the order of the paper. */
	get figures(): PaperFigure[] {
		return [...this.#figures.values()];
	}

	/** What a measure came to in the period. */
	sum(measure: string, parts?: readonly string[]): number {
		return sumOf(this.#tally, this.#asked(measure, parts));
	}

	/** Parts of a measure that came to something in the period, in the order of a list; what the list does not know comes last. */
	parts(measure: string, order: readonly string[], since: 'period' | 'ever' = 'period'): string[] {
		const asked = this.#asked(measure, undefined, since);
		const place = (part: string) => (order.includes(part) ? order.indexOf(part) : order.length);
		return partsIn(this.#tally, asked).sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
	}

	/** Names a number of the period; nothing when it is nothing. */
	figure(label: string, measure: string, unit: string, { parts, word }: { parts?: readonly string[]; word?: string } = {}): Span[] {
		return this.#name(label, this.#asked(measure, parts), unit, word);
	}

	/** Names what there is by the end of the period, however long it has been there. */
	stock(label: string, measure: string, unit: string, { parts, word }: { parts?: readonly string[]; word?: string } = {}): Span[] {
		return this.#name(label, this.#asked(measure, parts, 'ever'), unit, word);
	}

	/** What there is by the end of the period. */
	held(measure: string, parts?: readonly string[]): number {
		return sumOf(this.#tally, this.#asked(measure, parts, 'ever'));
	}

	/** Names the same number of the period before; nothing when that was nothing. */
	before(label: string, measure: string, unit: string, { parts, word }: { parts?: readonly string[]; word?: string } = {}): Span[] {
		const { from, to } = periodBefore(this.period);
		// The label is the number's name, whether or not the period is over.
		return this.#name(
			`${label}（${periodWords[this.period.kind].before}）`,
			{ measure, parts, from: from.slice(0, 7), to: to.slice(0, 7) },
			unit,
			word,
		);
	}

	/** Names a number that has no measure, by the journal versions of the rows it was read from. */
	row(key: string, label: string, value: number, unit: string, entries: readonly number[], word?: string): Span[] {
		return this.#said({ key, label, value, unit, ...(word ? { word } : {}), from: { entries } });
	}

	/** Words that rest on a number named before, such as its share of a whole. */
	about(text: string, named: readonly Span[]): Span[] {
		const [first] = named.filter((span) => typeof span !== 'string');
		return first ? [{ text, figure: first.figure }] : [];
	}

	/** A number of a table that opens what the named figure rests on; nothing of nothing. */
	cell([named]: readonly Named[], unit: Unit): Cell {
		if (named === undefined || !isAmount(named)) return '';
		return { value: Number(fromCanonical(named.value, unit)), figure: named.figure };
	}

	#name(label: string, from: Asked, unit: string, word?: string): Span[] {
		const value = sumOf(this.#tally, from);
		if (value === 0) return [];
		const key = figureKey(from.measure, label, from);
		return this.#said({ key, label, value, unit, ...(word ? { word } : {}), from });
	}

	/** The number in words of its own; the sentence it comes to stand in has the last word about its unit. */
	#said(figure: PaperFigure): Span[] {
		const { key, value, unit, word } = figure;
		this.#figures.set(key, figure);
		const said: Named = { text: spokenAmount(value, unit, word), figure: key, value, unit, word };
		return [said];
	}

	#asked(measure: string, parts?: readonly string[], since: 'period' | 'ever' = 'period'): Asked {
		const { from, to } = this.period;
		return { measure, ...(parts ? { parts } : {}), ...(since === 'period' ? { from: from.slice(0, 7) } : {}), to: to.slice(0, 7) };
	}
}
