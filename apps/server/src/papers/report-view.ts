import type { Scope } from '@honghuo/core/actor.ts';
import type { Paper } from '@honghuo/core/paper.ts';
import type { Written } from '@honghuo/core/paper-source.ts';
import { spokenAmount, spokenTogether } from '@honghuo/core/spoken.ts';
import { orgUnit, periodReport, reportArchive, reportVersion } from '@honghuo/features/tables.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '../database/connect.ts';
import { archivedPaperOf } from './archive.ts';
import type { Made, Papers } from './papers.ts';
import type { Annex, Line } from './spreadsheet.ts';

type Report = typeof periodReport.$inferSelect;
/** A report as it was kept: when it was handed in, locked, or by the server when its period closed. */
export type Version = Pick<typeof reportVersion.$inferSelect, 'number' | 'asOf' | 'until' | 'figures' | 'paper' | 'receivedAt'> & {
	occasion: (typeof reportVersion.$inferSelect)['occasion'] | 'archived';
};

/** A number with the words it is shown in. */
export type Shown = Line & { text: string };
/** A number that is not what it was when the report was kept. */
export type Difference = { key: string; label: string; before: string; after: string };

/** A unit's report of a period: where it is, the version looked at (`kept`) or the ledger as it stands, and what differs between the two. */
export type View = {
	made: Made;
	report: Report | undefined;
	versions: Version[];
	kept: Version | undefined;
	paper: Paper;
	figures: Shown[];
	/** The numbers of the ledger as it stands. */
	now: Shown[];
	changes: Difference[];
};

/** States in which what was handed in is shown, and not the ledger as it stands. */
const handedIn: readonly Report['state'][] = ['submitted', 'approved', 'locked'];

const shown = (line: Line): Shown => ({ ...line, text: spokenAmount(line.value, line.unit, line.word) });

/** What differs, number by number: what came in and what is gone included. */
function differences(kept: readonly Line[], now: Written['figures']): Difference[] {
	const before = new Map(kept.map((line) => [line.key, line]));
	const after = new Map<string, Line>(now.map((line) => [line.key, line]));
	return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
		const [then, today] = [before.get(key), after.get(key)];
		const line = today ?? then;
		if (!line || then?.value === today?.value) return [];
		const { label, unit, word } = line;
		const [was = '', is = ''] = spokenTogether([then, today].map((one) => ({ value: one?.value ?? 0, unit, word })));
		return [{ key, label, before: was, after: is }];
	});
}

/** Reads it; undefined when there is no such unit. `version` is a kept one's number, `now` the ledger, and left out what was handed in last, if it was. */
export async function viewReport(
	database: Database,
	papers: Papers,
	county: string,
	asked: { unit: string; period: string; version?: number | 'now' | undefined },
): Promise<View | undefined> {
	const { unit, period, version } = asked;
	const made = await papers.write(county, 'report', { unit, period });
	if (!made) return undefined;
	const [report] = await database.db
		.select()
		.from(periodReport)
		.where(and(eq(periodReport.county, county), eq(periodReport.unit, unit), eq(periodReport.period, period)));
	const versions = await versionsOf(database, { county, unit, period, report: report?.id });
	const handed = versions.filter(({ occasion }) => occasion !== 'archived');
	const last = report && handedIn.includes(report.state) ? handed.at(-1) : undefined;
	const kept = version === 'now' ? undefined : version === undefined ? last : versions.find(({ number }) => number === version);
	if (typeof version === 'number' && !kept) return undefined;
	const { written } = made;
	const changes = differences((kept ?? versions.at(-1))?.figures ?? [], versions.length > 0 ? written.figures : []);
	const figures = (kept ? withSources(kept, written) : written.figures).map(shown);
	// A number is given to what was kept already: it is the report's, of whatever version.
	const paper = { ...(report?.docNumber ? { number: report.docNumber } : {}), ...(kept?.paper ?? written.paper) };
	return { made, report, versions, kept, paper, figures, now: written.figures.map(shown), changes };
}

/** All that was kept of a report, in the order in which the journal tells of it: what came after the archive counts on from there. */
async function versionsOf(
	{ db, sql }: Database,
	{ county, unit, period, report }: { county: string; unit: string; period: string; report: string | undefined },
): Promise<Version[]> {
	const kept = report
		? await db
				.select()
				.from(reportVersion)
				.where(and(eq(reportVersion.county, county), eq(reportVersion.report, report)))
				.orderBy(asc(reportVersion.number))
		: [];
	const [archive] = await db
		.select()
		.from(reportArchive)
		.where(and(eq(reportArchive.county, county), eq(reportArchive.period, period)));
	const archived = archive && (await archivedPaperOf(sql, county, unit, period));
	if (!archived) return kept;
	const before = kept.filter(({ version }) => version < archive.version);
	const own: Version = { ...archived, number: before.length + 1, occasion: 'archived', receivedAt: archive.receivedAt };
	return [...before, own, ...kept.slice(before.length)];
}

/** A kept number knows where it is from by its key, as long as there is such a number today. */
const withSources = ({ figures }: Version, { figures: now }: Written): Line[] => {
	const sources = new Map(now.map(({ key, from }) => [key, from]));
	return figures.map((line) => {
		const from = sources.get(line.key);
		return from ? { ...line, from } : line;
	});
};

/** A number by its key: of the version looked at, of the ledger as it stands, or of what was kept last though nothing of it is left. */
export function figureIn({ figures, now, versions }: View, key: string): Shown | undefined {
	const gone = versions.at(-1)?.figures.find((one) => one.key === key);
	return figures.find((one) => one.key === key) ?? now.find((one) => one.key === key) ?? (gone && shown({ ...gone, value: 0 }));
}

/** The view as a spreadsheet: the villages' own numbers are those of today, so they come with the ledger as it stands only. */
export async function annexOf({ db }: Database, county: string, { made, kept, paper, figures }: View): Promise<Annex> {
	const { villages } = made.written;
	const wanted = kept || villages.length < 2 ? [] : villages;
	const units =
		wanted.length === 0
			? []
			: await db
					.select()
					.from(orgUnit)
					.where(and(eq(orgUnit.county, county), inArray(orgUnit.id, [...wanted])));
	const names = new Map(units.map(({ id, name }) => [id, name]));
	return {
		paper,
		figures,
		places: wanted.map((code) => ({ code, name: names.get(code) ?? code, tally: made.tallies.get(code) ?? {} })),
	};
}

/** What is behind a number: what each village adds, or a village's entries with those that came since it was kept; undefined where it is none of that village's. */
export async function evidenceOf(papers: Papers, scope: Scope, { made, kept, versions }: View, figure: Shown, village?: string) {
	const { key, label, value, unit, text, word, from } = figure;
	const named = { key, label, value, unit, text };
	const source = from && { key, label, value, unit, word, from };
	const { villages } = made.written;
	if (source && !('entries' in source.from) && villages.length !== 1) {
		const all = papers.villagesOf(made, source);
		const texts = spokenTogether(all.map((one) => ({ value: one.value, unit, word })));
		const adding = all.map((one, index) => ({ ...one, text: texts[index] ?? '' }));
		const own = adding.find(({ code }) => code === village);
		if (village === undefined) return { ...named, villages: adding };
		if (!own) return undefined;
		const { measure, parts } = source.from;
		const there = parts?.filter((part) => made.tallies.get(village)?.[measure]?.[part] !== undefined);
		const its = { ...source, from: { ...source.from, parts: there } };
		const entries = await papers.entriesOf(scope.county, { ...made.written, villages: [village] }, its);
		const last = kept ?? versions.at(-1);
		// Higher up no entries are kept: what came since is told by its number alone.
		return {
			...named,
			value: own.value,
			text: own.text,
			...(await papers.behind(scope, entries, last && { asOf: last.asOf, entries: [] })),
		};
	}
	if (village !== undefined && village !== villages[0]) return undefined;
	const last = kept ?? versions.at(-1);
	const before = last?.figures.find((one) => one.key === key)?.entries ?? [];
	const entries = source ? await papers.entriesOf(scope.county, made.written, source) : [];
	return { ...named, ...(await papers.behind(scope, entries, last && { asOf: last.asOf, entries: before })) };
}
