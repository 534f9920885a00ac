import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { apiMarkdown } from './docs.ts';
import { routes } from './routes.ts';

/** Writes docs/api.md from the code: `node apps/server/src/http/make-docs.ts` after a route, command or message has changed. */
writeFileSync(fileURLToPath(new URL('../../../../docs/api.md', import.meta.url)), apiMarkdown(routes));
