import type { Actor } from '@honghuo/core/actor.ts';
import { type Envelope, judge, parseInput, revisionOf } from '@honghuo/core/command.ts';
import { seenBy } from '@honghuo/core/merge.ts';
import { isRefusal, type Language, type Refusal, refuse } from '@honghuo/core/refusal.ts';
import { type Change, Overlay, type Rows } from '@honghuo/core/row.ts';
import { features } from '@honghuo/features/slices.ts';

/** A command just decided: what it changes, the form its input has, and what its author saw of what it edits. */
export type Issued = { envelope: Envelope; changes: Change[] };

/** Decides commands on the phone, and says why not. A part of its own, for no first screen waits for it: rows can be read without it. */
export type Decider = {
	/** Decides a new command, with everything that must travel with it. `saw` is a row as its author had it before them, when that is not how it is now. */
	issue(command: Envelope, actor: Actor, rows: Rows, saw?: Change): Issued | Refusal;
	/** What a command would change now, decided as the server will decide it: with the day it was recorded, and version 0. */
	guess(command: Envelope, actor: Actor, rows: Rows): Change[] | Refusal;
	/** The sentence for a refusal, in the reader's language. */
	say(refusal: Refusal, language: Language): string;
};

function guess({ id, name, input, recordedAt, revision, seen }: Envelope, actor: Actor, rows: Rows): Change[] | Refusal {
	const definition = features.commands.get(name);
	if (!definition) return refuse('command_unknown');
	const parsed = parseInput(definition, input, revision);
	if (!('input' in parsed)) return parsed;
	const stamp = { actor, recordedAt, now: recordedAt, version: 0 };
	return judge(definition, parsed.input, rows, stamp, { id, seen, registry: features });
}

export const decider: Decider = {
	issue(command, actor, rows, saw) {
		const plain = guess(command, actor, rows);
		const definition = features.commands.get(command.name);
		if (isRefusal(plain) || !definition) return plain as Refusal;
		const before = new Overlay(rows);
		if (saw) before.apply([saw]);
		const seen = seenBy(definition, plain, before, features);
		const envelope = { ...command, revision: revisionOf(definition), ...(seen ? { seen } : {}) };
		const changes = saw && seen ? guess(envelope, actor, rows) : plain;
		return isRefusal(changes) ? changes : { changes, envelope };
	},
	guess,
	say: features.say,
};
