import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin, type Rollup } from 'vite';
import { documents } from './documents.ts';
import { noYoungerThanOldest, oldest } from './oldest-browsers.ts';

const server = process.env.HONGHUO_SERVER ?? 'http://127.0.0.1:3000';

/** Where a noun is put together: there its queries and spreadsheets are taken in. */
const slices = /\/packages\/features\/src\/\w+\/slice\.ts$/;

/** Leaves out of the browser's bundle what only apps with server loads need, and what of the nouns only the server does. */
const noServerData: Plugin = {
	name: 'no-server-data',
	enforce: 'pre',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	resolveId: (id, importer) => {
		if (id === 'devalue') return fileURLToPath(new URL('src/lib/no-server-data.ts', import.meta.url));
		const serverOnly = /^\.\/(sheets|queries|measures|finds)\.ts$/.test(id) && slices.test(importer ?? '');
		return serverOnly ? fileURLToPath(new URL('src/lib/server-only.ts', import.meta.url)) : undefined;
	},
};

/**
 * Pages of a desk, which nobody opens in an orchard, and of reading that changes once a year: they are kept on a device when they are first opened.
 * What is written in an orchard is never among them.
 */
const deskPages =
	/\/src\/routes\/(board|about\/law|\(in\)\/(people|screens|sheets|support|reports|yields|evidence|me\/(evidence|personal)|payback|varieties|experts|donations\/\[donation\]\/labels)|\(door\)\/(setup|join))\//;

/**
 * `virtual:precache`, for the service worker: the files the app needs without a signal. Everything that can be reached without going through a
 * page of the desk; found in the client's own bundle, so that nothing has to be listed by hand.
 */
function precache(): Plugin {
	let kept: string[] = [];
	return {
		name: 'precache',
		generateBundle(_options, bundle) {
			if (this.environment.name !== 'client') return;
			const seen = new Set<string>();
			const follow = (name: string): void => {
				const chunk = bundle[name];
				if (seen.has(name) || chunk?.type !== 'chunk' || chunk.moduleIds.some((id) => deskPages.test(id))) return;
				seen.add(name);
				for (const css of chunk.viteMetadata?.importedCss ?? []) seen.add(css);
				for (const next of [...chunk.imports, ...chunk.dynamicImports]) follow(next);
			};
			for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) follow(name);
			kept = [...seen].sort();
		},
		resolveId: (id) => (id === 'virtual:precache' ? '\0precache' : undefined),
		load: (id) => (id === '\0precache' ? `export const precache = ${JSON.stringify(kept)};` : undefined),
	};
}

/** Stylesheets are called by six letters of their content alone, as scripts are: the first screen knows the names of ninety, and two never meet in 64⁶. */
const shortNames: Plugin = {
	name: 'short-names',
	applyToEnvironment: ({ name }) => name === 'client',
	outputOptions: (output) =>
		typeof output.assetFileNames === 'string'
			? { ...output, assetFileNames: output.assetFileNames.replace('[name].[hash]', '[hash:6]') }
			: output,
};

/** Page and frames of the first screen. */
const firstRoots = ['+layout.svelte', '(in)/+layout.svelte', '(in)/today/+page.svelte'];
let first: Set<string> | undefined;

/**
 * What the first phone screen imports comes in one file, and nothing else does: forty small files cost a tenth more, and what only forms and
 * sheets need is for later. Kit splits itself, for its parts must run in its order.
 */
function firstScreen(id: string, graph: Pick<Rollup.PluginContext, 'getModuleInfo'>): string | null {
	if (!first) {
		const seen = new Set<string>();
		const follow = (from: string): void => {
			if (seen.has(from) || /@sveltejs\/kit|\$app|__sveltekit|node_modules\/(svelte|esm-env|clsx)\/|\/lucide\.mjs$/.test(from)) return;
			seen.add(from);
			for (const to of graph.getModuleInfo(from)?.importedIds ?? []) follow(to);
		};
		for (const root of firstRoots) follow(fileURLToPath(new URL(`src/routes/${root}`, import.meta.url)));
		first = seen;
	}
	return first.has(id) ? 'first' : null;
}

export default defineConfig({
	plugins: [
		noServerData,
		documents,
		precache(),
		shortNames,
		noYoungerThanOldest(),
		sveltekit({
			adapter: adapter({ fallback: '200.html', precompress: true }),
			// The only inline script is Kit's own start; its hash goes into a meta tag, for the server allows no inline script at all.
			csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
			prerender: { crawl: false, entries: ['/today', '/log', '/sign-in'], handleUnseenRoutes: 'ignore' },
			version: { pollInterval: 0 },
		}),
	],
	build: {
		target: oldest,
		// Which files a later part needs besides its own is not told to the first screen, but for their styles: hundreds of names would be a part of it.
		modulePreload: { resolveDependencies: (_file, needed) => needed.filter((name) => name.endsWith('.css')) },
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{ debugName: 'first screen', name: firstScreen },
						{ name: 'icons', test: /\/lucide\/dist\/esm\/icons\// },
					],
				},
			},
		},
	},
	server: { proxy: { '/api': server, '^/[a-z]/': server, '/socket.io': { target: server, ws: true } } },
});
