import { readFileSync, writeFileSync } from 'node:fs';
import { apiMarkdown } from './docs.ts';
import { routes } from './routes.ts';

const page = new URL('../../../../docs/api.md', import.meta.url);

/** Whether docs/api.md is what the code would write today. */
export const isFresh = (): boolean => readFileSync(page, 'utf8') === apiMarkdown(routes);

/** `node apps/server/src/http/write-api-docs.ts` writes docs/api.md after a route, command or message has changed; `--check` only looks. */
if (import.meta.main) {
	if (!process.argv.includes('--check')) writeFileSync(page, apiMarkdown(routes));
	else if (!isFresh()) {
		console.error('  docs/api.md is stale: node apps/server/src/http/write-api-docs.ts');
		process.exitCode = 1;
	}
}
