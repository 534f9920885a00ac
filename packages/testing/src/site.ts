import { newSetupCode } from '@honghuo/server/src/auth/setup-codes.ts';
import { connect } from '@honghuo/server/src/database/connect.ts';
import type { FileStore } from '@honghuo/server/src/files/store.ts';
import { createApp } from '@honghuo/server/src/http/app.ts';
import type { Services } from '@honghuo/server/src/http/services.ts';
import { makeServices } from '@honghuo/server/src/services.ts';
import { v7 as uuid } from 'uuid';
import { type ClusterAddress, createDatabase } from './cluster.ts';

/** What came back: status, headers, and the body as JSON (or as text where it is none). */
export type Answer = { status: number; headers: Headers; body: Record<string, unknown> & { error?: { code: string; message: string } } };

/** A browser of its own: it keeps the cookie it is given. */
export type SiteVisitor = {
	get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
	post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
	/** Sends one command and gives its result. */
	does: (name: string, input: object) => Promise<Record<string, unknown>>;
	cookie: () => string | undefined;
};

/** The server's HTTP side on a database of its own, without a port: for tests. */
export type TestSite = {
	app: ReturnType<typeof createApp>;
	services: Services;
	visitor: () => SiteVisitor;
	/** A browser in which the administrator of 建昌县 has just set it up. */
	founded: () => Promise<SiteVisitor>;
	/** Somebody invited by the administrator, posted, and signed in. */
	joined: (
		by: SiteVisitor,
		who: { name: string; username: string; role?: string; unit?: string; from?: string; to?: string },
	) => Promise<SiteVisitor & { person: string }>;
	newCode: () => Promise<string>;
	close: () => Promise<void>;
};

export const password = '春天拉枝夏天采梨秋天红火';

/** Opens a site; `now` moves the clock of sessions and invitations, `quiet` says nothing of errors that are meant to happen. */
export async function testSite(
	address: ClusterAddress,
	options: {
		limits?: boolean;
		webRoot?: string;
		now?: () => Date;
		publicUrls?: string[];
		metricsToken?: string;
		quiet?: boolean;
		files?: FileStore;
	} = {},
): Promise<TestSite> {
	const own = await createDatabase(address);
	const database = await connect(own.url);
	const log = {
		debug: () => undefined,
		info: () => undefined,
		warn: () => undefined,
		error: options.quiet ? () => undefined : console.error,
	};
	const settings = { publicUrls: options.publicUrls ?? [], trustProxy: 0, metricsToken: options.metricsToken };
	const services = makeServices(database, options.files ?? memoryFiles(), log, settings, { webRoot: '/nowhere', ...options });
	await services.journal.start();
	const app = createApp(services);
	const newCode = () => newSetupCode(database.db);

	const visitor = (): SiteVisitor => {
		let cookie: string | undefined;
		const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
			const response = await app.request(path, {
				method,
				headers: { ...(cookie ? { cookie } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
				...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
			});
			const set = response.headers.getSetCookie()[0];
			if (set) cookie = /Max-Age=0/i.test(set) ? undefined : set.split(';')[0];
			const text = await response.text();
			return { status: response.status, headers: response.headers, body: asJson(text) };
		};
		const post: SiteVisitor['post'] = (path, body, headers) => ask('POST', path, body, headers);
		return {
			get: (path, headers) => ask('GET', path, undefined, headers),
			post,
			does: async (name, input) => {
				const { body } = await post('/api/v1/commands', { commands: [{ id: uuid(), name, input, recordedAt: new Date().toISOString() }] });
				return ((body.results as Record<string, unknown>[] | undefined) ?? [body])[0] as Record<string, unknown>;
			},
			cookie: () => cookie,
		};
	};

	return {
		app,
		services,
		visitor,
		newCode,
		founded: async () => {
			const administrator = visitor();
			const administratorIs = { name: '县管理员', username: 'guanliyuan', password };
			insist(await administrator.post('/api/v1/setup', { code: await newCode(), county: '211422', administrator: administratorIs }), 201);
			return administrator;
		},
		joined: async (by, { name, username, role, unit, from = '2024-01-01', to }) => {
			const person = uuid();
			accepted(await by.does('person.add', { id: person, name }));
			if (role) accepted(await by.does('posting.give', { id: uuid(), person, role, unit, from, ...(to ? { to } : {}) }));
			const invitation = insist(await by.post('/api/v1/invitations', { person }), 201);
			const browser = visitor();
			insist(await browser.post(`/api/v1/invitations/${String(invitation.body.code)}/accept`, { username, password }), 201);
			return { ...browser, person };
		},
		close: async () => {
			await services.journal.stop();
			await database.close();
			await own.drop();
		},
	};
}

/** A store for files that forgets with the process. */
export function memoryFiles(): FileStore & { all: Map<string, Uint8Array> } {
	const all = new Map<string, Uint8Array>();
	return {
		all,
		put: async (key, bytes) => void all.set(key, bytes),
		get: async (key) => (all.has(key) ? new Uint8Array(all.get(key) ?? []) : undefined),
		drop: async (key) => void all.delete(key),
	};
}

function asJson(text: string): Answer['body'] {
	try {
		return JSON.parse(text) as Answer['body'];
	} catch {
		return { text };
	}
}

function insist(answer: Answer, status: number): Answer {
	if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
	return answer;
}

function accepted(result: Record<string, unknown>): void {
	if (result.status !== 'accepted') throw new Error(JSON.stringify(result));
}
