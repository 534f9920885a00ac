import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { ApiError } from './errors.ts';

/** Shell for every page without a prerendered file of its own. */
const fallback = '200.html';

/** Serves the built pages: hashed files for ever, pages fresh each time, precompressed where the build has done so; addresses of the app get its shell. */
export function servePages(app: Hono, webRoot: string): void {
	app.on(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], '*', (c) => {
		c.header('Allow', 'GET, HEAD');
		throw new ApiError('method_not_allowed');
	});
	if (!existsSync(join(webRoot, fallback))) {
		app.get('*', (c) =>
			c.text(
				'页面还没有构建。用 npm start 启动，它会先构建。\nThe pages are not built yet. Start with npm start, which builds them first.\n',
				503,
			),
		);
		return;
	}
	const files = { root: webRoot, precompressed: true };
	app.get('*', async (c, next) => {
		await next();
		if (c.res.ok) c.header('Cache-Control', cachingOf(c.req.path));
	});
	app.get('*', serveStatic(files));
	// A missing part of an old build must not be answered with a page: the browser would run it as a script.
	app.get('/_app/*', () => {
		throw new ApiError('not_found');
	});
	app.get('*', serveStatic({ ...files, rewriteRequestPath: (path) => `${path.replace(/\/$/, '')}.html` }));
	const shell = serveStatic({ ...files, path: fallback });
	app.get('*', (c, next) => {
		if (/\.\w+$/.test(c.req.path)) throw new ApiError('not_found');
		return shell(c, next);
	});
}

const cachingOf = (path: string): string => {
	if (path.startsWith('/_app/immutable/')) return 'public, max-age=31536000, immutable';
	return /\.(png|svg|ico|webp|woff2)$/.test(path) ? 'public, max-age=86400' : 'no-cache';
};
