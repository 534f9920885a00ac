import type { Reader } from '@honghuo/core/entry.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import type { Socket } from 'socket.io';
import * as v from 'valibot';
import { acceptable } from '../http/strict-json.ts';
import { answers } from '../journal/answers.ts';
import { mostCommandsBySocket, parseCommands } from '../journal/envelope.ts';
import type { Journal } from '../journal/journal.ts';
import { type EventLimit, isBehind } from './limits.ts';
import { socketError } from './messages.ts';
import type { Presence } from './presence.ts';

/** Who is behind a socket. */
export type Holder = { person: string; county: string; language: Language; scope: Reader };

type Context = {
	journal: Journal;
	presence: Presence;
	limit: EventLimit | undefined;
	/** Whether the session behind the socket still holds; asking is a sign of life. */
	signedIn: () => Promise<boolean>;
	log: { error: (fields: object, message: string) => void };
};

const catchUpRequest = v.strictObject({ after: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });
const place = v.pipe(v.string(), v.minLength(1), v.maxLength(80), v.regex(/^[\w:.-]+$/));
const hereRequest = v.strictObject({ place: v.nullable(place), at: v.optional(place) });
const watchRequest = v.strictObject({
	village: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{12}$/)))),
	board: v.optional(v.boolean()),
});
const page = 1_000;

/** Answers what a client sends. Every handler checks its message, has an answer for its own failure, and never trusts that an ack was asked for. */
export function handleEvents(socket: Socket, { journal, presence, limit, log, signedIn }: Context): void {
	const holder = socket.data as Holder;

	const on = (event: string, handle: (message: unknown) => Promise<object> | object) =>
		socket.on(event, async (message: unknown, ack: unknown) => {
			const answer = typeof ack === 'function' ? (ack as (body: object) => void) : () => undefined;
			try {
				const taken = await limit?.take(holder.person);
				if (taken && taken.verdict !== 'ok') {
					if (taken.verdict === 'drop') {
						socket.emit('bye', { reason: 'flood' });
						socket.disconnect(true);
					}
					return answer({ error: { ...socketError('too_fast', holder.language), details: { retryAfterMs: taken.retryAfterMs } } });
				}
				answer(acceptable(message) ? await handle(message) : { error: socketError('message_invalid', holder.language, event) });
			} catch (error) {
				log.error({ err: error, event }, 'socket event failed');
				answer({ error: socketError('database_away', holder.language) });
			}
		});

	const invalid = (field: string) => ({ error: socketError('message_invalid', holder.language, field) });

	on('commands', async (message) => {
		const parsed = parseCommands(message, mostCommandsBySocket);
		if ('field' in parsed) return invalid(parsed.field);
		if (!(await signedIn())) return { error: socketError('session_missing', holder.language) };
		const actor = await journal.actorOf(holder.county, holder.person);
		const device = (socket.handshake.auth as { device?: unknown }).device;
		const outcomes = await journal.receive(
			actor,
			parsed.commands,
			typeof device === 'string' && /^[\w-]{1,64}$/.test(device) ? device : null,
		);
		return { results: answers(outcomes, holder.language) };
	});

	let reading = false;
	on('catch-up', async (message) => {
		const parsed = v.safeParse(catchUpRequest, message);
		if (!parsed.success) return invalid('after');
		// One page at a time, and none before the last one has been read: whoever asks and asks would fill the memory and keep the others waiting.
		if (limit && (reading || isBehind(socket)))
			return { error: { ...socketError('too_fast', holder.language), details: { retryAfterMs: 1_000 } } };
		reading = true;
		try {
			const found = await journal.catchUp(holder.scope, parsed.output.after, page);
			if (found.snapshot) return { snapshot: true, version: found.version };
			await limit?.charge(holder.person, found.text.length);
			return JSON.parse(found.text) as object;
		} finally {
			reading = false;
		}
	});

	on('here', (message) => {
		const parsed = v.safeParse(hereRequest, message);
		if (!parsed.success) return invalid('place');
		presence.move(socket, holder.county, holder.person, parsed.output.place ?? undefined, parsed.output.at);
		return {};
	});

	on('watch', (message) => {
		const parsed = v.safeParse(watchRequest, message);
		if (!parsed.success) return invalid('village');
		const { village, board } = parsed.output;
		presence.move(socket, holder.county, holder.person, village ? `village:${village}` : board ? 'board' : undefined);
		return { version: journal.version(holder.county) };
	});
}
