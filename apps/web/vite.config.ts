import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

const server = process.env.HONGHUO_SERVER ?? 'http://127.0.0.1:3000';

export default defineConfig({
	plugins: [
		sveltekit({
			adapter: adapter({ fallback: '200.html', precompress: true }),
			// The only inline script is Kit's own start; its hash goes into a meta tag, for the server allows no inline script at all.
			csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
			prerender: { crawl: false, entries: ['/', '/today', '/log', '/sign-in'], handleUnseenRoutes: 'ignore' },
			version: { pollInterval: 0 },
		}),
	],
	server: { proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
});
