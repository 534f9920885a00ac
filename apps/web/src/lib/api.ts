import type { Role } from '@honghuo/core/actor.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import { ask } from './replica/http.ts';

/** The signed-in person, as `GET /api/v1/me` says. Days are `YYYY-MM-DD`. */
export type Me = {
	person: { id: string; name: string; username: string };
	county: { code: string; name: string };
	counties: { code: string; name: string }[];
	postings: { id: string; role: Role; unit: string | null; unitName: string; team: string | null; from: string; to: string | null }[];
	grants: { role: Role; unit: string; from: string; to: string | null }[];
	permissions: { people: boolean; villages: string[]; all: boolean };
};

/** A division of the register: province (2 digits), prefecture (4), county (6), township (9) or village (12). */
export type Division = { code: string; name: string; level: string };

/** An invitation as the invited person sees it. */
export type Invitation = {
	name: string;
	county: { code: string; name: string };
	postings: { role: Role; unitName: string; from: string; to: string | null }[];
	expiresAt: string;
};

/** An account of the example county, its password to be copied. */
export type DemoAccount = { name: string; role: Role; roleName: string; place: string; username: string; password: string };

/** The server's HTTP interface besides the journal, in this language. Every call rejects with `NoAnswer`, whose message is for the reader. */
export function api(language: () => Language) {
	const call = <T>(method: string, path: string, body?: unknown): Promise<T> => ask<T>({ origin: '', language }, method, path, body);
	return {
		call,
		setupNeeded: async (): Promise<boolean> => (await call<{ needed: boolean }>('GET', '/api/v1/setup')).needed,
		divisions: (parent?: string) =>
			call<{ path?: string; units: Division[]; townships?: number; villages?: number }>(
				'GET',
				`/api/v1/setup/divisions${parent ? `?parent=${parent}` : ''}`,
			),
		setUp: (input: { code: string; county: string; administrator: { name: string; username: string; password: string } }) =>
			call<Me>('POST', '/api/v1/setup', input),
		demo: async (code: string): Promise<DemoAccount[]> =>
			(await call<{ accounts: DemoAccount[] }>('POST', '/api/v1/setup/demo', { code })).accounts,
		signIn: (username: string, password: string) => call<Me>('POST', '/api/auth/sign-in/username', { username, password }),
		signOut: () => call<void>('POST', '/api/auth/sign-out'),
		me: () => call<Me>('GET', '/api/v1/me'),
		invitation: (code: string) => call<Invitation>('GET', `/api/v1/invitations/${encodeURIComponent(code)}`),
		accept: (code: string, username: string, password: string) =>
			call<Me>('POST', `/api/v1/invitations/${encodeURIComponent(code)}/accept`, { username, password }),
		changePassword: (current: string, next: string) => call<void>('POST', '/api/v1/me/password', { current, next }),
	};
}

/** Who was signed in here last, as this device keeps it under `key`. */
export const keptMe = (key: string): Me | null => {
	try {
		return JSON.parse(localStorage.getItem(key) ?? 'null') as Me | null;
	} catch {
		return null;
	}
};
