import type { Accounts } from '../auth/accounts.ts';
import type { Invitations } from '../auth/invitations.ts';
import type { Screens } from '../auth/screens.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { Database } from '../database/connect.ts';
import type { Files } from '../files/files.ts';
import type { Journal } from '../journal/journal.ts';
import type { Archivist } from '../papers/archivist.ts';
import type { Keeper } from '../papers/keeper.ts';
import type { Papers } from '../papers/papers.ts';
import type { PersonalData } from '../privacy/personal-data.ts';
import type { Summary } from '../summary/summary.ts';
import type { Metrics } from './metrics.ts';
import type { TryLimits } from './try-limits.ts';

/** Where the server reports to; pino fits. */
export type Log = Record<'debug' | 'info' | 'warn' | 'error', (fields: object, message: string) => void>;

/** What the HTTP side works with; made once, in the composition root. */
export type Services = {
	database: Database;
	journal: Journal;
	summary: Summary;
	files: Files;
	papers: Papers;
	keeper: Keeper;
	archivist: Archivist;
	personal: PersonalData;
	accounts: Accounts;
	sessions: Sessions;
	screens: Screens;
	invitations: Invitations;
	tries: TryLimits;
	metrics: Metrics;
	log: Log;
	publicUrls: readonly string[];
	trustProxy: number;
	metricsToken: string | undefined;
	/** Absolute folder of the built pages. */
	webRoot: string;
};
