import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { languageOf, originAllowed } from './caller.ts';
import { makeCsp } from './csp.ts';
import { ApiError, codeOfDatabaseError, type ErrorCode, errorBody, httpErrors } from './errors.ts';
import { servePages } from './pages.ts';
import { register } from './register.ts';
import { routes } from './routes.ts';
import type { Services } from './services.ts';

/** Largest body, in bytes. */
const largestBody = 1_048_576;
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The HTTP side of the server: the routes behind their gates, the built pages, and one way to answer errors. */
export function createApp(services: Services): Hono {
	const { publicUrls, sessions, webRoot } = services;
	const app = new Hono();
	const csp = makeCsp(webRoot);
	const tls = sessions.secure;

	app.use(requestId());
	app.use(observe(services));
	app.use(
		secureHeaders({
			xFrameOptions: 'DENY',
			referrerPolicy: 'same-origin',
			strictTransportSecurity: tls ? 'max-age=31536000' : false,
			// Browsers ignore these two over plain HTTP, and complain.
			crossOriginOpenerPolicy: tls,
			originAgentCluster: tls,
			permissionsPolicy: { camera: ['self'], geolocation: ['self'], microphone: ['self'], payment: [], usb: [] },
		}),
	);
	app.use(async (c, next) => {
		c.header('Content-Security-Policy', csp(c.req.header('host')));
		if (c.req.path.startsWith('/api/')) c.header('Cache-Control', 'no-store');
		if (!safe.has(c.req.method)) refuseForeign(c, publicUrls);
		await next();
	});
	app.use(
		bodyLimit({
			maxSize: largestBody,
			onError: () => {
				throw new ApiError('body_too_large');
			},
		}),
	);
	app.use('/api/*', compress());

	register(app, routes, services);
	app.all('/api/*', () => {
		throw new ApiError('not_found');
	});
	servePages(app, webRoot);

	app.onError((error, c) => {
		const code = error instanceof ApiError ? error.code : (codeOfDatabaseError(error) ?? 'server_error');
		if (!(error instanceof ApiError)) services.log.error({ err: error, request: c.get('requestId') }, 'request failed');
		return answerError(c, code, error instanceof ApiError ? error : undefined);
	});
	app.notFound((c) => answerError(c, 'not_found'));
	return app;
}

function answerError(c: Context, code: ErrorCode, error?: ApiError): Response {
	const details = code === 'server_error' ? { request: String(c.get('requestId')) } : error?.details;
	// The rest of the body is not read, so the connection cannot be used again.
	if (code === 'body_too_large') c.header('Connection', 'close');
	if (error?.retryAfter !== undefined) c.header('Retry-After', String(error.retryAfter));
	c.header('Cache-Control', 'no-store');
	return c.json(errorBody(code, languageOf(c), details, error?.wrong), httpErrors[code].status);
}

/** Pages of other sites must not act in a signed-in browser's name: by Origin; where a browser sends none, by Sec-Fetch-Site. */
function refuseForeign(c: Context, publicUrls: readonly string[]): void {
	const origin = c.req.header('origin');
	const site = c.req.header('sec-fetch-site') ?? 'none';
	const foreign =
		origin === undefined ? site !== 'none' && site !== 'same-origin' : !originAllowed(publicUrls, origin, c.req.header('host'));
	if (foreign) throw new ApiError('origin_foreign');
}

/** Times every request by its route's pattern; refusals are logged, and everything at debug. No address, name or body is written. */
const observe =
	({ metrics, log }: Services) =>
	async (c: Context, next: () => Promise<void>): Promise<void> => {
		const start = performance.now();
		await next();
		const seconds = (performance.now() - start) / 1000;
		const route = c.get('route') ?? 'page';
		const { status } = c.res;
		metrics.observe(c.req.method, route, status, seconds);
		const fields = { request: c.get('requestId') as string, method: c.req.method, route, status, ms: Math.round(seconds * 1000) };
		log[status >= 500 ? 'error' : status >= 400 && status !== 404 ? 'info' : 'debug'](fields, 'request');
	};
