import type { Route } from './route.ts';
import { docsRoutes } from './routes/docs.ts';
import { fileRoutes } from './routes/files.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { peopleRoutes } from './routes/people.ts';
import { publicRoutes } from './routes/public.ts';
import { reportRoutes } from './routes/reports.ts';
import { sessionRoutes } from './routes/session.ts';
import { setupRoutes } from './routes/setup.ts';
import { sheetRoutes } from './routes/sheets.ts';
import { summaryRoutes } from './routes/summary.ts';
import { systemRoutes } from './routes/system.ts';

/** Every HTTP route of the server, in the order the documentation lists them. */
export const routes: readonly Route[] = [
	...setupRoutes,
	...sessionRoutes,
	...peopleRoutes,
	// Before the ledger's, whose figures go by any name.
	...summaryRoutes,
	...ledgerRoutes,
	...fileRoutes,
	...sheetRoutes,
	...reportRoutes,
	...publicRoutes,
	...docsRoutes(() => routes),
	...systemRoutes,
];
