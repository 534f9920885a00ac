import type { Picture, Trace } from '@honghuo/core/mention.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import { named, quoted, type StoredTable, storedTable, storedTables, who } from '../journal/tables.ts';

/** Characters told on either side of a name. */
const around = 40;
/** Most texts of one field, and most pictures on rows of one table. */
const most = { texts: 50, pictures: 100 };

const texts = (table: StoredTable) => [...table.columns].filter(([, { type, list }]) => type === 'text' && !list);

/** Whether some edit of the noun takes this field: then whoever may give it can put the text right. */
function isCorrectable(table: string, field: string): boolean {
	const slice = features.slices.find(({ tables }) => tables.some(({ name }) => name === table));
	return (slice?.commands ?? []).some(({ merge, input }) => merge === 'fields' && field in ((input as { entries?: object }).entries ?? {}));
}

/** What a row says it belongs to: other rows by id, and which table the one it hangs on is of. */
function linksOf(table: StoredTable, row: BaseRow): Record<string, string> {
	const ids = [...table.columns].filter(([field, { type, list }]) => (type === 'uuid' && !list && field !== 'id') || field === 'onTable');
	const values = row as unknown as Readonly<Record<string, unknown>>;
	return Object.fromEntries(ids.flatMap(([field]) => (typeof values[field] === 'string' ? [[field, values[field]]] : [])));
}

/** Where else a person's name stands in a text. */
export async function tracesOf(sql: postgres.Sql, county: string, person: string, name: string): Promise<Trace[]> {
	const found = await Promise.all(
		[...storedTables.values()].flatMap((table) =>
			texts(table).map(async ([field, column]) => {
				const rows = await sql.unsafe<{ row: BaseRow; says: string }[]>(
					`select row_to_json(x) as row, says from (select ${table.projection}, substring(${quoted(column.name)}
					   from greatest(1, position($2 in ${quoted(column.name)}) - ${around}) for ${2 * around} + length($2)) as says
					 from ${quoted(table.name)} where county = $1 and position($2 in ${quoted(column.name)}) > 0 and id::text <> $3
					 order by id limit ${most.texts}) x`,
					[county, name, person],
				);
				const correctable = isCorrectable(table.name, field);
				return rows.map(({ row, says }) => ({
					table: table.name,
					row: row.id,
					village: row.village,
					field,
					says,
					links: linksOf(table, row),
					correctable,
				}));
			}),
		),
	);
	return found.flat();
}

/**
 * Photos and voice that are not withdrawn and hang on rows that tell of a person: that name them by id, in a list of names or in a text; and those whose own
 * note does. Who is in a picture only a person can see.
 */
export async function picturesOf(sql: postgres.Sql, county: string, person: string, name: string): Promise<Picture[]> {
	const hosts = await sql<
		{ table: string }[]
	>`select distinct on_table as table from attachment where county = ${county} and withdrawn_reason is null`;
	const select = `a.id as file, a.kind, a.village, a.on_table as "onTable", a.on_row as "onRow", a.note, a.created_by = $2::uuid as own`;
	const found = await Promise.all(
		hosts.map(({ table: host }) => {
			const table = storedTable(host);
			const says = texts(table).map(([, column]) => `position($3 in t.${quoted(column.name)}) > 0`);
			const tells = [...who(table, 't'), ...named(table, 't'), ...says].join(' or ');
			return sql.unsafe<Picture[]>(
				`select ${select} from attachment a join ${quoted(host)} t on t.county = a.county and t.id = a.on_row
				 where a.county = $1 and a.on_table = '${host}' and a.withdrawn_reason is null
				 and (a.created_by = $2::uuid or position($3 in a.note) > 0 or ${tells}) order by a.id desc limit ${most.pictures}`,
				[county, person, name],
			);
		}),
	);
	return found.flat();
}
