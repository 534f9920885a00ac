import type { BaseRow } from '@honghuo/core/row.ts';
import canonicalize from 'canonicalize';
import type postgres from 'postgres';
import { chainHash, digestOf, genesis, type Redaction, type Stored, storedColumns } from './hash.ts';
import { selectRows } from './loaded-rows.ts';
import { asToday, storedTables } from './tables.ts';

/**
 * What `verify` found in one county: how many entries were read, each break in words (empty when the ledger is whole), and which entries personal
 * data was taken out of, by which.
 */
export type Verdict = { county: string; entries: number; breaks: string[]; redacted: { version: number; by: number }[] };

const page = 1_000;

/**
 * Reads a county's whole ledger: versions gap-free, each hash covering the one before, the head as the county row says, and every row in the
 * tables exactly as the last entry that changed it left it, told in today's columns (R1, R9 of RELIABILITY.md). An entry that something was taken
 * out of must be what the entry that took it out says is left, and keep the hash it says it had: that entry is in the chain itself.
 */
export async function verifyChain(sql: postgres.Sql, county: string): Promise<Verdict> {
	return (await sql.begin('isolation level repeatable read read only', async (tx) => {
		const breaks: string[] = [];
		const rows = new Map<string, string>();
		const left = new Map<number, Left>();
		const taken = new Map<number, Redaction & { by: number }>();
		let hash = genesis;
		let version = 0;
		for (;;) {
			const entries = await readPage(tx, county, version);
			if (entries.length === 0) break;
			for (const { hash: written, salt, redactions, redactedBy, ...stored } of entries) {
				const entry = { county, ...stored, ...(salt === null ? {} : { salt }), ...(redactions === null ? {} : { redactions }) };
				if (entry.version !== version + 1) breaks.push(`version ${version + 1} is missing`);
				version = entry.version;
				if (redactedBy !== null) left.set(version, { by: redactedBy, hash: written, digest: digestOf(entry) });
				else if (chainHash(hash, entry).toString('hex') !== written) breaks.push(`entry ${version} was changed after it was written`);
				for (const one of redactions ?? []) taken.set(one.version, { ...one, by: version });
				hash = Buffer.from(written, 'hex');
				for (const { table, row } of entry.changes) rows.set(`${table} ${row.id}`, told(table, row));
			}
		}
		const [head] = await tx<{ version: string; head: Buffer }[]>`select version, head from county where county = ${county}`;
		if (Number(head?.version) !== version) breaks.push(`the county stands at version ${head?.version}, the journal ends at ${version}`);
		else if (!head?.head.equals(hash)) breaks.push('the head of the chain is not the last entry’s hash');
		breaks.push(...(await compareRows(tx, county, rows)));
		breaks.push(...compareRedactions(left, taken));
		const redacted = [...left].map(([entry, { by }]) => ({ version: entry, by }));
		return { county, entries: version, breaks, redacted };
	})) as Verdict;
}

/** A row as an entry left it, in canonical JSON. */
function told(name: string, row: BaseRow): string {
	const table = storedTables.get(name);
	return canonicalize(table ? asToday(table, row) : row) ?? '';
}

/** What is left of an entry, and who is said to have taken the rest. */
type Left = { by: number; hash: string; digest: string };

/** What is left of the entries something was taken out of, against what the last command that took something out of each says. */
function compareRedactions(left: ReadonlyMap<number, Left>, told: ReadonlyMap<number, Redaction & { by: number }>): string[] {
	const wrong = [...left].flatMap(([version, { by, hash, digest }]) => {
		const said = told.get(version);
		const fits = said && said.by === by && said.hash === hash && said.digest === digest && said.by > version;
		return fits ? [] : [`entry ${version} is not what entry ${by} left of it`];
	});
	const missing = [...told]
		.filter(([version]) => !left.has(version))
		.map(([version, { by }]) => `entry ${by} took out of ${version} what is there again`);
	return [...wrong, ...missing];
}

const readPage = (tx: postgres.TransactionSql, county: string, after: number) =>
	tx.unsafe<Stored[]>(`select ${storedColumns} from journal where county = $1 and version > $2 order by version limit ${page}`, [
		county,
		after,
	]);

async function compareRows(tx: postgres.TransactionSql, county: string, expected: Map<string, string>): Promise<string[]> {
	const breaks: string[] = [];
	for (const [name, table] of storedTables) {
		for (const row of await selectRows(tx, table, county)) {
			const key = `${name} ${row.id}`;
			if (expected.get(key) !== canonicalize(row)) breaks.push(`${key} is not as the journal left it`);
			expected.delete(key);
		}
	}
	return [...breaks, ...[...expected.keys()].map((key) => `${key} is missing from its table`)];
}
