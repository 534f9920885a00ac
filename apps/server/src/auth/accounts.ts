import { fault } from '@honghuo/core/fault.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { v7 as uuid } from 'uuid';
import * as v from 'valibot';
import { ApiError } from '../http/errors.ts';
import { checkPassword, hashPassword, isWeak } from './password.ts';
import type { Sessions } from './sessions.ts';
import { account } from './table.ts';

/** A username: 2–32 letters of any script, digits, dots, dashes, underscores; it begins with a letter or digit. */
export const username = v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,31}$/u, fault('username')));
/** A password as it comes in; whether it is good enough is a question of its own. */
export const password = v.pipe(v.string(), v.maxLength(512));

/** The form usernames are compared in: nobody can take 「Zhao」 beside 「zhao」 or a full-width look-alike. */
export const usernameKey = (name: string): string => name.normalize('NFKC').toLowerCase();

export type Account = Omit<typeof account.$inferSelect, 'password'>;

/** A username and a password not yet written anywhere, the password already hashed: hashing takes too long for a transaction. */
export type Credentials = { username: string; password: string };

/** Checks and hashes. Throws ApiError `password_weak`. */
export async function prepare(name: string, secret: string): Promise<Credentials> {
	if (isWeak(secret, name)) throw new ApiError('password_weak');
	return { username: name, password: await hashPassword(secret) };
}

/** Accounts of the installation. */
export class Accounts {
	readonly #db: PostgresJsDatabase;
	readonly #sessions: Sessions;

	constructor(db: PostgresJsDatabase, sessions: Sessions) {
		this.#db = db;
		this.#sessions = sessions;
	}

	/** Writes an account, in the caller's transaction if there is one. Throws ApiError `username_taken`, `person_has_account`. */
	async add(who: { county: string; person: string }, credentials: Credentials, db: PostgresJsDatabase = this.#db): Promise<Account> {
		const key = usernameKey(credentials.username);
		const row = { id: uuid(), ...who, ...credentials, usernameKey: key, createdAt: new Date() };
		const [made] = await db.insert(account).values(row).onConflictDoNothing().returning();
		if (made) return made;
		throw new ApiError((await this.ofPerson(who.county, who.person, db)) ? 'person_has_account' : 'username_taken');
	}

	/** The account whose username and password these are. Throws ApiError `sign_in_wrong`, and `account_disabled` only to who knows the password. */
	async signIn(name: string, secret: string): Promise<Account> {
		const found = await this.byUsername(name);
		if (!(await checkPassword(secret, found?.password)) || !found) throw new ApiError('sign_in_wrong');
		if (found.disabledAt) throw new ApiError('account_disabled');
		return found;
	}

	async byUsername(name: string): Promise<typeof account.$inferSelect | undefined> {
		const [row] = await this.#db
			.select()
			.from(account)
			.where(eq(account.usernameKey, usernameKey(name)));
		return row;
	}

	async ofPerson(county: string, person: string, db: PostgresJsDatabase = this.#db): Promise<Account | undefined> {
		const [row] = await db
			.select()
			.from(account)
			.where(and(eq(account.county, county), eq(account.person, person)));
		return row;
	}

	/** The county's accounts by username. */
	list(county: string): Promise<Account[]> {
		return this.#db.select().from(account).where(eq(account.county, county)).orderBy(asc(account.usernameKey));
	}

	/** Changes one's own password; every other session of the account ends. Throws ApiError `password_wrong`, `password_weak`. */
	async changePassword(id: string, current: string, next: string, session: string): Promise<void> {
		const [row] = await this.#db.select().from(account).where(eq(account.id, id));
		if (!row || !(await checkPassword(current, row.password))) throw new ApiError('password_wrong');
		await this.#setPassword(row, next, session);
	}

	/** Sets a password without knowing the old one, from the server's command line; every session ends. */
	async resetPassword(name: string, next: string): Promise<Account | undefined> {
		const row = await this.byUsername(name);
		if (row) await this.#setPassword(row, next);
		return row;
	}

	/** Disables or enables; disabling ends the person's sessions and sockets in the same call. */
	async setDisabled(row: Account, disabled: boolean): Promise<void> {
		await this.#db
			.update(account)
			.set({ disabledAt: disabled ? new Date() : null })
			.where(eq(account.id, row.id));
		if (disabled) await this.#sessions.endAll({ account: row.id, person: row.person });
	}

	/** Takes a person's account away: nobody signs in with it again, and its name says nothing. */
	async erase(county: string, person: string): Promise<void> {
		const row = await this.ofPerson(county, person);
		if (!row) return;
		const gone = `erased-${row.id}`;
		await this.#db
			.update(account)
			.set({ username: gone, usernameKey: gone, password: '', disabledAt: row.disabledAt ?? new Date() })
			.where(eq(account.id, row.id));
		await this.#sessions.endAll({ account: row.id, person: row.person });
	}

	async #setPassword(row: Account, next: string, keep?: string): Promise<void> {
		const { password } = await prepare(row.username, next);
		await this.#db.update(account).set({ password }).where(eq(account.id, row.id));
		await this.#sessions.endAll({ account: row.id, person: row.person }, keep);
	}
}
