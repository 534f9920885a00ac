import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Weighs the JavaScript of the first phone screen: what the prerendered 今日 loads, the socket's chunk included, gzipped file by file.
 * `node apps/web/first-screen.ts` after a build; exit code 1 above the budget of 70 kB (UX.md §4).
 */
const BUDGET = 70_000;
const build = join(import.meta.dirname, 'build');
if (!existsSync(join(build, 'today.html'))) throw new Error('Build first: npx vite build in apps/web.');

const page = readFileSync(join(build, 'today.html'), 'utf8');
const loaded = new Set([...page.matchAll(/href="\.\/(_app\/immutable\/[^"]+\.js)"/g)].flatMap(([, path]) => path ?? []));
const chunks = readdirSync(join(build, '_app/immutable/chunks')).filter((name) => name.endsWith('.js'));
const socket = chunks.find((name) => readFileSync(join(build, '_app/immutable/chunks', name), 'utf8').includes('connect_error'));
if (!socket) throw new Error('The chunk of the socket was not found.');
loaded.add(`_app/immutable/chunks/${socket}`);

const weights = [...loaded]
	.map((path) => ({ path, bytes: gzipSync(readFileSync(join(build, path)), { level: 9 }).length }))
	.sort((a, b) => b.bytes - a.bytes);
const total = weights.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { path, bytes } of weights.slice(0, 8)) console.log(`${String(bytes).padStart(7)}  ${path}`);
console.log(`${String(total).padStart(7)}  bytes gzipped in ${weights.length} files; budget ${BUDGET}`);
process.exitCode = total > BUDGET ? 1 : 0;
