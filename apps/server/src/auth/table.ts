import { bytea, index, snakeCase, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

/*
 * Accounts belong to the installation, not to a county, so their keys do not start with one: whoever signs in names a username, and only the
 * account tells which county they belong to. Distributed by county (DESIGN.md §5), these small tables stay whole on the coordinating database.
 */

const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' });

/** A username and password for one person of one county. */
export const account = snakeCase.table(
	'account',
	{
		id: uuid().primaryKey(),
		county: text().notNull(),
		person: uuid().notNull(),
		/** As its owner writes it. */
		username: text().notNull(),
		/** As it is compared: NFKC, lower case. */
		usernameKey: text().notNull().unique(),
		/** `scrypt$ln=…,r=…,p=…$salt$hash`. */
		password: text().notNull(),
		createdAt: instant().notNull(),
		disabledAt: instant(),
	},
	(t) => [unique().on(t.county, t.person)],
);

/** A signed-in browser. The cookie's token is never stored, only its SHA-256. */
export const session = snakeCase.table(
	'session',
	{
		token: bytea().primaryKey(),
		account: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		/** Language of the refusals sent over this session's socket. */
		language: text({ enum: ['zh-CN', 'en'] }).notNull(),
		createdAt: instant().notNull(),
		seenAt: instant().notNull(),
	},
	(t) => [index().on(t.account)],
);

/** A link that lets one entered person choose a username and password. */
export const invitation = snakeCase.table(
	'invitation',
	{
		code: bytea().primaryKey(),
		county: text().notNull(),
		person: uuid().notNull(),
		invitedBy: uuid().notNull(),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		usedAt: instant(),
	},
	(t) => [index().on(t.county, t.person)],
);

/** A read-only link for a board on a wall. The token is never stored, only its SHA-256; name and dates are those of its viewer's posting. */
export const screenLink = snakeCase.table(
	'screen_link',
	{
		token: bytea().primaryKey(),
		id: uuid().notNull().unique(),
		county: text().notNull(),
		person: uuid().notNull(),
		posting: uuid().notNull(),
		madeBy: uuid().notNull(),
		madeAt: instant().notNull(),
		seenAt: instant(),
		revokedAt: instant(),
	},
	(t) => [index().on(t.county)],
);

/** One-time codes printed on the terminal while no county is set up; hashed. Each process that starts prints its own. */
export const setupCode = snakeCase.table('setup_code', {
	code: bytea().primaryKey(),
	createdAt: instant().notNull(),
	expiresAt: instant().notNull(),
	usedAt: instant(),
});
