import * as v from 'valibot';
import { type Actor, holds, type Role } from './actor.ts';
import { localDate } from './dates.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { type BaseRow, type Change, type Read, type Rows, tableRef } from './row.ts';

/** What a decision may look at. `now` is the server's clock on the server and the phone's on the phone; `today` is the county's day. */
export type Context = { actor: Actor; rows: Rows; now: string; today: string; recordedAt: string };

/** One way of changing data (DESIGN.md §2.2). `decide` is pure: no I/O, no clock, no randomness. */
export type Command<Input = unknown> = {
	/** `noun.verb`, fixed on the wire. */
	name: string;
	/** Shape of the input; unknown keys are refused. */
	input: v.GenericSchema<unknown, Input>;
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

/** A command as it is sent: the sender makes `id` (UUIDv7) and `recordedAt` (ISO instant, the sender's clock). */
export type Envelope = { id: string; name: string; input: unknown; recordedAt: string };

/** The answer to one command. */
export type Result =
	| { id: string; status: 'accepted'; version: number }
	| { id: string; status: 'refused'; code: string; message: string; field?: string };

/** The input parsed, or the refusal that names the first wrong field. The input is never echoed. */
export function parseInput<Input>(definition: Command<Input>, input: unknown): { input: Input } | Refusal {
	const parsed = v.safeParse(definition.input, input);
	if (parsed.success) return { input: parsed.output };
	const field = fieldOf(parsed.issues[0]);
	return refuse('input_invalid', field, { field });
}

/** Path of the field an issue is about, in the schema's own words: an unknown key is the sender's text and is not repeated. */
export function fieldOf(issue: v.BaseIssue<unknown>, whole = 'input'): string {
	const path = (issue.path ?? []).map(({ key }) => String(key));
	const unknownKey = issue.type === 'strict_object' && issue.expected === 'never';
	return (unknownKey ? path.slice(0, -1) : path).join('.') || whole;
}

/** Who, and when, as the journal will say it. */
export type Stamp = { actor: Actor; recordedAt: string; now: string; version: number };

/**
 * Decides a command whose input has been parsed, with the gates that hold for every command: role, no overwriting of rows by new ids, stamps.
 * The same function guesses on the phone and has authority on the server.
 */
export function judge<Input>(definition: Command<Input>, input: Input, rows: Rows, stamp: Stamp): Change[] | Refusal {
	const { actor, recordedAt, now, version } = stamp;
	const today = localDate(now);
	const allowed = definition.who === 'system' ? actor.system === true : actor.system === true || holds(actor, definition.who, today);
	if (!allowed) return refuse('not_permitted');
	const decision = definition.decide(input, { actor, rows, now, today, recordedAt });
	if (isRefusal(decision)) return decision;
	for (const change of decision) {
		if (change.op === 'insert' && rows.get(tableRef(change.table), change.row.id)) return refuse('id_taken', 'id');
	}
	return decision.map((change) => ({ ...change, row: stampRow(change, stamp, now, recordedAt, version) }));
}

const stampRow = ({ op, row }: Change, { actor }: Stamp, now: string, recordedAt: string, version: number): BaseRow =>
	op === 'update' ? { ...row, version } : { ...row, county: actor.county, version, createdBy: actor.person, recordedAt, receivedAt: now };
