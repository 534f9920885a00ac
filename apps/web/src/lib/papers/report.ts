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

/** An entry as lists of what happened show it. */
export const happeningOf = ({ id, version, name, actor, at, changes }: Entry): Happening => ({
	...{ key: id ?? String(version), name, actor, at, changes },
	sync: 'synced',
});
