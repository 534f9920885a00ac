import { stamped } from '@honghuo/core/merge.ts';
import { type BaseRow, type Change, type Rows, tableRef } from '@honghuo/core/row.ts';
import canonicalize from 'canonicalize';
import type postgres from 'postgres';
import { digestOf, type Redaction, type Stored, storedColumns } from './hash.ts';

/** What a command that erases takes away: by row, the fields it emptied with what stands there now, and the words that stood there. */
export type Forgotten = { fields: ReadonlyMap<string, Readonly<Record<string, unknown>>>; rows: string[]; words: string[] };

const keyOf = (table: string, id: string): string => `${table} ${id}`;
const fieldsOf = (row: BaseRow) => Object.entries(row).filter(([field]) => !stamped.has(field));

/** Compares an erasing command's changes with the rows as they were. */
export function forgottenIn(changes: readonly Change[], before: Rows): Forgotten {
	const fields = new Map<string, Record<string, unknown>>();
	const words = new Set<string>();
	for (const { table, row } of changes) {
		const known = before.get(tableRef(table), row.id) as unknown as Record<string, unknown> | undefined;
		if (!known) continue;
		const emptied = fieldsOf(row).filter(([field, value]) => canonicalize(known[field] ?? null) !== canonicalize(value ?? null));
		fields.set(keyOf(table, row.id), Object.fromEntries(emptied));
		for (const [field] of emptied) {
			const said = known[field];
			if (typeof said === 'string' && said.length > 1) words.add(said);
		}
	}
	return { fields, rows: changes.map(({ row }) => row.id), words: [...words] };
}

/**
 * Takes what was erased out of the county's earlier entries: in their changes the emptied fields get the value they have now, their inputs and the
 * chance their hashes cover are dropped; the hashes stay. Says what is left of each, for the erasing entry to say it in the chain.
 */
export async function redact(
	tx: postgres.TransactionSql,
	county: string,
	{ fields, rows, words }: Forgotten,
	by: number,
): Promise<Redaction[]> {
	const entries = await tx.unsafe<Stored[]>(
		`select ${storedColumns} from journal where county = $1 and touched && $2::text[] order by version`,
		[county, rows],
		{ prepare: true },
	);
	const left = entries.flatMap(({ hash, salt: _, redactions, redactedBy: __, ...entry }) => {
		const changes = entry.changes.map((change) => {
			const emptied = fields.get(keyOf(change.table, change.row.id));
			return emptied ? { ...change, row: { ...change.row, ...emptied } } : change;
		});
		if (canonicalize(changes) === canonicalize(entry.changes)) return [];
		// The input of a command that erases names rows and days alone.
		const input = redactions ? entry.input : { redacted: by };
		const rest = { county, ...entry, input, changes, ...(redactions ? { redactions } : {}) };
		return [{ version: entry.version, hash, input, changes, digest: digestOf(rest) }];
	});
	await tx.unsafe(
		`update journal as j set input = n.input, changes = n.changes, salt = null, redacted_by = $2
		 from jsonb_to_recordset($3::text::jsonb) as n(version bigint, input jsonb, changes jsonb) where j.county = $1 and j.version = n.version`,
		[county, by, JSON.stringify(left)],
	);
	// An answer once given to a refused command may have named somebody.
	await tx`
		update refusal set details = null
		where county = ${county} and details is not null and exists (select from unnest(${words}::text[]) as word where position(word in details::text) > 0)`;
	return left.map(({ version, hash, digest }) => ({ version, hash, digest }));
}
