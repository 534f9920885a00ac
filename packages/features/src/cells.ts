import { isLocalDate } from '@honghuo/core/dates.ts';
import { matchPlace, type Place, type PlaceMatch } from '@honghuo/core/place-match.ts';
import { fill, type Refusal, refuse, type Sentence } from '@honghuo/core/refusal.ts';
import { type CellReading, type Column, disarm, headingOf, type Raw, rearm, type SheetContext, textOf, tidy } from '@honghuo/core/sheet.ts';
import { fromCanonical, type Unit } from '@honghuo/core/units.ts';
import { type Reading, readArea, readCount, readDay, readLength, readMoney, readWeight } from './paste/figures.ts';
import { areaWords, countWords, lengthWords, moneyWords, nothingWords, weightWords } from './paste/messages.ts';
import { orgUnits } from './village/model.ts';

/** Kinds of columns of a noun's spreadsheet (`sheets.ts`). Cells are read as the clipboard is: full-width digits, 万, 吨, 公斤, 公顷. */

/** An amount in its canonical unit, beside what was typed. */
export type Amount = { value: number; typed: { value: string; unit: string } };
/** A day as exactly as it is known: `2020-01-01` with `year` is some day of 2020. */
export type When = { day: string; precision: 'day' | 'month' | 'year' };

/** The same column, never empty. */
export const required = <T>(column: Column<T | null>): Column<T> => ({ ...column, required: true }) as unknown as Column<T>;
/** The same column, written in exports and ignored when read. */
export const shown = <T>(column: Column<T>): Column<T> => ({ ...column, shown: true });

const none = { value: null } as const;
const isNothing = (text: string): boolean => nothingWords.includes(text);

/** Words of at most so many characters. */
export const text = (heading: string, about: string, most = 60): Column<string | null> => ({
	heading,
	required: false,
	about,
	width: most > 100 ? 30 : 16,
	read: (raw) => {
		const said = typeof raw === 'string' ? rearm(raw.trim()) : textOf(raw);
		if (said === '') return none;
		return said.length > most ? { refusal: refuse('sheet_cell_long', undefined, { heading, most }) } : { value: said };
	},
	write: (value) => (value === null ? null : disarm(value)),
});

type Kind = { read: (text: string, unit: Unit) => Reading<number>; words: Readonly<Record<string, Unit>> };
const kinds = {
	area: { read: readArea, words: areaWords },
	weight: { read: readWeight, words: weightWords },
	money: { read: readMoney, words: moneyWords },
	count: { read: readCount, words: countWords },
	length: { read: readLength, words: lengthWords },
} satisfies Record<string, Kind>;

/** An amount in the heading's unit, unless the cell names another: 「总产（斤）」. `zero` takes 0 too. */
export function amount(heading: string, kind: keyof typeof kinds, unit: string, about: string, zero = false): Column<Amount | null> {
	const { read, words }: Kind = kinds[kind];
	const own = words[unit] as Unit;
	const full = headingOf({ heading, unit });
	const no = (code: string, said: string): CellReading<Amount | null> => ({
		refusal: refuse(code, undefined, {
			heading: full,
			text: said,
			example: `12 ${unit}`,
			units: Object.keys(words).slice(0, 6).join('、'),
		}),
	});
	return {
		heading,
		unit,
		units: Object.keys(words),
		required: false,
		about,
		width: 14,
		read: (raw, given) => {
			const said = tidy(textOf(raw));
			const assumed = (given === undefined ? own : words[given]) ?? own;
			if (zero && /^[+]?0+(\.0+)?$/.test(said)) return { value: { value: 0, typed: { value: '0', unit: assumed } } };
			const reading = read(said, assumed);
			if (reading.kind === 'none') return none;
			if (reading.kind === 'value') return { value: { value: reading.value, typed: reading.typed } };
			return no({ unit: 'sheet_unit', fine: 'sheet_fine', number: 'sheet_number', zero: 'sheet_number' }[reading.why], said);
		},
		write: (value) => (value === null ? null : Number(fromCanonical(value.value, own))),
	};
}

/** An amount for an export, from what is stored. */
export const stored = <N extends number | null>(value: N): N extends null ? null : Amount =>
	(value === null ? null : { value, typed: { value: '', unit: '' } }) as N extends null ? null : Amount;

/**
 * A date cell as text. Excel and WPS keep days as numbers, and those of their Chinese formats (2026年8月2日) come as bare ones: 46236 is a day
 * since 1899-12-30, from 1950 to 2100.
 */
const dayText = (raw: Raw): string =>
	tidy(
		textOf(
			typeof raw === 'number' && Number.isInteger(raw) && raw >= 18_264 && raw <= 73_415 ? new Date((raw - 25_569) * 86_400_000) : raw,
		),
	);

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/** A civil day, real in Excel; as text it must have its year. */
export const day = (heading: string, about: string): Column<string | null> => ({
	heading,
	required: false,
	about,
	width: 13,
	read: (raw) => {
		const said = dayText(raw);
		if (isNothing(said)) return none;
		const found = readDay(said, '0000-00');
		return found.kind === 'value' ? { value: found.value } : { refusal: refuse('sheet_day', undefined, { heading, text: said }) };
	},
	write: (value) => (value === null ? null : midnight(value)),
});

/** A day of which perhaps only the month or the year is known: `2020`, `2020年4月`, `2020-04-05`. */
export const when = (heading: string, about: string): Column<When | null> => ({
	heading,
	required: false,
	about,
	width: 13,
	read: (raw) => {
		const said = dayText(raw).replace(/\s/g, '');
		if (isNothing(said)) return none;
		const [, year = '', month] = /^(\d{4})(?:[-/.年](?:(\d{1,2})月?)?)?$/.exec(said) ?? [];
		const some = `${year}-${(month ?? '1').padStart(2, '0')}-01`;
		if (year !== '' && isLocalDate(some)) return { value: { day: some, precision: month ? 'month' : 'year' } };
		const found = readDay(said, '0000-00');
		if (found.kind === 'value') return { value: { day: found.value, precision: 'day' } };
		return { refusal: refuse('sheet_day', undefined, { heading, text: said }) };
	},
	write: (value) => {
		if (value === null) return null;
		return value.precision === 'day' ? midnight(value.day) : value.day.slice(0, value.precision === 'year' ? 4 : 7);
	},
});

/** Whether two days are the same as far as both are known. */
export const sameWhen = (a: When, b: When): boolean => {
	const known = Math.min(...[a, b].map(({ precision }) => ({ day: 10, month: 7, year: 4 })[precision]));
	return a.day.slice(0, known) === b.day.slice(0, known);
};

/** One word of a closed list, in Chinese or English. */
export const choice = <K extends string>(heading: string, names: Readonly<Record<K, Sentence>>, about: string): Column<K | null> => {
	const all = Object.entries<Sentence>(names) as [K, Sentence][];
	const choices = all.map(([, name]) => name['zh-CN']).join('、');
	return {
		heading,
		required: false,
		about: `${about}${about === '' ? '' : '；'}${choices}`,
		width: 10,
		read: (raw) => {
			const said = tidy(textOf(raw));
			if (isNothing(said)) return none;
			const found = all.find(([key, name]) => [key, name['zh-CN'], name.en].some((one) => one.toLowerCase() === said.toLowerCase()));
			return found ? { value: found[0] } : { refusal: refuse('sheet_choice', undefined, { heading, text: said, choices }) };
		},
		write: (value) => (value === null ? null : names[value]['zh-CN']),
	};
};

/** A whole number of something that is neither weighed nor paid: people, a year. The unit may stand behind it. */
export const whole = (heading: string, unit: string, about: string, least: number, most: number): Column<number | null> => ({
	heading,
	required: false,
	about,
	width: 10,
	read: (raw) => {
		const said = tidy(textOf(raw));
		if (isNothing(said)) return none;
		const bare = said.endsWith(unit) ? said.slice(0, said.length - unit.length).trim() : said;
		const value = /^\d{1,9}$/.test(bare) ? Number(bare) : Number.NaN;
		if (value >= least && value <= most) return { value };
		return { refusal: refuse('sheet_whole', undefined, { heading, text: said, least, most }) };
	},
	write: (value) => value,
});

/** A file names the same few villages in thousands of cells: each is looked for once. */
const matched = new WeakMap<SheetContext, Map<string, PlaceMatch>>();
function placeCalled(cell: string, context: SheetContext, levels: readonly ('county' | 'township' | 'village')[]): PlaceMatch {
	const known = matched.get(context) ?? new Map<string, PlaceMatch>();
	matched.set(context, known);
	const key = `${levels.join()} ${cell}`;
	const match = known.get(key) ?? matchPlace(cell, placesOf(context, levels));
	known.set(key, match);
	return match;
}

/** Units of the county by level, with the township above each. */
function placesOf({ rows }: SheetContext, levels: readonly ('county' | 'township' | 'village')[]): Place[] {
	return levels.flatMap((level) =>
		rows
			.find(orgUnits, 'level', level)
			.filter(({ closedOn }) => closedOn === null)
			.map(({ id, name, aliases, parent }) => {
				const above = rows.get(orgUnits, parent ?? '');
				// 「小营子乡 新立屯村」 where the township is printed otherwise than it is called.
				const printed = (above?.aliases ?? []).map((alias) => `${alias}${name}`);
				return { code: id, name, aliases: [...aliases, ...printed], above: above?.name ?? '' };
			}),
	);
}
const said = ({ name, above }: Place): string => `「${above ? `${above} ` : ''}${name}」`;

/** A village, or any unit of the county, by code or by name; the value is its code. */
export const place = (
	heading: string,
	about: string,
	levels: ('county' | 'township' | 'village')[] = ['village'],
): Column<string | null> => ({
	heading,
	required: false,
	about,
	width: 20,
	read: (raw, _unit, context): CellReading<string | null> => {
		const cell = rearm(tidy(textOf(raw)));
		if (cell === '') return none;
		const match = placeCalled(cell, context, levels);
		const no = (code: string, places: readonly Place[] = []): { refusal: Refusal } => ({
			refusal: refuse(code, undefined, { text: cell, places: places.slice(0, 6).map(said).join('、') }),
		});
		if (match.kind === 'none') return no('sheet_place_unknown');
		if ('places' in match) return no(match.kind === 'maybe' ? 'sheet_place_maybe' : 'sheet_place_several', match.places);
		const { code, name, above } = match.place;
		if (match.kind === 'exact') return { value: code };
		return {
			value: code,
			note: refuse('sheet_place_close', undefined, { text: cell, place: fill('{above} {name}', { above, name }).trim() }),
		};
	},
	write: (value, { rows }) => {
		const unit = value === null ? undefined : rows.get(orgUnits, value);
		if (!unit) return value;
		const above = unit.level === 'village' ? rows.get(orgUnits, unit.parent ?? '')?.name : undefined;
		return disarm(above ? `${above} ${unit.name}` : unit.name);
	},
});

/** What a cell of the ledger says, in words for a refusal. */
export const worded = <T>(column: Column<T>, value: T, context: SheetContext): Raw => {
	const raw = column.write(value, context);
	return raw === null ? '空的' : textOf(raw);
};

/** The first column in which a row says something else than what is there; cells left empty say nothing. */
export function differs<T>(column: Column<T>, wanted: T, there: T, context: SheetContext): Refusal | undefined {
	if (wanted === null || textOf(column.write(wanted, context)) === textOf(column.write(there, context))) return undefined;
	return refuse('sheet_differs', undefined, { heading: headingOf(column), there: String(worded(column, there, context)) });
}
