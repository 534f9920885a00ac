import type * as v from 'valibot';
import type { Audience } from './actor.ts';
import type { Command, Draft } from './command.ts';
import { engineRefusals } from './engine-refusals.ts';
import type { EvidenceSource } from './evidence.ts';
import type { FieldWords } from './fault.ts';
import type { Find } from './find.ts';
import type { Measure } from './measure.ts';
import type { CollisionKeeper } from './merge.ts';
import type { PaperSource } from './paper-source.ts';
import type { Language, Refusal, Refusals } from './refusal.ts';
import type { Change, Read, Rows, TableRef } from './row.ts';
import { saying } from './saying.ts';
import { type ActorSource, noActors, type Shape, shape, unique } from './shape.ts';
import type { Sheet } from './sheet.ts';
import { sheetRefusals } from './sheet-refusals.ts';
import type { Veil } from './veil.ts';

/** A derived number (DESIGN.md §2.5): `entries` are the journal versions it rests on; `unit` is a wire unit. */
export type FigureValue = { value: number | null; unit: string; entries: number[]; parts?: Record<string, number | string | null> };

/** A figure computed from rows alone, the same on phone, server and export. */
export type Figure<Query = unknown> = {
	name: string;
	query: v.GenericSchema<unknown, Query>;
	about: { 'zh-CN': string; en: string };
	/** Rows to load, step by step: each step may look at the rows the steps before it loaded. */
	reads: ((query: Query, rows: Rows) => Read[])[];
	compute: (query: Query, rows: Rows) => FigureValue;
};

/** Types a figure by its query schema and forgets the type again. */
export const figure = <Query>(definition: Figure<Query>): Figure => definition as unknown as Figure;

/** What a public page says: words and numbers; the server makes it a page. Nothing in it may name or number a person. */
export type PublicPage = {
	title: string;
	lead: string;
	facts: readonly { label: string; value: string }[];
	/** Where those who work here go on, by the app; a path. */
	link?: { text: string; href: string };
};

/**
 * A page anybody may read without signing in: what the QR code on a bundle or a post opens, at `/prefix/code` (public-code.ts). It is made of
 * rows of public tables only.
 */
export type Page = {
	/** One small letter; longer addresses are the app's. */
	prefix: string;
	about: { 'zh-CN': string; en: string };
	/** Rows to load, step by step, for the row whose code was asked for. */
	reads: ((id: string, rows: Rows) => Read[])[];
	/** Undefined when there is nothing to show. `county` and `today` are as the server knows them. */
	render: (id: string, rows: Rows, context: { county: string; today: string; language: Language }) => PublicPage | undefined;
};

/** A note that somebody without an account leaves on the page of a label: under which id, which page, the row its label stands for, and what they say. */
export type PublicNote = { id: string; page: string; row: string; text: string; phone?: string | undefined };

/**
 * The box on public pages: what may be said, how it becomes a command, and how whoever wrote finds the answer again by a number. Nothing but the
 * answer ever comes back out of it.
 */
export type PublicBox = {
	/** Prefixes of the pages that have it. */
	pages: readonly string[];
	note: v.GenericSchema<unknown, { text: string; phone?: string | undefined }>;
	draft: (note: PublicNote) => Draft;
	number: (id: string) => string;
	/** Rows in which a label's notes are found. */
	reads: (row: string) => Read[];
	/** Undefined when no note on this label has the number; an answer of null is still to come. */
	answered: (row: string, number: string, rows: Rows) => { answer: string | null; on: string | null } | undefined;
};

/** What is known when a county is founded: its register (`code`, `level`, `name`, `parent`), the first administrator, and a maker of ids. */
export type Founding = {
	county: string;
	units: readonly { code: string; level: string; name: string; parent: string | null }[];
	administrator: { person: string; name: string };
	today: string;
	newId: () => string;
};

/** Somebody's wish that their data be erased: whose, when and how it was said. */
export type EraseAsked = { person: string; askedOn: string; how: string };

/** Which commands take a person's data away (`noun.erase`, given by the server alone), from rows read step by step. Asking again is harmless. */
export type Erasing = {
	reads: readonly ((asked: EraseAsked, rows: Rows) => Read[])[];
	drafts: (asked: EraseAsked, rows: Rows) => Draft[];
};

/** A feature's registration: all the engine ever learns about a noun. */
export type Slice = {
	noun: string;
	tables: readonly TableRef<never>[];
	commands: readonly Command[];
	figures?: readonly Figure[];
	/** Numbers villages and the county add up. */
	measures?: readonly Measure[];
	pages?: readonly Page[];
	/** Documents it writes by itself. */
	papers?: readonly PaperSource[];
	/** What a search finds of it. */
	finds?: readonly Find[];
	/** Its records as spreadsheets, out and in. */
	sheets?: readonly Sheet[];
	refusals?: Refusals;
	actors?: ActorSource;
	/** How edits that met others' edits are kept; one feature does this for all. */
	collisions?: CollisionKeeper;
	/** How somebody's own acts become a paper; one feature does this for all. */
	evidence?: EvidenceSource;
	/** What it takes to erase a person's data; one feature does this for all. */
	erasing?: Erasing;
	/** Whose right it is to read what its tables veil. */
	veils?: readonly Veil[];
	/** The box on public pages; one feature does this for all. */
	box?: PublicBox;
	/** Commands the server gives itself when a county is set up. */
	founding?: (founding: Founding) => Draft[];
};

/** Types a slice's tables loosely, so that tables of any row type fit one list. */
export const slice = (definition: Omit<Slice, 'tables'> & { tables: readonly TableRef<never>[] | readonly unknown[] }): Slice =>
	definition as Slice;

/** All features, looked up by name. */
export type Registry = Shape & {
	slices: readonly Slice[];
	commands: ReadonlyMap<string, Command>;
	figures: ReadonlyMap<string, Figure>;
	measures: ReadonlyMap<string, Measure>;
	papers: ReadonlyMap<string, PaperSource>;
	sheets: ReadonlyMap<string, Sheet>;
	finds: readonly Find[];
	/** By the table they veil. */
	veils: ReadonlyMap<string, Veil>;
	box: PublicBox | undefined;
	collisions: CollisionKeeper | undefined;
	erasing: Erasing | undefined;
	evidence: EvidenceSource | undefined;
	/** The sentence for a refusal, in the reader's language. */
	say: (refusal: Refusal, language: Language) => string;
	/** Who may read what these changes tell; changes of private tables only reach their villages. Mixing both is a programming error. */
	audienceOf: (changes: readonly Change[]) => Audience;
};

/** Builds the registry with what the fields of inputs are called; a name given twice is a programming error. */
export function registry(slices: readonly Slice[], fields: FieldWords = {}): Registry {
	const all = <T>(of: (one: Slice) => readonly T[] | undefined): T[] => slices.flatMap((one) => of(one) ?? []);
	const named = <T extends { name: string }>(kind: string, of: Parameters<typeof all<T>>[0]) => unique(kind, all(of));
	const only = <K extends keyof Slice>(part: K) => slices.find((one) => one[part])?.[part];
	const sentences: Refusals = Object.assign({}, engineRefusals, sheetRefusals, ...slices.map((s) => s.refusals));
	const held = shape(
		all((one) => one.tables),
		only('actors') ?? noActors,
	);
	return {
		slices,
		commands: named('command', (one) => one.commands),
		figures: named('figure', (one) => one.figures),
		measures: named('measure', (one) => one.measures),
		papers: named('paper', (one) => one.papers),
		sheets: named('sheet', (one) => one.sheets),
		finds: all((one) => one.finds),
		veils: new Map(all((one) => one.veils).map((one) => [one.table.name, one])),
		box: only('box'),
		collisions: only('collisions'),
		evidence: only('evidence'),
		erasing: only('erasing'),
		...held,
		say: ({ code, ...refusal }, language) => saying(sentences[code] ?? { 'zh-CN': code, en: code }, refusal, fields, language),
		audienceOf: (changes) => {
			const hidden = changes.filter((change) => held.tables.get(change.table)?.private);
			if (hidden.length === 0) return 'county';
			if (hidden.length < changes.length) throw new Error('A command must not change public and private tables at once.');
			return [...new Set(hidden.flatMap(({ row }) => row.village ?? []))].sort();
		},
	};
}
