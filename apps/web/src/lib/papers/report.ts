import type { Entry } from '@honghuo/core/entry.ts';
import type { Paper } from '@honghuo/core/paper.ts';
import type { Happening } from '@honghuo/features/ledger.ts';

/** A number of a report as the server shows it. */
export type ShownFigure = { key: string; label: string; value: number; unit: string; text: string; open: boolean };

/** A report as `GET /api/v1/reports/:unit/:period` says. `kept` is the number of the version shown; null when it is the ledger as it stands. */
export type ReportView = {
	unit: string;
	period: string;
	version: number;
	kept: number | null;
	until: string;
	villages: number;
	paper: Paper;
	figures: ShownFigure[];
	changes: { key: string; label: string; before: string; after: string }[];
	versions: { number: number; occasion: 'submitted' | 'locked' | 'archived'; asOf: number; until: string; at: string }[];
};

/** What is behind a number: what each village adds, or the entries of one, with those that came since it was kept. */
export type FigureBehind = Omit<ShownFigure, 'open'> & {
	villages?: { code: string; value: number; text: string }[];
	entries?: Entry[];
	since?: number[];
	total?: number;
};

/** Address of a report and its files; `version` is a kept one's number or `now`. */
export const reportPath = (unit: string, period: string, file = '', version?: string | null): string =>
	`/api/v1/reports/${unit}/${period}${file && `/${file}`}${version ? `?version=${version}` : ''}`;

/** The numbers of one chapter of a report, under its heading. */
export type NumberChapter = { heading: string; figures: readonly ShownFigure[] };

/** The numbers by the chapter of the paper that says them first; one that the paper does not say stands with the number before it. */
export function chaptersOf({ paper, figures }: Pick<ReportView, 'paper' | 'figures'>): NumberChapter[] {
	const said = new Map<string, string>();
	for (const { heading, paragraphs, table } of paper.sections) {
		for (const part of [...paragraphs.flat(), ...(table?.rows.flat() ?? [])])
			if (typeof part === 'object' && !said.has(part.figure)) said.set(part.figure, heading);
	}
	const chapters = new Map<string, ShownFigure[]>(paper.sections.map(({ heading }) => [heading, []]));
	let heading = paper.sections[0]?.heading ?? '';
	for (const figure of figures) {
		heading = said.get(figure.key) ?? heading;
		chapters.set(heading, [...(chapters.get(heading) ?? []), figure]);
	}
	return [...chapters].flatMap(([name, own]) => (own.length > 0 ? [{ heading: name, figures: own }] : []));
}

/** An entry as lists of what happened show it. */
export const happeningOf = ({ id, version, name, actor, at, changes }: Entry): Happening => ({
	...{ key: id ?? String(version), name, actor, at, changes },
	sync: 'synced',
});
