import { faultOf } from '@honghuo/core/fault.ts';
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { isStaff } from '../auth/people.ts';
import { addressOf, languageOf, networkOf } from './caller.ts';
import { ApiError, fieldError } from './errors.ts';
import { type Asked, type Route, rawTypeOf } from './route.ts';
import type { Services } from './services.ts';
import { acceptable, strictJson } from './strict-json.ts';

/** Puts the routes on the app, each behind its gates; any other method on one of their addresses gets 405 with Allow. */
export function register(app: Hono, routes: readonly Route[], services: Services): void {
	const methods = new Map<string, string[]>();
	for (const route of routes) {
		app.on(route.method.toUpperCase(), route.path, async (c) => {
			c.set('route', route.path);
			return route.handle(await admit(c, route, services));
		});
		methods.set(route.path, [...(methods.get(route.path) ?? []), route.method.toUpperCase()]);
	}
	for (const [path, known] of methods) {
		app.all(path, (c) => {
			c.set('route', path);
			c.header('Allow', (known.includes('GET') ? [...known, 'HEAD'] : known).join(', '));
			throw new ApiError('method_not_allowed');
		});
	}
}

/** The gates in order: who asks, how often, whether they may, and only then what they sent. */
async function admit(c: Context, route: Route, services: Services): Promise<Asked<'public', unknown, unknown>> {
	const { sessions, journal, tries, trustProxy } = services;
	const from = networkOf(addressOf(c, trustProxy));
	const who = await sessions.fromCookieHeader(c.req.header('cookie'));
	await tries.count(from, who?.person);
	if (!who && route.access !== 'public') throw new ApiError('session_missing');
	const actor = who && (await journal.actorOf(who.county, who.person));
	if (route.access === 'staff' && !(actor && isStaff(actor))) throw new ApiError('not_permitted');
	const body = route.body ? valid(route.body, await readBody(c)) : undefined;
	const raw = route.raw === undefined ? new Uint8Array() : await readRaw(c, route.raw, rawTypeOf(route));
	const query = route.query ? valid(route.query, queryOf(c)) : undefined;
	return { c, services, language: languageOf(c), from, who, actor, body, query, raw, param: (name) => c.req.param(name) ?? '' };
}

async function readBody(c: Context): Promise<unknown> {
	const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
	const encoding = c.req.header('content-encoding') ?? 'identity';
	if (type !== 'application/json' || encoding !== 'identity') throw new ApiError('media_type', { type: 'application/json' });
	const parsed = strictJson(new Uint8Array(await c.req.arrayBuffer()));
	if (!parsed) throw new ApiError('json_invalid');
	return parsed.value;
}

async function readRaw(c: Context, most: number, type: string): Promise<Uint8Array> {
	const encoding = c.req.header('content-encoding') ?? 'identity';
	if (c.req.header('content-type') !== type || encoding !== 'identity') throw new ApiError('media_type', { type });
	const bytes = new Uint8Array(await c.req.arrayBuffer());
	if (bytes.length > most) throw new ApiError('body_too_large');
	return bytes;
}

/** Parameters given once are strings, those given again lists. */
function queryOf(c: Context): unknown {
	const query = Object.fromEntries(Object.entries(c.req.queries()).map(([key, values]) => [key, values.length === 1 ? values[0] : values]));
	if (!acceptable(query)) throw new ApiError('input_invalid', { field: 'query' });
	return query;
}

function valid<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
	const parsed = v.safeParse(schema, value);
	if (parsed.success) return parsed.output;
	throw fieldError(faultOf(parsed.issues[0]));
}
