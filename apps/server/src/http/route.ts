import type { Actor } from '@honghuo/core/actor.ts';
import type { Language, Sentence } from '@honghuo/core/refusal.ts';
import type { Context } from 'hono';
import type * as v from 'valibot';
import type { SignedIn } from '../auth/sessions.ts';
import type { ErrorCode } from './errors.ts';
import type { Services } from './services.ts';

declare module 'hono' {
	interface ContextVariableMap {
		/** Pattern of the route that answers, for logs and metrics. */
		route: string;
	}
}

/** Who may ask: anybody, whoever is signed in, or those who look after people. */
export type Access = 'public' | 'signed_in' | 'staff';

/** A request that has passed its gates: the body and query by their schemas, the person with today's rights. */
export type Asked<A extends Access, B, Q> = {
	c: Context;
	services: Services;
	language: Language;
	/** What guessing and flooding are counted by. */
	from: string;
	body: B;
	query: Q;
	/** The body as it came, of a route that takes `raw`. */
	raw: Uint8Array;
	param: (name: string) => string;
} & (A extends 'public' ? { who: SignedIn | undefined; actor: Actor | undefined } : { who: SignedIn; actor: Actor });

/** An answer that is no plain error: its status, what it is, its shape where it is JSON. */
export type AnswerShape = { status: 200 | 201 | 204 | 303 | 304 | 422; about: Sentence; schema?: v.GenericSchema; type?: string };

/** One address and method. The API's documentation, its gates and its answers come from this one description. */
export type Route<A extends Access = Access, B = unknown, Q = unknown> = {
	method: 'get' | 'post' | 'patch';
	/** `:name` marks a parameter. */
	path: string;
	about: Sentence;
	access: A;
	body?: v.GenericSchema<unknown, B>;
	query?: v.GenericSchema<unknown, Q>;
	/** Takes bytes instead of JSON, at most so many. */
	raw?: number;
	/** What those bytes are; `application/octet-stream` when left out. */
	rawType?: string;
	answers: readonly AnswerShape[];
	/** Codes besides those that follow from `access` and `body`. */
	errors?: readonly ErrorCode[];
	handle: (asked: Asked<A, B, Q>) => Promise<Response> | Response;
};

/** What the bytes of a route that takes some must be declared as. */
export const rawTypeOf = ({ rawType = 'application/octet-stream' }: Pick<Route, 'rawType'>): string => rawType;

/** Types a route by its schemas and forgets the types again, so that all routes fit one list. */
export const route = <A extends Access, B = undefined, Q = undefined>(definition: Route<A, B, Q>): Route => definition as unknown as Route;

/** Codes every route with this access and body can answer with. */
export function errorsOf({ access, body, query, raw, errors = [] }: Route): ErrorCode[] {
	return [
		...(raw === undefined ? [] : (['body_too_large', 'media_type', 'origin_foreign'] as const)),
		...(body
			? (['input_invalid', 'json_invalid', 'body_too_large', 'media_type', 'origin_foreign'] as const)
			: query
				? (['input_invalid'] as const)
				: []),
		...(access === 'public' ? [] : (['session_missing'] as const)),
		...(access === 'staff' ? (['not_permitted'] as const) : []),
		...errors,
		'too_many_requests',
	];
}
