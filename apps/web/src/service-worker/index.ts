import { precache } from 'virtual:precache';
import { version } from '$app/env';
import { assets, prerendered } from '$app/manifest';
import { self } from '$app/service-worker';
import { sendKept } from './background.ts';

/**
 * Opens the app without a signal: the parts it is made of are kept when it is installed, those of the desk when they are first opened; pages fall
 * back to the shell. Records never pass through here: the replica keeps them, and nothing of the server's interface is ever answered from a cache.
 */
const CACHE = `honghuo-${version}`;
const SHELL = '/200.html';

const at = (path: string): string => (path.startsWith('/') ? path : `/${path}`);
const precached = [...new Set([SHELL, ...[...prerendered, ...assets].map(({ path }) => at(path)), ...precache.map(at)])].filter(
	(path) => path !== '/' && !path.endsWith('.map'),
);
const kept = new Set(precached);

self.addEventListener('install', (event) => {
	event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(precached)));
});

self.addEventListener('activate', (event) => {
	event.waitUntil(
		caches
			.keys()
			.then((keys) => Promise.all(keys.filter((key) => key !== CACHE).map((key) => caches.delete(key))))
			// The very first page is served from now on too: it may lose its signal before it is opened a second time.
			.then(() => self.clients.claim()),
	);
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (
		request.method !== 'GET' ||
		url.origin !== location.origin ||
		/^\/(api|socket\.io|healthz|readyz|metrics|p|b)(\/|$)/.test(url.pathname)
	)
		return;
	if (kept.has(url.pathname)) event.respondWith(keptOr(request, url.pathname));
	else if (url.pathname.startsWith('/_app/immutable/')) event.respondWith(keptOr(request, url.pathname, true));
	else if (request.mode === 'navigate') event.respondWith(keptOr(request, SHELL));
});

/** A new version waits until the page says that nothing is unsent. */
self.addEventListener('message', (event) => {
	if (event.data === 'take-over') void self.skipWaiting();
});

self.addEventListener('sync', (event) => {
	if ((event as SyncEvent).tag === 'outbox') (event as SyncEvent).waitUntil(sendKept());
});

/** Background sync, which TypeScript's library does not know yet. */
type SyncEvent = ExtendableEvent & { tag: string };

/** The kept file, else the network's, which is kept from then on when it is `lasting`. */
async function keptOr(request: Request, path: string, lasting = false): Promise<Response> {
	const cache = await caches.open(CACHE);
	const found = await cache.match(path);
	if (found) return found;
	const response = await fetch(request);
	if (lasting && response.ok) await cache.put(path, response.clone());
	return response;
}
