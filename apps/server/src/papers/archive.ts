import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type postgres from 'postgres';
import type { archivedPaper } from './table.ts';

/** A paper as it stood when its period closed. */
export type ArchivedPaper = typeof archivedPaper.$inferSelect;

type Queries = Pick<postgres.Sql, 'unsafe'>;

/** What of one is read: the columns of the table under the names rows have. */
const columns = 'county, unit, period, as_of::float8 as "asOf", until::text as until, figures, paper';

/** The papers kept of a period, in the register's order. */
export const archivedPapers = (sql: Queries, county: string, period: string): Promise<ArchivedPaper[]> =>
	sql.unsafe<ArchivedPaper[]>(`select ${columns} from archived_paper where county = $1 and period = $2 order by unit collate "C"`, [
		county,
		period,
	]);

/** One unit's. */
export async function archivedPaperOf(sql: Queries, county: string, unit: string, period: string): Promise<ArchivedPaper | undefined> {
	const [found] = await sql.unsafe<ArchivedPaper[]>(
		`select ${columns} from archived_paper where county = $1 and period = $2 and unit = $3`,
		[county, period, unit],
	);
	return found;
}

/** SHA-256 of all papers of a period: what the entry that covers them says. */
export function archiveDigest(papers: readonly ArchivedPaper[]): string {
	const hash = createHash('sha256');
	for (const paper of papers) hash.update(canonicalize(paper) ?? '').update('\n');
	return hash.digest('hex');
}

/** Whether every period's papers are still what their entry says; each break in words. */
export async function verifyArchives(sql: Queries, county: string): Promise<string[]> {
	const told = await sql.unsafe<{ period: string; units: number; digest: string }[]>(
		'select period, units, digest from report_archive where county = $1 order by period',
		[county],
	);
	const breaks: string[] = [];
	for (const { period, units, digest } of told) {
		const papers = await archivedPapers(sql, county, period);
		if (papers.length !== units) breaks.push(`archive of ${period}: ${papers.length} papers of ${units}`);
		else if (archiveDigest(papers) !== digest) breaks.push(`archive of ${period} was changed after it was kept`);
	}
	return breaks;
}
