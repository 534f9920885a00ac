import type { Grant, Role } from '@honghuo/core/actor.ts';
import { judge, parseInput } from '@honghuo/core/command.ts';
import { isRefusal } from '@honghuo/core/refusal.ts';
import type { BaseRow, Read, Rows, TableRef } from '@honghuo/core/row.ts';
import { features } from '@honghuo/features/slices.ts';
import { v7 } from 'uuid';

/** A UUIDv7, as a phone makes them. */
export const newId = (): string => v7();

/** Somebody of a pocket county: `does` gives 'accepted' or the refusal's code, `did` insists on the first. */
export type PocketPerson = { id: string; does: (name: string, input: object) => string; did: (name: string, input: object) => void };

/** Rows that know only what was declared: a rule that reads more than it said would be put off by the real server, and fails here. */
class Declared implements Rows {
	readonly #all: PocketCounty;
	readonly #reads: Read[];

	constructor(all: PocketCounty, reads: Read[]) {
		this.#all = all;
		this.#reads = reads;
	}

	get<R extends BaseRow>(table: TableRef<R>, id: string): R | undefined {
		const row = this.#all.get(table, id);
		const covered = this.#reads.some((read) =>
			read.table.name !== table.name
				? false
				: 'ids' in read
					? read.ids.includes(id)
					: row !== undefined && row[read.field as keyof R] === read.value,
		);
		if (!covered) throw new Error(`${table.name} ${id} was read but not declared`);
		return row;
	}

	find<R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string): R[] {
		const covered = this.#reads.some(
			(read) => read.table.name === table.name && 'field' in read && read.field === field && read.value === value,
		);
		if (!covered) throw new Error(`${table.name} by ${field} was read but not declared`);
		return this.#all.find(table, field, value);
	}
}

/** A county in memory with the real rules, for tests that need no database: commands are decided one by one at a clock the test sets. */
export class PocketCounty implements Rows {
	/** The civil day on which commands arrive, at noon in China. */
	today: string;
	version = 0;
	readonly #tables = new Map<string, Map<string, BaseRow>>();

	constructor(today: string) {
		this.today = today;
	}

	get<R extends BaseRow>(table: TableRef<R>, id: string): R | undefined {
		return this.#tables.get(table.name)?.get(id) as R | undefined;
	}

	find<R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string): R[] {
		return [...(this.#tables.get(table.name)?.values() ?? [])].filter((row) => (row as R)[field] === value) as R[];
	}

	/** A row that is simply there. */
	put(table: string, row: { id: string; [field: string]: unknown }): void {
		const rows = this.#tables.get(table) ?? new Map<string, BaseRow>();
		const blank = { county: '211422', village: null, version: 0, createdBy: 'system', recordedAt: '', receivedAt: '' };
		this.#tables.set(table, rows.set(row.id, { ...blank, ...row }));
	}

	/** Somebody posted since 2020 in one role on a unit, or on several. */
	person(role: Role, unit: string | string[], name = role as string): PocketPerson {
		const id = v7();
		const grants: Grant[] = [unit].flat().map((one) => ({ role, unit: one, from: '2020-01-01', to: null }));
		this.put('person', { id, name });
		const does = (command: string, input: object): string => this.#take({ person: id, county: '211422', grants }, command, input);
		const did = (command: string, input: object): void => {
			const answer = does(command, input);
			if (answer !== 'accepted') throw new Error(`${command} was refused: ${answer}`);
		};
		return { id, does, did };
	}

	#take(actor: { person: string; county: string; grants: Grant[] }, name: string, input: object): string {
		const definition = features.commands.get(name);
		if (!definition) return 'command_unknown';
		const parsed = parseInput(definition, input);
		if ('code' in parsed) return parsed.code;
		const reads = definition.reads(parsed.input);
		const then = definition.readsThen?.(parsed.input, new Declared(this, reads)) ?? [];
		const now = `${this.today}T04:00:00.000Z`;
		const stamp = { actor, recordedAt: now, now, version: ++this.version };
		const changes = judge(definition, parsed.input, new Declared(this, [...reads, ...then]), stamp);
		if (isRefusal(changes)) return changes.code;
		features.audienceOf(changes);
		for (const { table, row } of changes) this.put(table, row);
		return 'accepted';
	}
}
