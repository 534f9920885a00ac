import { and, eq, isNull } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { ApiError } from '../http/errors.ts';
import { type Account, type Accounts, prepare } from './accounts.ts';
import { hashOf, newCode, tidyCode } from './secret.ts';
import { invitation } from './table.ts';

const week = 7 * 86_400_000;

/** Whether the inviter may (still) invite this person; postings and accounts change while an invitation waits. */
export type MayInvite = (county: string, inviter: string, person: string) => Promise<boolean>;

/** Invitations: one person, one use, seven days. Only the code's hash is kept. */
export class Invitations {
	readonly #db: PostgresJsDatabase;
	readonly #accounts: Accounts;
	readonly #mayInvite: MayInvite;
	readonly #now: () => Date;

	constructor(db: PostgresJsDatabase, accounts: Accounts, mayInvite: MayInvite, now: () => Date = () => new Date()) {
		this.#db = db;
		this.#accounts = accounts;
		this.#mayInvite = mayInvite;
		this.#now = now;
	}

	/** Makes an invitation; an earlier one for the same person no longer works. Throws ApiError `person_has_account`. */
	async invite(county: string, person: string, invitedBy: string): Promise<{ code: string; expiresAt: Date }> {
		if (await this.#accounts.ofPerson(county, person)) throw new ApiError('person_has_account');
		const code = newCode(false);
		const createdAt = this.#now();
		const expiresAt = new Date(createdAt.getTime() + week);
		await this.#db.transaction(async (tx) => {
			await tx.delete(invitation).where(and(eq(invitation.county, county), eq(invitation.person, person), isNull(invitation.usedAt)));
			await tx.insert(invitation).values({ code: hashOf(code), county, person, invitedBy, createdAt, expiresAt });
		});
		return { code, expiresAt };
	}

	/** Whom a code invites. Throws ApiError `invitation_unknown` (also when its inviter may no longer invite), `invitation_used`, `invitation_expired`. */
	async read(code: string, db: PostgresJsDatabase = this.#db): Promise<{ county: string; person: string; expiresAt: Date }> {
		const [row] = await db
			.select()
			.from(invitation)
			.where(eq(invitation.code, hashOf(tidyCode(code))))
			.for('update');
		if (!row) throw new ApiError('invitation_unknown');
		if (row.usedAt) throw new ApiError('invitation_used');
		if (row.expiresAt <= this.#now()) throw new ApiError('invitation_expired');
		if (!(await this.#mayInvite(row.county, row.invitedBy, row.person))) throw new ApiError('invitation_unknown');
		return row;
	}

	/** Turns an invitation into an account. Throws as `read`, and `password_weak`, `username_taken`. */
	async accept(code: string, username: string, password: string): Promise<Account> {
		// Asked before the hash is paid for, and again under the row's lock.
		await this.read(code);
		const credentials = await prepare(username, password);
		return this.#db.transaction(async (tx) => {
			const { county, person } = await this.read(code, tx);
			const account = await this.#accounts.add({ county, person }, credentials, tx);
			await tx
				.update(invitation)
				.set({ usedAt: this.#now() })
				.where(eq(invitation.code, hashOf(tidyCode(code))));
			return account;
		});
	}
}
