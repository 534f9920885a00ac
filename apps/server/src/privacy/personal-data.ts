import type { Picture, Trace } from '@honghuo/core/mention.ts';
import { type BaseRow, noRows } from '@honghuo/core/row.ts';
import type { EraseAsked } from '@honghuo/core/slice.ts';
import { rowFor } from '@honghuo/core/veil.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import { v7 as newId } from 'uuid';
import type { Accounts } from '../auth/accounts.ts';
import type { SignedIn } from '../auth/sessions.ts';
import type { Outcome } from '../journal/commit.ts';
import type { Journal } from '../journal/journal.ts';
import { selectRows } from '../journal/loaded-rows.ts';
import { named, type StoredTable, storedTables, who } from '../journal/tables.ts';
import { picturesOf, tracesOf } from './mentions.ts';

/** Rows by table; tables without any are left out. */
export type RowsByTable = Record<string, BaseRow[]>;

/** Everything kept of one person: their account, and all rows they wrote or that name them, by table. */
export type PersonalExport = {
	person: string;
	exportedAt: string;
	account: { username: string; createdAt: string; disabled: boolean } | null;
	tables: RowsByTable;
};

/** What a person may ask of their own data (个人信息保护法 §44–§47): all of it, and that it be erased. Tables are known by their columns alone. */
export class PersonalData {
	readonly #sql: postgres.Sql;
	readonly #journal: Journal;
	readonly #accounts: Accounts;

	constructor(parts: { sql: postgres.Sql; journal: Journal; accounts: Accounts }) {
		this.#sql = parts.sql;
		this.#journal = parts.journal;
		this.#accounts = parts.accounts;
	}

	/** All that is kept of a person: what they wrote, and what names them by id or, in a list of names, by name. */
	async exported(county: string, person: string): Promise<PersonalExport> {
		const account = await this.#accounts.ofPerson(county, person);
		const name = await this.#nameOf(county, person);
		const scope = await this.#journal.scopeOf(county, person);
		const found = await this.#collect(county, [...storedTables.values()], (table) => {
			// Others' names are not one's own data, though one entered them.
			if (table.name === 'person') return ['id = $2', [person]];
			return [[...who(table), ...(name === undefined ? [] : named(table))].join(' or '), [person, name ?? '']];
		});
		// A row of their own, such as what they agreed to, is theirs wherever they live now; whoever else is named beside them is told as on their own phone.
		const theirs = (row: BaseRow) => (row as Partial<{ person: string }>).person === person;
		const told = ([table, rows]: [string, BaseRow[]]) =>
			table === 'person' ? rows : rows.map((row) => (theirs(row) ? row : rowFor(features.veils, table, row, noRows, scope)));
		const tables = Object.fromEntries(Object.entries(found).map((one) => [one[0], told(one)]));
		return {
			person,
			exportedAt: new Date().toISOString(),
			account: account
				? { username: account.username, createdAt: account.createdAt.toISOString(), disabled: account.disabledAt !== null }
				: null,
			tables,
		};
	}

	/** What a person wrote into tables that only officials read, and may read back themselves. */
	async ownRows(county: string, person: string): Promise<RowsByTable> {
		const tables = [...storedTables.values()].filter(({ name }) => features.tables.get(name)?.author);
		return this.#collect(county, tables, () => ['created_by = $2', [person]]);
	}

	/** Where else a person's name stands in a text. */
	async traces(county: string, person: string): Promise<Trace[]> {
		const name = await this.#nameOf(county, person);
		return name === undefined ? [] : tracesOf(this.#sql, county, person, name);
	}

	/** Photos and voice a person may be in. */
	async pictures(county: string, person: string): Promise<Picture[]> {
		const name = await this.#nameOf(county, person);
		return name === undefined ? [] : picturesOf(this.#sql, county, person, name);
	}

	/** Erases a person's data in the name of the official who was asked. What is answered is what became of each command. */
	async erase({ county, person: official }: SignedIn, asked: EraseAsked): Promise<Outcome[]> {
		const { erasing } = features;
		if (!erasing) return [];
		const rows = await this.#journal.rows(
			county,
			erasing.reads.map((step) => (known) => step(asked, known)),
		);
		const recordedAt = new Date().toISOString();
		const envelopes = erasing.drafts(asked, rows).map((draft) => ({ ...draft, id: newId(), recordedAt }));
		const outcomes = await this.#journal.receive({ person: official, county, grants: [], system: true }, envelopes);
		if (outcomes.some(({ status }) => status === 'accepted')) await this.#accounts.erase(county, asked.person);
		return outcomes;
	}

	async #nameOf(county: string, person: string): Promise<string | undefined> {
		const [row] = await this.#sql<{ name: string }[]>`select name from person where county = ${county} and id = ${person}`;
		return row?.name;
	}

	async #collect(county: string, tables: readonly StoredTable[], which: (table: StoredTable) => [string, string[]]): Promise<RowsByTable> {
		const found = await Promise.all(
			tables.map(async (table) => {
				const [condition, values] = which(table);
				const used = values.filter((_, index) => condition.includes(`$${index + 2}`));
				return [table.name, await selectRows(this.#sql, table, county, `and (${condition}) order by id`, used)] as const;
			}),
		);
		return Object.fromEntries(found.filter(([, rows]) => rows.length > 0));
	}
}
