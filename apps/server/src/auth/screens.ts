import { type Actor, inForce } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import { and, desc, eq, isNull, lt, or } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import type { Database } from '../database/connect.ts';
import { ApiError } from '../http/errors.ts';
import { hashOf, newToken } from './secret.ts';
import { endedChannel } from './sessions.ts';
import { screenLink } from './table.ts';

const minute = 60_000;

/** Whether this is a screen and nobody else: posted as a viewer today, and as nothing besides. A link never opens more than that. */
export function isScreen(actor: Actor): boolean {
	const today = inForce(actor, localDate(new Date()));
	return today.length > 0 && today.every(({ role }) => role === 'viewer');
}

export type ScreenLink = Omit<typeof screenLink.$inferSelect, 'token'>;

/** Read-only links for boards on a wall: whoever has one sees what a viewer sees, until the viewer's posting ends or the link is revoked. */
export class Screens {
	readonly #database: Database;
	readonly #actorOf: (county: string, person: string) => Promise<Actor>;
	readonly #now: () => Date;

	constructor(database: Database, actorOf: (county: string, person: string) => Promise<Actor>, now: () => Date = () => new Date()) {
		this.#database = database;
		this.#actorOf = actorOf;
		this.#now = now;
	}

	/** Makes a link for an entered viewer. Only the token's hash is kept, so it is shown this once. */
	async make(who: { county: string; person: string; posting: string; madeBy: string }): Promise<{ id: string; token: string }> {
		const [id, token] = [uuid(), newToken()];
		await this.#database.db.insert(screenLink).values({ ...who, id, token: hashOf(token), madeAt: this.#now() });
		return { id, token };
	}

	/** The county's links, newest first. */
	async list(county: string): Promise<ScreenLink[]> {
		return this.#database.db.select().from(screenLink).where(eq(screenLink.county, county)).orderBy(desc(screenLink.madeAt));
	}

	/** Ends a link: its screens lose their rows' source at once, in every process. Undefined when there is no such link. */
	async revoke(county: string, id: string): Promise<ScreenLink | undefined> {
		const [row] = await this.#database.db
			.update(screenLink)
			.set({ revokedAt: this.#now() })
			.where(and(eq(screenLink.county, county), eq(screenLink.id, id), isNull(screenLink.revokedAt)))
			.returning();
		if (row) await this.#database.sql.notify(endedChannel, row.person);
		return row;
	}

	/** Whose link this is. Throws ApiError `screen_unknown`, also for one that has been revoked or is over. */
	async open(token: string): Promise<{ county: string; person: string }> {
		const found = await this.read(hashOf(token), true);
		if (!found) throw new ApiError('screen_unknown');
		return found;
	}

	/** The link's viewer, if it still opens. `use` notes that a screen was there, to the minute. */
	async read(token: Buffer, use: boolean): Promise<{ county: string; person: string } | undefined> {
		const { db } = this.#database;
		const [row] = await db
			.select()
			.from(screenLink)
			.where(and(eq(screenLink.token, token), isNull(screenLink.revokedAt)));
		if (!row || !isScreen(await this.#actorOf(row.county, row.person))) return undefined;
		const now = this.#now();
		const stale = or(isNull(screenLink.seenAt), lt(screenLink.seenAt, new Date(now.getTime() - minute)));
		if (use)
			await db
				.update(screenLink)
				.set({ seenAt: now })
				.where(and(eq(screenLink.token, token), stale));
		return { county: row.county, person: row.person };
	}
}
