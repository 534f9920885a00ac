import type { HostTable } from '@honghuo/features/file/model.ts';
import type { ChosenFile, FileOnDevice } from '@honghuo/features/ledger.ts';
import { NoAnswer } from '../replica/transport.ts';
import { type Failure, type MediaRecord, type MediaState, totalOf } from './queue.ts';

/** How long after its record a file waits to be told of: the five seconds in which the record can be undone, and a little. */
export const undoing = 6_000;

/** A photo or voice as the device keeps it from the first moment on. */
export function newRecord(
	id: string,
	on: { table: string; row: string },
	{ thumb, bytes, ...facts }: ChosenFile,
	now: number,
	after: string | undefined,
): MediaRecord {
	return {
		...facts,
		id,
		table: on.table as HostTable,
		row: on.row,
		bytes: bytes.length,
		thumbBytes: thumb?.bytes.length ?? null,
		thumbSha256: thumb?.sha256 ?? null,
		addedAt: now,
		after: after ?? null,
		sayAt: after ? now + undoing : now,
		command: null,
		sent: 0,
		refused: null,
	};
}

/** The input of its `file.attach`. */
export function inputOf(record: MediaRecord): object {
	const { id, table, row, kind, mime, bytes, sha256, thumbBytes, thumbSha256, width, height, seconds } = record;
	return { id, table, row, kind, mime, bytes, sha256, thumbBytes, thumbSha256, width, height, seconds };
}

/** One as views show it, and what the list of the unsent says besides. */
export type Shown = FileOnDevice & { bytes: number; message: string | null };

export const shownOf = (record: MediaRecord, state: MediaState): Shown => ({
	id: record.id,
	row: record.row,
	kind: record.kind,
	state,
	share: record.sent / totalOf(record),
	bytes: totalOf(record),
	seconds: record.seconds,
	message: record.refused?.message ?? null,
});

/** Why an upload stopped; what nobody expected is tried again like a busy server. */
export const failureOf = (error: unknown): Failure =>
	error instanceof NoAnswer
		? { why: error.reason, code: error.code, message: error.message, wait: error.wait }
		: { why: 'busy', code: 'unexpected', message: '' };
