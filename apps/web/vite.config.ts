import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

const server = process.env.HONGHUO_SERVER ?? 'http://127.0.0.1:3000';

/** Leaves out of the browser's bundle what only apps with server loads need. */
const noServerData: Plugin = {
	name: 'no-server-data',
	enforce: 'pre',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	resolveId: (id) => (id === 'devalue' ? fileURLToPath(new URL('src/lib/no-server-data.ts', import.meta.url)) : undefined),
};

export default defineConfig({
	plugins: [
		noServerData,
		sveltekit({
			adapter: adapter({ fallback: '200.html', precompress: true }),
			// The only inline script is Kit's own start; its hash goes into a meta tag, for the server allows no inline script at all.
			csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
			prerender: { crawl: false, entries: ['/today', '/log', '/sign-in'], handleUnseenRoutes: 'ignore' },
			version: { pollInterval: 0 },
		}),
	],
	build: {
		rolldownOptions: {
			output: {
				// What nearly every page needs comes in few files: forty small ones cost a tenth more. Kit splits itself, for its parts must run in
				// its order; forms and sheets are not for the first screen.
				codeSplitting: {
					groups: [
						{ name: 'svelte', test: /node_modules\/(svelte|esm-env|clsx)\// },
						{
							name: 'base',
							minShareCount: 4,
							test: (id) =>
								!/@sveltejs\/kit|\$app|__sveltekit|ui\/src\/(Field|Stepper|Tile|Sheet|QrCode)\.svelte/.test(id) &&
								// Of nouns that are not on the first screen only the model, which holds their rows.
								!/features\/src\/(?!village|orchard|work)\w+\/(?!model)/.test(id),
						},
					],
				},
			},
		},
	},
	server: { proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
});
