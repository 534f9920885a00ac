import type { Envelope, Result } from '@honghuo/core/command.ts';
import type { Entry } from '@honghuo/core/entry.ts';
import type { Snapshot } from './county-copy.ts';
import type { Reach } from './store.ts';
import { type CatchUp, NoAnswer, PAGE } from './transport.ts';

/** Ends a request after so many milliseconds, also where browsers do not do so themselves (Chrome before 103). */
export function within(ms: number): AbortSignal {
	if (AbortSignal.timeout) return AbortSignal.timeout(ms);
	const late = new AbortController();
	setTimeout(() => late.abort(), ms);
	return late.signal;
}

/** How HTTP is reached. `headers` lets a test in Node bring its session cookie; a browser does so by itself. */
export type HttpParts = {
	origin: string;
	county: string;
	language: () => string;
	/** Whether the person asked for their own villages alone (省流量). */
	own?: () => boolean;
	headers?: Record<string, string>;
	fetch?: typeof fetch;
};

/**
 * One request to our server, answered as `T`. Rejects with `NoAnswer` for anything but an explicit answer: a page of a hotel's gateway with
 * status 200 is no answer, and neither is a proxy's 502.
 */
export async function ask<T>(parts: Omit<HttpParts, 'county'>, method: string, path: string, body?: unknown): Promise<T> {
	let response: Response;
	try {
		response = await (parts.fetch ?? fetch)(`${parts.origin}${path}`, {
			method,
			headers: {
				accept: 'application/json',
				'accept-language': parts.language(),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...parts.headers,
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
			credentials: 'same-origin',
			signal: within(30_000),
		});
	} catch {
		throw new NoAnswer('unreachable', 'unreachable', 'No way to the server.');
	}
	if (response.status === 204) return undefined as T;
	const answer: unknown = (response.headers.get('content-type') ?? '').includes('json')
		? await response.json().catch(() => undefined)
		: undefined;
	// 422 with results: every command was refused, and that is an answer.
	const settled = response.ok || (response.status === 422 && typeof answer === 'object' && answer !== null && 'results' in answer);
	if (settled && answer !== undefined) return answer as T;
	const error = (answer as { error?: { code: string; message: string } } | undefined)?.error;
	if (!error?.code) throw new NoAnswer('unreachable', 'no_answer', `Not an answer of the server (${response.status}).`);
	const wait = Number(response.headers.get('retry-after')) * 1000 || undefined;
	const reason = response.status === 401 ? 'session' : response.status === 429 || response.status >= 500 ? 'busy' : 'refused';
	throw new NoAnswer(reason, error.code, error.message, wait);
}

/** An answer in the form it must have. A gateway that answers everything with its own JSON, or with nothing at all, has not answered. */
async function shaped<T>(answer: Promise<T>, fits: (answer: Partial<T>) => boolean): Promise<T> {
	const given = await answer;
	if (typeof given === 'object' && given !== null && fits(given)) return given;
	throw new NoAnswer('unreachable', 'no_answer', 'Not an answer of the server.');
}

/** Rows whose history is asked for at once: their ids fit an address. */
const ROWS = 50;

/** The part of the transport that goes by HTTP: snapshot and history always, commands and catch-up when no socket is live. */
export function httpTransport(parts: HttpParts) {
	const journal = (query: string) =>
		shaped(
			ask<CatchUp>(parts, 'GET', `/api/v1/journal?county=${parts.county}&${query}`),
			({ version, entries, snapshot }) => Number.isInteger(version) && (snapshot === true || Array.isArray(entries)),
		);
	return {
		commands: async (commands: readonly Envelope[]): Promise<Result[]> => {
			const answer = ask<{ results: Result[] }>(parts, 'POST', '/api/v1/commands', { commands });
			return (await shaped(answer, ({ results }) => Array.isArray(results))).results;
		},
		catchUp: (after: number): Promise<CatchUp> => journal(`after=${after}&limit=${PAGE}${parts.own?.() ? '&own=1' : ''}`),
		snapshot: (reach: Reach, only = false): Promise<Snapshot> => {
			const villages = reach === 'all' ? '' : reach.length === 0 ? '&whole=1' : reach.map((village) => `&village=${village}`).join('');
			return shaped(
				ask<Snapshot>(parts, 'GET', `/api/v1/snapshot?county=${parts.county}${villages}${only ? '&only=1' : ''}`),
				({ version, tables }) => Number.isInteger(version) && typeof tables === 'object' && tables !== null,
			);
		},
		recent: async (limit: number): Promise<Entry[]> => (await journal(`limit=${limit}`)).entries,
		/** The entries that changed any of these rows: of one, the record's history. */
		history: async (rows: readonly string[]): Promise<Entry[]> => {
			const entries: Entry[] = [];
			for (let from = 0; from < rows.length; from += ROWS) {
				const some = rows.slice(from, from + ROWS);
				const page = await journal(some.map((row) => `row=${row}`).join('&'));
				entries.push(...page.entries);
			}
			return entries;
		},
	};
}
