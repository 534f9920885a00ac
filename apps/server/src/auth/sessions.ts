import type { Language } from '@honghuo/core/refusal.ts';
import { and, eq, lt, ne, or } from 'drizzle-orm';
import { parse } from 'hono/utils/cookie';
import type { Database } from '../database/connect.ts';
import { hashOf, newToken } from './secret.ts';
import { account, session } from './table.ts';

/** Who is signed in. `session` names the session without being of use to a thief. */
export type SignedIn = { session: string; account: string; person: string; county: string; username: string; language: Language };

/** How long a session lasts unused (`idle`) and at most (`most`), in seconds. */
export type Span = { idle: number; most: number };
const minute = 60;
const day = 86_400;
/** People in the field sign in once a season; those who see the whole county sit at shared desks (RELIABILITY.md §6). */
export const longSpan: Span = { idle: 30 * day, most: 90 * day };
export const shortSpan: Span = { idle: 30 * minute, most: 12 * 60 * minute };

/** Channel on which every process hears that a session has ended; the payload is the person whose it was. */
export const endedChannel = 'honghuo_session_ended';

type Options = {
	database: Database;
	/** Whether this person's sessions are the short ones, by today's postings. */
	isShort: (county: string, person: string) => Promise<boolean>;
	/** Whether browsers reach us by TLS only; then the cookie is bound to this host and to TLS by its name. */
	secure: boolean;
	now?: () => Date;
};

/** Sessions kept on the server: revocable at once, in the cookie nothing but a random token. */
export class Sessions {
	readonly #database: Database;
	readonly #isShort: Options['isShort'];
	readonly #now: () => Date;
	/** Name of the cookie. */
	readonly cookie: string;
	readonly secure: boolean;

	constructor({ database, isShort, secure, now = () => new Date() }: Options) {
		this.#database = database;
		this.#isShort = isShort;
		this.#now = now;
		this.secure = secure;
		this.cookie = secure ? '__Host-honghuo' : 'honghuo';
	}

	/** Opens a session. The token goes into the cookie, `maxAge` seconds long. */
	async open(who: { account: string; county: string; person: string }, language: Language): Promise<{ token: string; maxAge: number }> {
		const now = this.#now();
		const token = newToken();
		const { db } = this.#database;
		await db.delete(session).where(or(lt(session.seenAt, before(now, longSpan.idle)), lt(session.createdAt, before(now, longSpan.most))));
		await db.insert(session).values({ token: hashOf(token), account: who.account, language, createdAt: now, seenAt: now });
		const span = (await this.#isShort(who.county, who.person)) ? shortSpan : longSpan;
		return { token, maxAge: span.most };
	}

	/** Who a Cookie header signs in, if anybody. Using a session keeps it alive. */
	/** `use: false` only looks: a server's own check of an open socket is no sign of life. */
	async fromCookieHeader(header: string | undefined, use = true): Promise<SignedIn | undefined> {
		const token = header ? parse(header, this.cookie)[this.cookie] : undefined;
		return token ? this.#read(hashOf(token), use) : undefined;
	}

	async fromToken(token: string): Promise<SignedIn | undefined> {
		return this.#read(hashOf(token), true);
	}

	async #read(key: Buffer, use: boolean): Promise<SignedIn | undefined> {
		const { db } = this.#database;
		const [row] = await db.select().from(session).innerJoin(account, eq(account.id, session.account)).where(eq(session.token, key));
		if (!row || row.account.disabledAt) return undefined;
		const { county, person, username } = row.account;
		const now = this.#now();
		const span = (await this.#isShort(county, person)) ? shortSpan : longSpan;
		if (row.session.createdAt < before(now, span.most) || row.session.seenAt < before(now, span.idle)) {
			await db.delete(session).where(eq(session.token, key));
			return undefined;
		}
		// To the minute is enough, and spares a write a request.
		if (use && row.session.seenAt < before(now, minute)) await db.update(session).set({ seenAt: now }).where(eq(session.token, key));
		return { session: key.toString('hex'), account: row.account.id, person, county, username, language: row.session.language };
	}

	/** Ends one session, and closes its sockets in every process. */
	async end(id: string): Promise<void> {
		const [ended] = await this.#database.db
			.delete(session)
			.where(eq(session.token, Buffer.from(id, 'hex')))
			.returning({ account: session.account });
		if (!ended) return;
		const [holder] = await this.#database.db.select({ person: account.person }).from(account).where(eq(account.id, ended.account));
		if (holder) await this.#database.sql.notify(endedChannel, holder.person);
	}

	/** Ends all of an account's sessions but one, and closes their sockets in every process. */
	async endAll(who: { account: string; person: string }, except?: string): Promise<void> {
		const mine = eq(session.account, who.account);
		await this.#database.db.delete(session).where(except ? and(mine, ne(session.token, Buffer.from(except, 'hex'))) : mine);
		await this.#database.sql.notify(endedChannel, who.person);
	}
}

const before = (now: Date, seconds: number): Date => new Date(now.getTime() - seconds * 1000);
