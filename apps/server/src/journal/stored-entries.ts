import type { Entry } from '@honghuo/core/entry.ts';
import type { Change } from '@honghuo/core/row.ts';
import type postgres from 'postgres';
import type { Published } from './commit.ts';
import { asToday, quoted, storedTables } from './tables.ts';

type StoredEntry = { entry: Entry; audience: 'county' | 'private'; villages: string[] };

const select = `json_build_object('county', county, 'version', version, 'previous', version - 1, 'id', id, 'name', name, 'actor', actor,
	'at', to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'changes', changes) as entry, audience, villages`;

/** As entries are told today: what an earlier release wrote lacks the fields that came later. */
const publish = ({ entry, audience, villages }: StoredEntry): Published => ({
	entry: { ...entry, changes: entry.changes.map(inTodaysFields) },
	audience: audience === 'county' ? 'county' : villages,
});

function inTodaysFields(change: Change): Change {
	const table = storedTables.get(change.table);
	return table ? { ...change, row: asToday(table, change.row) } : change;
}

/** Entries of a county; `rest` is SQL that follows `where county = $1`, its values from `$2` on. */
async function read(
	sql: postgres.Sql,
	county: string,
	rest: string,
	values: readonly (number | readonly unknown[])[],
): Promise<Published[]> {
	const rows = await sql.unsafe<StoredEntry[]>(`select ${select} from journal where county = $1 ${rest}`, [county, ...values] as string[], {
		prepare: true,
	});
	return rows.map(publish);
}

/** Entries after a version, oldest first. */
export const storedAfter = (sql: postgres.Sql, county: string, after: number, limit: number): Promise<Published[]> =>
	read(sql, county, 'and version > $2 order by version limit $3', [after, limit]);

/** The last entries before a version (or of all), oldest first. */
export const storedBefore = async (sql: postgres.Sql, county: string, before: number, limit: number): Promise<Published[]> =>
	(await read(sql, county, 'and version < $2 order by version desc limit $3', [before, limit])).reverse();

/** Entries by their versions, oldest first. */
export const storedVersions = (sql: postgres.Sql, county: string, versions: readonly number[]): Promise<Published[]> =>
	read(sql, county, 'and version = any($2::bigint[]) order by version', [versions]);

/** The last 500 entries after a version that changed any of these rows, oldest first: of one row after 0, a record's history. */
export const storedTouching = async (sql: postgres.Sql, county: string, rows: readonly string[], after = 0): Promise<Published[]> =>
	(await read(sql, county, 'and version > $2 and touched && $3::text[] order by version desc limit 500', [after, rows])).reverse();

const lastOfVillage = [...storedTables.keys()]
	.map((name) => `(select version from ${quoted(name)} where county = $1 and village = $2 order by version desc limit $3)`)
	.join(' union ');

/** The last entries that made a village's rows what they are, oldest first: found by the rows, however much others recorded since. */
export async function storedOfVillage(sql: postgres.Sql, county: string, village: string, limit: number): Promise<Published[]> {
	const found = await sql.unsafe<{ version: string }[]>(
		`select version from (${lastOfVillage}) last order by version desc limit $3`,
		[county, village, limit],
		{ prepare: true },
	);
	return storedVersions(
		sql,
		county,
		found.map(({ version }) => Number(version)),
	);
}

/** The newest version of every county that keeps its journal here. */
export async function heads(sql: postgres.Sql): Promise<{ county: string; name: string; version: number }[]> {
	const rows = await sql<{ county: string; name: string; version: string }[]>`select county, name, version from county order by county`;
	return rows.map((row) => ({ ...row, version: Number(row.version) }));
}
