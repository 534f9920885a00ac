import { defineConfig } from 'drizzle-kit';

/** One schema from all tables: the features' nouns and the server's own ledger and accounts. Paths are relative to the repository's root. */
export default defineConfig({
	dialect: 'postgresql',
	schema: ['./packages/features/src/*/table.ts', './apps/server/src/*/table.ts'],
	out: './drizzle/migrations',
});
