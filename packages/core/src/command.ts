import * as v from 'valibot';
import { type Actor, holds, type Role } from './actor.ts';
import { localDate } from './dates.ts';
import { faultOf } from './fault.ts';
import { type CollisionKeeper, type Fields, mergeEdit, type Seen } from './merge.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { type BaseRow, type Change, type Read, type Rows, tableRef } from './row.ts';
import type { Shape } from './shape.ts';

/** What a decision may look at. `now` is the server's clock on the server and the phone's on the phone; `today` is the county's day. */
export type Context = { actor: Actor; rows: Rows; now: string; today: string; recordedAt: string };

/** One way of changing data (DESIGN.md §2.2). `decide` is pure: no I/O, no clock, no randomness. */
export type Command<Input = unknown> = {
	/** `noun.verb`, fixed on the wire. */
	name: string;
	/** Shape of the input; unknown keys are refused. */
	input: v.GenericSchema<unknown, Input>;
	/**
	 * How inputs of earlier revisions become today's: the first makes revision 2 of revision 1, and so on. A phone may bring a command it kept
	 * under an older app weeks ago.
	 */
	older?: readonly ((input: Fields) => Fields)[];
	/** Roles that may, in words for the reader and as the first gate; `decide` checks the village. `system` commands come from the server alone. */
	who: readonly Role[] | 'system';
	/** What it does, one line in both languages, for the API's documentation. */
	about: { 'zh-CN': string; en: string };
	/**
	 * Whether it edits a row others may be editing too: `fields` changes the values its input gives under the row's own field names, `row` takes
	 * the whole row away. Its sender's view of the row travels along, and what somebody else changed meanwhile is asked about instead of overwritten.
	 * State transitions have none: they refuse by state.
	 */
	merge?: 'fields' | 'row';
	reads: (input: Input) => Read[];
	/** Rows that only the first rows can name, e.g. the block of the log to be corrected. */
	readsThen?: (input: Input, rows: Rows) => Read[];
	decide: (input: Input, context: Context) => Change[] | Refusal;
};

/** Types a command by its schema and forgets the type again, so that all commands fit one list. */
export const command = <Input>(definition: Command<Input>): Command => definition as unknown as Command;

/** A command's name and input, before it has an id. */
export type Draft = { name: string; input: unknown };

/**
 * A command as it is sent: the sender makes `id` (UUIDv7) and `recordedAt` (ISO instant, the sender's clock). `revision` says which form the input
 * has (today's, when absent), `seen` what an edit's author had before them.
 */
export type Envelope = {
	id: string;
	name: string;
	input: unknown;
	recordedAt: string;
	revision?: number | undefined;
	seen?: Seen | undefined;
};

/** The answer to one command. */
export type Result =
	| { id: string; status: 'accepted'; version: number }
	| { id: string; status: 'refused'; code: string; message: string; field?: string };

/** The form a command's input has today, counted from 1. */
export const revisionOf = ({ older }: Pick<Command, 'older'>): number => (older?.length ?? 0) + 1;

/** The input brought to today's form and parsed, or the refusal that says which field is wrong first, and how. The input is never echoed. */
export function parseInput<Input>(definition: Command<Input>, input: unknown, revision?: number): { input: Input } | Refusal {
	const current = revisionOf(definition as Command);
	if (revision !== undefined && revision > current) return refuse('server_older');
	const steps = definition.older?.slice((revision ?? current) - 1) ?? [];
	const isObject = typeof input === 'object' && input !== null;
	const parsed = v.safeParse(definition.input, isObject ? steps.reduce((old, next) => next(old), input as Fields) : input);
	if (parsed.success) return { input: parsed.output };
	return faultOf(parsed.issues[0]);
}

/** Who, and when, as the journal will say it. */
export type Stamp = { actor: Actor; recordedAt: string; now: string; version: number };

/** What merging an edit takes: the command's id, what its author saw, and the tables with the keeper of what clashed. */
export type Merging = { id: string; seen: Seen | undefined; registry: Shape & { collisions?: CollisionKeeper | undefined } };

/**
 * Decides a command whose input has been parsed, with the gates that hold for every command: role, no overwriting of rows by new ids, stamps.
 * The same function guesses on the phone and has authority on the server.
 */
export function judge<Input>(definition: Command<Input>, input: Input, rows: Rows, stamp: Stamp, merging?: Merging): Change[] | Refusal {
	const { actor, recordedAt, now } = stamp;
	const today = localDate(now);
	const allowed = actor.system || (definition.who !== 'system' && holds(actor, definition.who, today));
	if (!allowed) return refuse('not_permitted');
	const decision = definition.decide(input, { actor, rows, now, today, recordedAt });
	if (isRefusal(decision)) return decision;
	for (const change of decision) {
		if (change.op === 'insert' && rows.get(tableRef(change.table), change.row.id)) return refuse('id_taken', 'id');
	}
	const merged = merging ? merge(definition, input, decision, rows, merging) : decision;
	if (isRefusal(merged)) return merged;
	return merged.map((change) => ({ ...change, row: stampRow(change, stamp) }));
}

function merge<Input>(
	definition: Command<Input>,
	input: Input,
	decision: Change[],
	rows: Rows,
	{ id, seen, registry }: Merging,
): Change[] | Refusal {
	if (!seen || !definition.merge) return decision;
	const merged = mergeEdit(definition, { id, input, seen }, decision, rows, registry);
	if (!('changes' in merged)) return merged;
	if (!merged.collision) return merged.changes;
	return registry.collisions ? [...merged.changes, ...registry.collisions(merged.collision)] : refuse('changed_meanwhile');
}

const stampRow = ({ op, row }: Change, { actor, now, recordedAt, version }: Stamp): BaseRow =>
	op === 'update' ? { ...row, version } : { ...row, county: actor.county, version, createdBy: actor.person, recordedAt, receivedAt: now };
