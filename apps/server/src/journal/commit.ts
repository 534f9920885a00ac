import { randomBytes } from 'node:crypto';
import type { Actor, Audience } from '@honghuo/core/actor.ts';
import { type Command, type Envelope, judge, parseInput } from '@honghuo/core/command.ts';
import { type Entry, erases } from '@honghuo/core/entry.ts';
import { isRefusal, type Refusal, refuse } from '@honghuo/core/refusal.ts';
import { type Change, noRows, Overlay, type Read } from '@honghuo/core/row.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import { appendEntries, rememberRefusals, writeRows } from './append.ts';
import { chainHash } from './hash.ts';
import { LoadedRows, NotLoaded } from './loaded-rows.ts';
import { type Forgotten, forgottenIn, redact } from './redact.ts';

/** One command with whoever sent it. `device` tells a person's phones apart in the audit trail. */
export type Item = { envelope: Envelope; actor: Actor; device: string | null };

/** The answer to one command, before it is put into words. */
export type Outcome = { id: string; status: 'accepted'; version: number } | { id: string; status: 'refused'; refusal: Refusal };

/** An entry with what decides who may read it. */
export type Published = { entry: Entry; audience: Audience };

/** What a batch came to. `done` counts the items answered; the rest must be given again, because they read rows this batch has only just made. */
export type Committed = { outcomes: Outcome[]; published: Published[]; done: number };

type Parsed = { definition: Command; input: unknown } | Refusal;

/**
 * Decides and writes a batch of commands of one county inside the caller's transaction (DESIGN.md §2.3): lock the county, drop known ids, fetch
 * what the batch reads with one query a table, decide each in order over an overlay, write one statement a table, append to the journal, notify.
 * A refused command leaves no trace in its neighbours. Database errors are thrown; the caller rolls back. `now` is another moment only for a story told.
 */
export async function commitBatch(
	tx: postgres.TransactionSql,
	county: string,
	items: readonly Item[],
	now: string = new Date().toISOString(),
): Promise<Committed> {
	const parsed = items.map(({ envelope }) => parse(envelope));
	const rows = new LoadedRows(tx, county);
	const [{ version: head, hash }, known] = await Promise.all([
		lockCounty(tx, county),
		knownIds(tx, county, items),
		rows.load(firstReads(items, parsed)),
	]);
	const overlay = new Overlay(rows);
	await rows.load(await rows.workOut(() => secondReads(items, parsed, rows)));

	const answered = new Map<string, { outcome: Outcome; actor: string }>(known);
	const outcomes: Outcome[] = [];
	const accepted: { item: Item; input: unknown; changes: Change[]; forgotten: Forgotten | undefined }[] = [];
	const refused: { item: Item; refusal: Refusal }[] = [];
	for (const [index, item] of items.entries()) {
		const { envelope } = item;
		const before = answered.get(envelope.id);
		const command = parsed[index] as Parsed;
		let outcome: Outcome;
		if (before) {
			outcome = before.actor === item.actor.person ? before.outcome : no(envelope.id, refuse('command_id_foreign', 'id'));
		} else if ('code' in command) {
			outcome = no(envelope.id, command);
		} else {
			// What it erases may not stand in entries of this very batch, which are not in the journal yet.
			if (erases(envelope.name) && accepted.some(({ forgotten }) => !forgotten)) break;
			const version = head + accepted.length + 1;
			const judged = () => decide(command, item, overlay, now, version);
			// The first gets whatever it turns out to need: put off for ever, it would hold up all its sender does.
			const decision = index === 0 ? await rows.workOut(judged) : unlessNotLoaded(judged);
			if (decision === 'not loaded') break;
			if (isRefusal(decision)) {
				outcome = no(envelope.id, decision);
				refused.push({ item, refusal: decision });
			} else {
				const forgotten = erases(envelope.name) ? forgottenIn(decision, overlay) : undefined;
				overlay.apply(decision);
				accepted.push({ item, input: command.input, changes: decision, forgotten });
				outcome = { id: envelope.id, status: 'accepted', version };
			}
		}
		if (!before) answered.set(envelope.id, { outcome, actor: item.actor.person });
		outcomes.push(outcome);
	}

	let last = hash;
	const erased: Awaited<ReturnType<typeof redact>>[] = [];
	for (const [offset, { forgotten }] of accepted.entries()) {
		if (forgotten) erased[offset] = await redact(tx, county, forgotten, head + offset + 1);
	}
	const entries = accepted.map(({ item: { envelope, actor, device }, input, changes }, offset) => {
		const redactions = erased[offset];
		const audience = features.audienceOf(changes);
		const entry = {
			county,
			version: head + offset + 1,
			id: envelope.id,
			name: envelope.name,
			actor: actor.person,
			device,
			input,
			changes,
			audience: audience === 'county' ? ('county' as const) : ('private' as const),
			villages: villagesOf(changes),
			recordedAt: envelope.recordedAt,
			receivedAt: now,
			salt: randomBytes(16).toString('hex'),
			...(redactions ? { redactions } : {}),
		};
		last = chainHash(last, entry);
		return { ...entry, touched: changes.map(({ row }) => row.id), hash: last.toString('hex'), readers: audience };
	});
	// One pipelined round trip: the statements run in this order on the transaction's connection.
	await Promise.all([
		...writeRows(
			tx,
			accepted.flatMap(({ changes }) => changes),
			overlay,
		),
		...appendEntries(tx, county, entries, last),
		...rememberRefusals(tx, county, refused, now),
	]);
	return { outcomes, done: outcomes.length, published: entries.map(publish) };
}

const no = (id: string, refusal: Refusal): Outcome => ({ id, status: 'refused', refusal });

function parse({ name, input, revision }: Envelope): Parsed {
	const definition = features.commands.get(name);
	if (!definition) return refuse('command_unknown', 'name');
	const result = parseInput(definition, input, revision);
	return 'code' in result ? result : { definition, input: result.input };
}

/** Decides with the sender's rights as the rows of this moment give them, not as they were when the request came in. */
function decide(
	{ definition, input }: { definition: Command; input: unknown },
	item: Item,
	overlay: Overlay,
	now: string,
	version: number,
) {
	const { actor, envelope } = item;
	const present = actor.system ? actor : { ...actor, grants: features.actors.grants(actor.person, overlay) };
	return judge(
		definition,
		input,
		overlay,
		{ actor: present, recordedAt: envelope.recordedAt, now, version },
		{ id: envelope.id, seen: envelope.seen, registry: features },
	);
}

function unlessNotLoaded<T>(compute: () => T): T | 'not loaded' {
	try {
		return compute();
	} catch (error) {
		if (error instanceof NotLoaded) return 'not loaded';
		throw error;
	}
}

const readersOf = (items: readonly Item[]) => [...new Set(items.flatMap(({ actor }) => (actor.system ? [] : [actor.person])))];

const firstReads = (items: readonly Item[], parsed: readonly Parsed[]): Read[] => [
	...readersOf(items).flatMap((person) => features.actors.reads[0]?.(person, noRows) ?? []),
	...parsed.flatMap((command) => ('code' in command ? [] : command.definition.reads(command.input))),
];

const secondReads = (items: readonly Item[], parsed: readonly Parsed[], rows: LoadedRows): Read[] => [
	...readersOf(items).flatMap((person) => features.actors.reads.slice(1).flatMap((step) => step(person, rows))),
	...parsed.flatMap((command) => ('code' in command ? [] : (command.definition.readsThen?.(command.input, rows) ?? []))),
];

async function lockCounty(tx: postgres.TransactionSql, county: string): Promise<{ version: number; hash: Buffer }> {
	const [row] = await tx<{ version: string; head: Buffer }[]>`select version, head from county where county = ${county} for update`;
	if (!row) throw new Error('This county keeps no journal here.');
	return { version: Number(row.version), hash: row.head };
}

async function knownIds(
	tx: postgres.TransactionSql,
	county: string,
	items: readonly Item[],
): Promise<[string, { outcome: Outcome; actor: string }][]> {
	const ids = items.map(({ envelope }) => envelope.id);
	const [accepted, refused] = await Promise.all([
		tx<
			{ id: string; version: string; actor: string }[]
		>`select id, version, actor from journal where county = ${county} and id = any(${ids}::uuid[])`,
		tx<{ id: string; actor: string; refusal: Refusal }[]>`
			select id, actor, json_strip_nulls(json_build_object('code', code, 'field', field, 'details', details)) as refusal
			from refusal where county = ${county} and id = any(${ids}::uuid[])`,
	]);
	return [
		...accepted.map(({ id, version, actor }): [string, { outcome: Outcome; actor: string }] => [
			id,
			{ actor, outcome: { id, status: 'accepted', version: Number(version) } },
		]),
		...refused.map(({ id, actor, refusal }): [string, { outcome: Outcome; actor: string }] => [id, { actor, outcome: no(id, refusal) }]),
	];
}

const villagesOf = (changes: readonly Change[]): string[] => [...new Set(changes.flatMap(({ row }) => row.village ?? []))].sort();

const publish = (entry: {
	county: string;
	version: number;
	id: string;
	name: string;
	actor: string;
	receivedAt: string;
	changes: Change[];
	readers: Audience;
}): Published => ({
	audience: entry.readers,
	entry: {
		county: entry.county,
		version: entry.version,
		previous: entry.version - 1,
		id: entry.id,
		name: entry.name,
		actor: entry.actor,
		at: entry.receivedAt,
		changes: entry.changes,
	},
});
