import type { Entry } from '@honghuo/core/entry.ts';
import type { SumBehind } from '@honghuo/ui/evidence.ts';

/** What a page of villages behind a sum says. */
export type VillagesPage = {
	value: number;
	unit: string;
	villages: { village: string; value: number }[];
	next: string | null;
};
/** One village's sum and its entries. */
export type EntriesOf = { value: number; unit: string; entries: { version: number }[] };
/** A page of the journal. */
export type JournalPage = { entries: Entry[] };

/** Entries asked for at once, and rows whose history is. */
export const ENTRIES = 50;

/** Whether a code is a village's: what is behind it are entries; behind a shorter one are villages. */
export const isVillage = (code: string): boolean => code.length === 12;

/** Address of what is behind a sum: of one village, or of a page of villages after one. */
export function sumPath({ measure, within, from, to, parts = [] }: SumBehind, after: string | null = null): string {
	const place = isVillage(within) ? `village=${within}` : `within=${within}${after ? `&after=${after}` : ''}`;
	const some = parts.map((part) => `&part=${encodeURIComponent(part)}`).join('');
	return `/api/v1/figures/measure?name=${measure}&${place}&from=${from}&to=${to}${some}`;
}

/** Address of some entries. */
export const entriesPath = (versions: readonly number[]): string =>
	`/api/v1/journal?${versions.map((version) => `version=${version}`).join('&')}`;

/** Whole months, `YYYY-MM`, as days. */
export function daysOf(from: string, to: string): { from: string; to: string } {
	const [year = 0, month = 1] = to.split('-').map(Number);
	return { from: `${from}-01`, to: `${to}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}` };
}
