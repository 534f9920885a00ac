import type { Actor } from '@honghuo/core/actor.ts';
import { type Envelope, judge, parseInput } from '@honghuo/core/command.ts';
import { type Refusal, refuse } from '@honghuo/core/refusal.ts';
import type { Change, Rows } from '@honghuo/core/row.ts';
import type { Registry } from '@honghuo/core/slice.ts';

/** What a command would change, decided on the phone as the server will decide it: with the day it was recorded, and version 0. */
export function guess({ name, input, recordedAt }: Omit<Envelope, 'id'>, registry: Registry, actor: Actor, rows: Rows): Change[] | Refusal {
	const definition = registry.commands.get(name);
	if (!definition) return refuse('command_unknown');
	const parsed = parseInput(definition, input);
	if (!('input' in parsed)) return parsed;
	return judge(definition, parsed.input, rows, { actor, recordedAt, now: recordedAt, version: 0 });
}
