import { convertRate, perMu } from '@honghuo/core/rates.ts';
import { compare, grouped, multiply, type Rational, rational, toDecimal } from '@honghuo/core/rational.ts';
import { display, displayTyped, isUnit } from '@honghuo/core/units.ts';
import { jinPerMu, usualOf } from '../harvest/figures.ts';
import { isAbsurd, stoodOn } from '../harvest/model.ts';
import { type Reading, readArea, readDay, readPrice, readWeight } from '../paste/figures.ts';
import type { Guard } from '../spray/figures.ts';
import { type QuestionKind, type TypedColumn, typedColumns } from './messages.ts';
import { type Draft, emptyDraft, type Line, type Season, type Seen, shortDay, textOf, yuanPerJin } from './model.ts';

/** Something the grid asks about before a line is saved. `suggestion` is a text for its cell; `settle` whether 「就是这个数」 is an answer. */
export type Question = {
	key: string;
	line: string;
	column: TypedColumn;
	kind: QuestionKind;
	details: Record<string, string | number>;
	suggestion?: string;
	settle: boolean;
	/** Whether it is answered by a reason. */
	reason?: true;
};

/** A line as its cells read: canonical values, what follows from them, and what is to be asked. */
export type Examined = {
	line: Line;
	gross: Reading<number>;
	marketable: Reading<number>;
	price: Reading<number>;
	day: Reading<string>;
	/** Grams per mu of the whole block. */
	perMu: Rational | undefined;
	/** What can be sold of it brings at the price, in fen. */
	incomeFen: number | undefined;
	/** Something was typed that the ledger has not. */
	changed: boolean;
	/** Cells that were typed; what the others show is the ledger's, nobody's edit. */
	typed: readonly TypedColumn[];
	/** The line's records as they were when typing began. */
	saw: Seen;
	skipped: boolean;
	/** Why it could not wait for the interval of a spray; null when it did. */
	reason: string | null;
	questions: Question[];
};

/** Weight × price in whole fen, half up: a coin is the least there is. */
export const incomeFenOf = (grams: number, fenPerKg: number): number =>
	Math.max(1, Number(toDecimal(rational(BigInt(grams) * BigInt(fenPerKg), 1000n), 0)));

const numbers = (values: readonly Rational[]): Rational | undefined => [...values].sort(compare)[Math.floor(values.length / 2)];
const times = (value: Rational, n: number, d = 1): Rational => multiply(value, rational(n, d));
const jin = (gramsPerMu: Rational): string => grouped(toDecimal(jinPerMu(gramsPerMu), 0));

type Read = Omit<Examined, 'questions'> & { area: Reading<number> };

const weigh = (text: string) => readWeight(text);
const readers = { gross: weigh, marketable: weigh, price: (text: string) => readPrice(text), day: readDay };

/** What a cell says, for comparing: its value, or the text nobody can read. */
function says(column: TypedColumn, text: string, month: string): string | number {
	const reading: Reading<string | number> = readers[column](text, month);
	return reading.kind === 'value' ? reading.value : reading.kind === 'none' ? '' : text;
}

/** What of a harvest can be sold: its marketable part where that is known, in grams. */
export const soldOf = ({ gross, marketable }: Pick<Examined, 'gross' | 'marketable'>): number | undefined =>
	marketable.kind === 'value' ? marketable.value : gross.kind === 'value' ? gross.value : undefined;

/** The spray a harvest on that day would have to answer for: one that stands and is not moved has done so, or was there before the spray. */
const earlyOn = ({ block, harvests: [harvest] }: Line, day: string, guard: Season['guard']): Guard | undefined =>
	harvest && (harvest.occurredOn === day || harvest.overrideReason) ? undefined : guard?.(block.id, day);

function read(line: Line, draft: Draft, { month, guard }: Season): Read {
	const typed = draft.texts[line.key];
	const gross = readWeight(textOf(line, 'gross', draft));
	const marketable = readWeight(textOf(line, 'marketable', draft));
	const price = readPrice(textOf(line, 'price', draft));
	const sold = soldOf({ gross, marketable });
	const day = readDay(textOf(line, 'day', draft), month);
	return {
		...{ line, gross, marketable, price, day },
		reason: day.kind === 'value' && earlyOn(line, day.value, guard) ? draft.reasons?.[line.key]?.trim() || null : null,
		area: readArea(typed?.area ?? ''),
		perMu: gross.kind === 'value' && line.block.areaE4mu !== null ? perMu(gross.value, line.block.areaE4mu) : undefined,
		incomeFen: sold !== undefined && price.kind === 'value' ? incomeFenOf(sold, price.value) : undefined,
		// `1.8` for 1.80 is no change.
		changed: typedColumns.some(
			(column) =>
				typed?.[column] !== undefined && says(column, typed[column], month) !== says(column, textOf(line, column, emptyDraft), month),
		),
		typed: typedColumns.filter((column) => typed?.[column] !== undefined),
		saw: draft.saw?.[line.key] ?? {},
		skipped: draft.skipped[line.key] === true,
	};
}

/** What other lines of the same cultivar say: the middle of three or more. */
function among(all: readonly Read[], one: Read, of: (read: Read) => Rational | undefined): Rational | undefined {
	const values = all.flatMap((other) => (other !== one && other.line.variety?.id === one.line.variety?.id ? (of(other) ?? []) : []));
	return values.length >= 3 ? numbers(values) : undefined;
}

const priceOf = ({ price }: Read): Rational | undefined => (price.kind === 'value' ? rational(price.value) : undefined);

/** Reads and checks all lines of the grid. A line without questions can be saved as it is. */
export function examine(lines: readonly Line[], draft: Draft, season: Season): Examined[] {
	const all = lines.map((line) => read(line, draft, season));
	return all.map((one) => ({
		...one,
		questions: one.changed && !one.skipped ? questionsOf(one, all, draft, season).filter(({ key }) => !draft.settled[key]) : [],
	}));
}

function questionsOf(one: Read, all: readonly Read[], draft: Draft, { month, today, prices, guard }: Season): Question[] {
	const { line, gross, marketable, price, day, area } = one;
	const found: Question[] = [];
	const ask = (column: TypedColumn, kind: QuestionKind, details: Question['details'] = {}, more: Partial<Question> = {}) =>
		found.push({
			key: `${line.key} ${column} ${kind}`,
			line: line.key,
			column,
			kind,
			details: { block: line.name, ...details },
			settle: false,
			...more,
		});
	if (line.harvests.length > 1) ask('gross', 'several', { n: line.harvests.length });
	for (const [column, reading] of [
		['gross', gross],
		['marketable', marketable],
		['price', price],
		['day', day],
	] as const) {
		if (reading.kind !== 'unclear') continue;
		const kind = reading.why === 'unit' || reading.why === 'zero' ? reading.why : 'unread';
		ask(column, kind, { text: textOf(line, column, draft).trim() });
	}
	if (gross.kind === 'none') ask('gross', 'missing');
	if (gross.kind === 'value' && marketable.kind === 'value' && marketable.value > gross.value)
		ask('marketable', 'marketable', { marketable: jin(rational(marketable.value)), gross: jin(rational(gross.value)) });
	if (gross.kind === 'value' && isAbsurd(gross.value, line.block)) ask('gross', 'absurd');
	else askYield(one, all, ask);
	if (gross.kind === 'value' && day.kind === 'none') ask('day', 'noDay', {}, suggest(neighbourDay(one, all)));
	if (day.kind === 'value') {
		if (day.value > today) ask('day', 'future');
		else if (stoodOn(line.planting, day.value) !== 'standing') ask('day', 'notStanding');
		else if (!day.value.startsWith(month)) ask('day', 'otherMonth', { month: Number(month.slice(5)) }, { settle: true });
	}
	const early = day.kind === 'value' && one.reason === null ? earlyOn(line, day.value, guard) : undefined;
	if (early) {
		const { spray, until } = early;
		const details = {
			until: shortDay(until),
			sprayed: shortDay(spray.occurredOn),
			product: spray.product ?? '—',
			days: spray.phiDays ?? 0,
		};
		ask('day', 'early', details, { reason: true });
	}
	const seen = prices?.get(line.variety?.id ?? '');
	const usualPrice = seen === undefined ? among(all, one, priceOf) : rational(seen);
	if (price.kind === 'value' && usualPrice) {
		const value = rational(price.value);
		if (compare(value, times(usualPrice, 3)) > 0 || compare(times(value, 3), usualPrice) < 0)
			ask('price', 'price', { price: yuanPerJin(price.value), usual: yuanPerJin(Number(toDecimal(usualPrice, 0))) }, { settle: true });
	}
	if (area.kind === 'value' && line.block.areaE4mu !== null && area.value !== line.block.areaE4mu) {
		const { value, unit } = area.typed;
		const said = isUnit(unit) ? displayTyped({ value, unit }, 'zh-CN') : value;
		ask('gross', 'area', { said, known: display(line.block.areaE4mu, 'e4mu', 'zh-CN') }, { settle: true });
	}
	if (draft.doubled[line.key]) ask('gross', 'doubled', {}, { settle: true });
	return found;
}

type Ask = (column: TypedColumn, kind: QuestionKind, details: Question['details'], more: Partial<Question>) => void;

/** Asks about a yield far from the trial's yardstick, or from what the same cultivar gave on the other blocks. */
function askYield({ line, gross, perMu: rate, ...rest }: Read, all: readonly Read[], ask: Ask): void {
	if (gross.kind !== 'value' || !rate) return;
	const self = all.find((other) => other.line === line) ?? { line, gross, perMu: rate, ...rest };
	const trial = usualOf(line.variety);
	const others = among(all, self, (other) => other.perMu);
	const above = trial && compare(rate, rational(trial.gPerMu * 3, 2)) > 0 ? rational(trial.gPerMu) : undefined;
	const high = above ?? (others && compare(rate, times(others, 4)) > 0 ? others : undefined);
	const low = others && compare(times(rate, 4), others) < 0 ? others : undefined;
	const yardstick = high ?? low;
	if (!yardstick) return;
	const corrected = times(rate, high ? 1 : 10, high ? 10 : 1);
	const fits = compare(corrected, times(yardstick, 3, 2)) <= 0 && compare(times(corrected, 20), yardstick) >= 0;
	const weight = convertRate(rational(gross.value * (high ? 1 : 10), high ? 10 : 1), 'g/mu', 'jin/mu');
	ask(
		'gross',
		high ? 'high' : 'low',
		{ perMu: jin(rate), usual: jin(yardstick), usually: above ? 'trial' : 'others' },
		{ settle: true, ...(fits ? { suggestion: grouped(toDecimal(weight, 3)) } : {}) },
	);
}

const suggest = (suggestion: string | undefined): Partial<Question> => (suggestion === undefined ? {} : { suggestion });

/** The day of the nearest line above that has one; otherwise none is offered. */
function neighbourDay(one: Read, all: readonly Read[]): string | undefined {
	const before = all.slice(0, all.indexOf(one)).findLast(({ day }) => day.kind === 'value');
	return before?.day.kind === 'value' ? shortDay(before.day.value) : undefined;
}

/** The foot of the grid: sums over lines that have a weight, and are not in question. */
export type Totals = { lines: number; areaE4mu: number; grossG: number; perMu: Rational | undefined; incomeFen: number; asked: number };

/** Adds up what is clear; lines in question are counted apart. */
export function totalsOf(all: readonly Examined[]): Totals {
	const clear = all.filter(({ questions, gross, skipped }) => questions.length === 0 && gross.kind === 'value' && !skipped);
	const sum = (of: (one: Examined) => number) => clear.reduce((total, one) => total + of(one), 0);
	const landed = clear.filter(({ line }) => line.block.areaE4mu !== null);
	// Two cohorts may stand on one block: its land counts once.
	const areaE4mu = [...new Map(landed.map(({ line: { block } }) => [block.id, block.areaE4mu ?? 0])).values()].reduce((a, b) => a + b, 0);
	const grams = ({ gross }: Examined) => (gross.kind === 'value' ? gross.value : 0);
	return {
		lines: clear.length,
		areaE4mu,
		grossG: sum(grams),
		perMu: perMu(
			landed.reduce((total, one) => total + grams(one), 0),
			areaE4mu,
		),
		incomeFen: sum(({ incomeFen }) => incomeFen ?? 0),
		asked: all.filter(({ questions }) => questions.length > 0).length,
	};
}
