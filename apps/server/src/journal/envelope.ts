import type { Envelope } from '@honghuo/core/command.ts';
import { isInstant } from '@honghuo/core/dates.ts';
import { fault, fieldOf } from '@honghuo/core/fault.ts';
import * as v from 'valibot';

/** Most commands in one request; over the socket fewer, because a frame must stay small. */
export const mostCommands = 500;
export const mostCommandsBySocket = 50;
/** Largest input of one command, in characters of its JSON. */
export const largestInput = 65_536;

const small = <T>() =>
	v.check<T, string>((value) => (JSON.stringify(value)?.length ?? 0) <= largestInput, `at most ${largestInput} characters`);

/** A command on the wire. `recordedAt` is the sender's clock and is kept as it is, to the millisecond, however wrong. */
export const envelope = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, fault('chosen'))),
	name: v.pipe(v.string(), v.maxLength(64)),
	input: v.pipe(v.unknown(), small()),
	revision: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000))),
	/** What an edit's author had before them: values of fields, by row id and field name. */
	seen: v.optional(
		v.pipe(v.record(v.pipe(v.string(), v.maxLength(64)), v.record(v.pipe(v.string(), v.maxLength(64)), v.unknown())), small()),
	),
	recordedAt: v.pipe(
		v.string(),
		v.check((value: string) => isInstant(value), fault('moment')),
		v.transform((value) => new Date(value).toISOString()),
	),
});

/** A request with commands, by HTTP or socket. */
export const commandsRequest = (most: number) => v.strictObject({ commands: v.pipe(v.array(envelope), v.minLength(1), v.maxLength(most)) });

/** The request parsed, or the path of the first wrong field. */
export function parseCommands(body: unknown, most: number): { commands: Envelope[] } | { field: string } {
	const parsed = v.safeParse(commandsRequest(most), body);
	if (!parsed.success) return { field: fieldOf(parsed.issues[0], 'commands') };
	return { commands: parsed.output.commands };
}
