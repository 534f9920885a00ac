import type { Actor } from '@honghuo/core/actor.ts';
import { type Envelope, judge, parseInput } from '@honghuo/core/command.ts';
import { type Language, type Refusal, refuse } from '@honghuo/core/refusal.ts';
import type { Change, Rows } from '@honghuo/core/row.ts';
import { features } from '@honghuo/features/slices.ts';

/** Decides commands on the phone, and says why not. A part of its own, for no first screen waits for it: rows can be read without it. */
export type Decider = {
	/** What a command would change, decided as the server will decide it: with the day it was recorded, and version 0. */
	guess(command: Omit<Envelope, 'id'>, actor: Actor, rows: Rows): Change[] | Refusal;
	/** The sentence for a refusal, in the reader's language. */
	say(refusal: Refusal, language: Language): string;
};

export const decider: Decider = {
	guess({ name, input, recordedAt }, actor, rows) {
		const definition = features.commands.get(name);
		if (!definition) return refuse('command_unknown');
		const parsed = parseInput(definition, input);
		if (!('input' in parsed)) return parsed;
		return judge(definition, parsed.input, rows, { actor, recordedAt, now: recordedAt, version: 0 });
	},
	say: features.say,
};
