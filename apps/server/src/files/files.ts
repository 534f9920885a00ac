import { createHash } from 'node:crypto';
import { type Scope, sees } from '@honghuo/core/actor.ts';
import { id as idShape } from '@honghuo/features/inputs.ts';
import { features } from '@honghuo/features/slices.ts';
import { attachment } from '@honghuo/features/tables.ts';
import { and, eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import * as v from 'valibot';
import type { SignedIn } from '../auth/sessions.ts';
import type { Database } from '../database/connect.ts';
import { ApiError } from '../http/errors.ts';
import type { Journal } from '../journal/journal.ts';
import { inspect } from './inspect.ts';
import { type FileStore, newKey } from './store.ts';

/** Most bytes of one piece. */
export const mostPiece = 65_536;

/** How far a file has come: bytes here, bytes it will have, and whether it is whole, checked and kept. */
export type UploadState = { offset: number; bytes: number; done: boolean };
type Row = typeof attachment.$inferSelect;
type Which = { row: Row; thumb: boolean };
type Stored = { key: string; mime: string; sha256: string };

/**
 * Files from their first piece to every screen. The pieces wait in the database; a whole file is checked by its bytes, freed of metadata, put into
 * the store, and only then does the journal say that it has arrived.
 */
export class Files {
	readonly #database: Database;
	readonly #journal: Journal;
	readonly #store: FileStore;
	readonly #failed: (error: unknown) => void;

	constructor(parts: { database: Database; journal: Journal; store: FileStore; failed: (error: unknown) => void }) {
		this.#database = parts.database;
		this.#journal = parts.journal;
		this.#store = parts.store;
		this.#failed = parts.failed;
	}

	/** Where to go on. Only whoever attached a file brings its bytes. Throws ApiError `not_found`. */
	async begin(who: SignedIn, id: string, thumb: boolean): Promise<UploadState> {
		const which = await this.#own(who, id, thumb);
		if (await this.#stored(which)) {
			await this.#announce(which.row);
			return state(which, sizeOf(which), true);
		}
		const offset = await this.#offset(which);
		// The last piece came, and the process died before the file was whole.
		return offset === sizeOf(which) ? this.#finish(which) : state(which, offset, false);
	}

	/** Takes the piece that begins at `offset`. Throws ApiError `not_found`, `file_offset`, `file_size`, and on the last piece what is wrong with the whole. */
	async append(who: SignedIn, id: string, thumb: boolean, offset: number, piece: Uint8Array): Promise<UploadState> {
		const which = await this.#own(who, id, thumb);
		if (await this.#stored(which)) return state(which, sizeOf(which), true);
		if (piece.length === 0 || offset + piece.length > sizeOf(which)) throw new ApiError('file_size');
		const { county, id: file } = which.row;
		// Of two pieces at one offset the key lets one in; one that does not fit the end leaves nothing.
		const taken = await this.#database.sql`
			insert into file_part (county, file, thumb, at, bytes)
			select ${county}, ${file}, ${thumb}, ${offset}, ${Buffer.from(piece)}
			where ${offset} = (select coalesce(sum(length(bytes)), 0) from file_part where county = ${county} and file = ${file} and thumb = ${thumb})
			on conflict do nothing returning at`;
		if (taken.length === 0) throw new ApiError('file_offset', { offset: await this.#offset(which) });
		const next = offset + piece.length;
		return next === sizeOf(which) ? this.#finish(which) : state(which, next, false);
	}

	/** A file's bytes, for those who may read the row it hangs on. Withdrawn, unknown and foreign are one answer. Throws ApiError `not_found`, `file_waiting`. */
	async read(scope: Scope, id: string, thumb: boolean): Promise<{ bytes: Uint8Array<ArrayBuffer>; mime: string; sha256: string }> {
		const row = await this.#row(scope.county, id);
		const audience = row && (features.tables.get(row.onTable)?.private ? [row.village] : 'county');
		if (!row || !audience || !sees(scope, audience) || row.withdrawnReason !== null) throw new ApiError('not_found');
		const stored = await this.#stored({ row, thumb });
		if (!stored) throw new ApiError('file_waiting');
		const bytes = await this.#kept(() => this.#store.get(stored.key));
		if (!bytes) throw new ApiError('file_waiting');
		return { bytes, mime: stored.mime, sha256: stored.sha256 };
	}

	/** From now on the bytes of what is withdrawn go, whoever withdraws it: shown to nobody any more, they are kept for nothing. */
	follow(): void {
		this.#journal.follow((county, entries) => {
			for (const { entry } of entries) {
				for (const { table, row } of entry.changes) {
					const withdrawn = table === 'attachment' && (row as Row).withdrawnReason !== null;
					if (withdrawn) this.#forget(county, row.id).catch(this.#failed);
				}
			}
		});
	}

	/** Lets go of a file's bytes: pieces under way, the photo and its small picture. The store first, so that a cut in between is taken up again. */
	async #forget(county: string, file: string): Promise<void> {
		const { sql } = this.#database;
		await sql`delete from file_part where county = ${county} and file = ${file}`;
		for (const { key } of await sql<{ key: string }[]>`select key from file_stored where county = ${county} and file = ${file}`) {
			await this.#store.drop(key);
			await sql`delete from file_stored where county = ${county} and file = ${file} and key = ${key}`;
		}
	}

	/** Forgets pieces nobody has gone on with for so long, and bytes of what was withdrawn while no server heard of it. Resolves to how many pieces. */
	async tidy(): Promise<number> {
		const left = await this.#database.sql<{ county: string; file: string }[]>`
			select distinct f.county, f.file from file_stored f join attachment a on a.county = f.county and a.id = f.file where a.withdrawn_reason is not null`;
		for (const { county, file } of left) await this.#forget(county, file).catch(this.#failed);
		const { count } = await this.#database.sql`delete from file_part where received_at < now() - interval '60 days'`;
		return count;
	}

	async #finish(which: Which): Promise<UploadState> {
		const { sql } = this.#database;
		const { row, thumb } = which;
		const { county, id: file } = row;
		const parts = await sql<
			{ bytes: Uint8Array }[]
		>`select bytes from file_part where county = ${county} and file = ${file} and thumb = ${thumb} order by at`;
		const whole = Buffer.concat(parts.map(({ bytes }) => bytes));
		const clear = () => sql`delete from file_part where county = ${county} and file = ${file} and thumb = ${thumb}`;
		// Somebody else has just finished it.
		if (whole.length < sizeOf(which) && (await this.#stored(which))) return state(which, sizeOf(which), true);
		const found = sha256(whole) === (thumb ? row.thumbSha256 : row.sha256) ? inspect(whole) : { wrong: 'file_differs' as const };
		// The small picture may be of another type than the photo, but a picture it is.
		const fits = 'mime' in found && (thumb ? found.mime.startsWith('image/') : found.mime === row.mime);
		if ('wrong' in found || !fits) {
			await clear();
			throw new ApiError('wrong' in found ? found.wrong : 'file_kind');
		}
		const key = newKey(county);
		await this.#kept(() => this.#store.put(key, found.bytes, found.mime));
		const [kept] = await sql`
			insert into file_stored (county, file, thumb, key, mime, bytes, sha256)
			values (${county}, ${file}, ${thumb}, ${key}, ${found.mime}, ${found.bytes.length}, ${sha256(found.bytes)})
			on conflict do nothing returning key`;
		if (!kept) await this.#store.drop(key);
		await clear();
		// Withdrawn while its last piece came.
		if ((await this.#row(county, file))?.withdrawnReason !== null) {
			await this.#forget(county, file);
			throw new ApiError('not_found');
		}
		await this.#announce(row);
		return state(which, sizeOf(which), true);
	}

	/** Tells every screen, through the journal, as soon as the file itself is here; its small picture is told along, or after. */
	async #announce(row: Row): Promise<void> {
		if (!(await this.#stored({ row, thumb: false }))) return;
		const thumb = (await this.#stored({ row, thumb: true })) !== undefined;
		const known = await this.#row(row.county, row.id);
		if (known?.stored && known.thumbStored === thumb) return;
		const envelope = { id: newId(), name: 'file.store', input: { file: row.id, thumb }, recordedAt: new Date().toISOString() };
		// In the name of whoever brought it. A refusal says that another process has told it already.
		await this.#journal.receive({ person: row.createdBy, county: row.county, grants: [], system: true }, [envelope]);
	}

	async #own(who: SignedIn, id: string, thumb: boolean): Promise<Which> {
		const row = await this.#row(who.county, id);
		const none = row?.createdBy !== who.person || row.withdrawnReason !== null || (thumb && row.thumbBytes === null);
		if (none) throw new ApiError('not_found');
		return { row, thumb };
	}

	async #row(county: string, id: string): Promise<Row | undefined> {
		if (!v.is(idShape, id)) return undefined;
		const [row] = await this.#database.db
			.select()
			.from(attachment)
			.where(and(eq(attachment.county, county), eq(attachment.id, id)));
		return row;
	}

	async #stored({ row: { county, id }, thumb }: Which): Promise<Stored | undefined> {
		const [stored] = await this.#database.sql<
			Stored[]
		>`select key, mime, sha256 from file_stored where county = ${county} and file = ${id} and thumb = ${thumb}`;
		return stored;
	}

	async #offset({ row: { county, id }, thumb }: Which): Promise<number> {
		const [counted] = await this.#database.sql<{ offset: number }[]>`
			select coalesce(sum(length(bytes)), 0)::int as offset from file_part where county = ${county} and file = ${id} and thumb = ${thumb}`;
		return counted?.offset ?? 0;
	}

	/** A store that does not answer is not the caller's fault; a full disk is told as such. */
	async #kept<T>(work: () => Promise<T>): Promise<T> {
		try {
			return await work();
		} catch (error) {
			this.#failed(error);
			throw new ApiError((error as { code?: string }).code === 'ENOSPC' ? 'disk_full' : 'files_away');
		}
	}
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const sizeOf = ({ row, thumb }: Which): number => (thumb ? (row.thumbBytes ?? 0) : row.bytes);
const state = (which: Which, offset: number, done: boolean): UploadState => ({ offset, bytes: sizeOf(which), done });
