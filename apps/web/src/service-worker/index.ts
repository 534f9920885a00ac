import { version } from '$app/env';
import { assets, immutable, prerendered } from '$app/manifest';
import { self } from '$app/service-worker';

/**
 * Opens the app without a signal: the parts it is made of are kept when it is installed, pages fall back to the shell. Records never pass
 * through here: the replica keeps them, and nothing of the server's interface is ever answered from a cache.
 */
const CACHE = `honghuo-${version}`;
const SHELL = '/200.html';

const at = ({ path }: { path: string }): string => (path.startsWith('/') ? path : `/${path}`);
const precached = [...new Set([SHELL, ...prerendered.map(at), ...assets.map(at), ...immutable.map(at)])].filter(
	(path) => path !== '/' && !path.endsWith('.map'),
);
const kept = new Set(precached);

self.addEventListener('install', (event) => {
	event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(precached)));
});

self.addEventListener('activate', (event) => {
	event.waitUntil(caches.keys().then((keys) => Promise.all(keys.filter((key) => key !== CACHE).map((key) => caches.delete(key)))));
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== location.origin || /^\/(api|socket\.io|healthz|readyz|metrics)(\/|$)/.test(url.pathname))
		return;
	if (kept.has(url.pathname)) event.respondWith(keptOr(request, url.pathname));
	else if (request.mode === 'navigate') event.respondWith(keptOr(request, SHELL));
});

/** The kept file, else the network's. */
async function keptOr(request: Request, path: string): Promise<Response> {
	const cache = await caches.open(CACHE);
	return (await cache.match(path)) ?? fetch(request);
}
