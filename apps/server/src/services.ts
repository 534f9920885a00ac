import { fileURLToPath } from 'node:url';
import { Accounts } from './auth/accounts.ts';
import { Invitations } from './auth/invitations.ts';
import { hasShortSessions, mayLookAfter } from './auth/people.ts';
import { Screens } from './auth/screens.ts';
import { Sessions } from './auth/sessions.ts';
import type { Database } from './database/connect.ts';
import type { Settings } from './env.ts';
import { Files } from './files/files.ts';
import type { FileStore } from './files/store.ts';
import { makeMetrics } from './http/metrics.ts';
import type { Log, Services } from './http/services.ts';
import { TryLimits } from './http/try-limits.ts';
import { Journal } from './journal/journal.ts';
import { Archivist } from './papers/archivist.ts';
import { Keeper } from './papers/keeper.ts';
import { Papers } from './papers/papers.ts';
import { PersonalData } from './privacy/personal-data.ts';
import { Summary } from './summary/summary.ts';

/** Folder of the built pages. */
const builtPages = fileURLToPath(new URL('../../web/build', import.meta.url));

/** Put together what both the server and the tests work with. `limits: false` lifts the limits on guessing and flooding, for tests alone. */
export function makeServices(
	database: Database,
	store: FileStore,
	log: Log,
	{ publicUrls, trustProxy, metricsToken }: Pick<Settings, 'publicUrls' | 'trustProxy' | 'metricsToken'>,
	options: { limits?: boolean; webRoot?: string; now?: () => Date; sockets?: () => number } = {},
): Services {
	const { now = () => new Date() } = options;
	const journal = new Journal(database.sql, (error) => log.error({ err: error }, 'journal feed'));
	const summary = new Summary({ sql: database.sql, version: (county) => journal.version(county), now });
	const papers = new Papers({
		sql: database.sql,
		summary,
		version: (county) => journal.version(county),
		entryFor: (scope, one) => journal.entryFor(scope, one),
		now,
	});
	const screens = new Screens(database, (county, person) => journal.actorOf(county, person), now);
	const sessions = new Sessions({
		database,
		isShort: async (county, person) => hasShortSessions(await journal.actorOf(county, person)),
		screen: (token, use) => screens.read(token, use),
		secure: publicUrls.length > 0 && publicUrls.every((url) => url.startsWith('https:')),
		now,
	});
	const accounts = new Accounts(database.db, sessions);
	const files = new Files({ database, journal, store, failed: (error) => log.error({ err: error }, 'files') });
	files.follow();
	return {
		database,
		journal,
		summary,
		papers,
		keeper: new Keeper({ journal, papers, sql: database.sql, failed: (error) => log.error({ err: error }, 'keeping a report') }),
		archivist: new Archivist({ journal, papers, sql: database.sql, failed: (error) => log.error({ err: error }, 'archiving'), now }),
		files,
		personal: new PersonalData({ sql: database.sql, journal, accounts }),
		sessions,
		screens,
		accounts,
		invitations: new Invitations(
			database.db,
			accounts,
			async (county, inviter, person) => {
				const account = await accounts.ofPerson(county, inviter);
				return account !== undefined && account.disabledAt === null && mayLookAfter(journal, county, inviter, person);
			},
			now,
		),
		tries: new TryLimits(options.limits === false),
		metrics: makeMetrics({ waiting: () => journal.waiting, sockets: options.sockets ?? (() => 0) }),
		log,
		publicUrls,
		trustProxy,
		metricsToken,
		webRoot: options.webRoot ?? builtPages,
	};
}
