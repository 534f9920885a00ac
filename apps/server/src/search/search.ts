import { type Actor, type Scope, sees } from '@honghuo/core/actor.ts';
import { type Find, readingOf, type Shown } from '@honghuo/core/find.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import { LoadedRows, selectRows } from '../journal/loaded-rows.ts';
import { quoted, storedTable } from '../journal/tables.ts';

/** Something found: what it is, what it is called, whose village it is of and where it is seen. */
export type Found = Shown & { kind: string; id: string; village: string | null; href: string };

/** Most found of one kind. */
const mostOfAKind = 20;

/** Who searches, with the words their answers come in. */
export type Seeker = { actor: Actor; scope: Scope; language: Language };

/**
 * Looks for a text in the columns the nouns register, in the rows the seeker has a right to. A county's tables are narrow and short enough to be
 * looked through (docs/benchmarks.md): an index for parts of Chinese words would be an extension that not every PostgreSQL has.
 */
export async function search(sql: postgres.Sql, seeker: Seeker, text: string, kinds?: readonly string[]): Promise<Found[]> {
	const wanted = features.finds.filter(({ kind }) => !kinds || kinds.includes(kind));
	return (await Promise.all(wanted.map((find) => searchKind(sql, seeker, text.toLowerCase(), find)))).flat();
}

async function searchKind(sql: postgres.Sql, { actor, scope, language }: Seeker, text: string, find: Find): Promise<Found[]> {
	const table = storedTable(find.table.name);
	const places = find.columns.flatMap((field) => {
		const column = table.columns.get(field);
		if (!column) throw new Error(`Table ${table.name} has no field ${field}.`);
		const name = quoted(column.name);
		return [`position($2 in lower(${column.list ? `array_to_string(${name}, ' ')` : `${name}::text`}))`];
	});
	const limited = table.private && !scope.all;
	const own = limited ? 'and village like any($3::text[])' : '';
	const values = limited ? [scope.villages.map((unit) => `${unit}%`)] : [];
	const found = await selectRows(
		sql,
		table,
		scope.county,
		`and (${places.map((place) => `${place} > 0`).join(' or ')}) ${own}
		 order by ${places.map((place) => `${place} = 1`).join(' or ')} desc nulls last, id desc limit ${mostOfAKind}`,
		[text, ...values],
	);
	const rows = found.filter((row) => sees(scope, table.private ? (row.village === null ? [] : [row.village]) : 'county'));
	const loaded = new LoadedRows(sql, scope.county);
	for (const step of find.reads ?? []) await loaded.load(rows.flatMap((row) => step(row, loaded)));
	const reading = readingOf(loaded, { actor, scope });
	return rows
		.filter((row) => !find.gone?.(row, reading))
		.map((row) => ({
			kind: find.kind,
			id: row.id,
			village: row.village,
			href: find.href(row, reading),
			...find.shown(row, reading, language),
		}));
}
