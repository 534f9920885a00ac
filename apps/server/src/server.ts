import type { Server as HttpServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { serve } from '@hono/node-server';
import { markScreens } from './auth/mark-screens.ts';
import { newSetupCode, setupCodeMinutes } from './auth/setup-codes.ts';
import type { Settings } from './env.ts';
import { openFileStore } from './files/open-store.ts';
import { createApp } from './http/app.ts';
import { originAllowed } from './http/caller.ts';
import type { Log, Services } from './http/services.ts';
import { openDatabase } from './open-database.ts';
import { makeServices } from './services.ts';
import { isSetUpNeeded } from './setup/found.ts';
import { attachSockets } from './socket/attach.ts';
import { StartError } from './start-error.ts';

/** A running server: where it is reached, the set-up code while one is needed, and the way to end it in order. */
export type Running = { port: number; addresses: string[]; setupCode: string | undefined; stop(): Promise<void> };

/** Longest a stop waits for requests under way. */
const patience = 10_000;

/**
 * The composition root: database, migrations, journal, HTTP, sockets. Throws StartError for whatever a person can put right; nothing is left running
 * then. `limits: false` lifts every limit, and `now` is a clock of its own: for tests alone.
 */
export async function startServer(
	settings: Settings,
	log: Log,
	options: { limits?: boolean; webRoot?: string; now?: () => Date } = {},
): Promise<Running> {
	const closers: (() => Promise<unknown>)[] = [];
	const stop = async () => {
		for (const close of closers.splice(0).reverse()) await close().catch((error: unknown) => log.error({ err: error }, 'stop'));
	};
	try {
		const database = await openDatabase(settings, log);
		closers.push(() => database.close());
		let sockets: { io: { engine: { clientsCount: number } } } | undefined;
		const services = makeServices(database, openFileStore(settings), log, settings, {
			...options,
			sockets: () => sockets?.io.engine.clientsCount ?? 0,
		});
		const { journal, sessions, publicUrls } = services;
		await journal.start();
		closers.push(() => journal.stop());
		closers.push(() => services.summary.stop());
		await markScreens(services).catch((error: unknown) => log.error({ err: error }, 'marking board links'));
		await services.files.tidy();
		closers.push(() => services.keeper.stop());
		await services.keeper.start();
		closers.push(() => services.archivist.stop());
		services.archivist.start();
		const http = await listen(createApp(services), settings);
		closers.push(() => closeHttp(http));
		const attached = await attachSockets(http, {
			journal,
			sql: database.sql,
			session: (cookie, use) => sessions.fromCookieHeader(cookie, use),
			originAllowed: (origin, host) => originAllowed(publicUrls, origin, host),
			log,
			...(options.limits === false ? { limits: false } : {}),
		});
		sockets = attached;
		// Together: the HTTP side waits for connections only the sockets' side can end.
		closers.push(() => Promise.all([closeHttp(http), attached.close()]));
		// An upgrade that changed a rule has all villages reckoned anew: begun now, so that the first who asks does not wait for all of them.
		void prepareSums(services).catch((error: unknown) => log.error({ err: error }, 'summary'));
		const { port } = http.address() as { port: number };
		const setupCode = (await isSetUpNeeded(database.sql)) ? await newSetupCode(database.db) : undefined;
		return { port, addresses: addressesOf(settings, port), setupCode, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function prepareSums({ journal, summary }: Services): Promise<void> {
	for (const { county } of await journal.counties()) await summary.prepare(county);
}

function listen(app: ReturnType<typeof createApp>, { host, port }: Settings): Promise<HttpServer> {
	return new Promise((resolve, reject) => {
		const server = serve({ fetch: app.fetch, port, ...(host === undefined ? {} : { hostname: host }) }, () =>
			resolve(server as HttpServer),
		);
		server.on('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, port)));
	});
}

function cannotListen(error: NodeJS.ErrnoException, port: number): unknown {
	if (error.code === 'EADDRINUSE') {
		return new StartError(
			'port_taken',
			`端口 ${port} 已经有别的程序在用。关掉它，或者用 PORT 换一个端口。 / Port ${port} is taken by another program. Stop it, or choose another port with PORT.`,
		);
	}
	if (error.code === 'EACCES') {
		return new StartError(
			'port_forbidden',
			`没有权限用端口 ${port}。用 PORT 换一个 1024 以上的。 / Port ${port} needs more rights. Choose one above 1024 with PORT.`,
		);
	}
	if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
		return new StartError(
			'host_unknown',
			`这台机器没有 HOST 设的地址。改 HOST，或者不设。 / This machine does not have the address in HOST. Correct or unset it.`,
		);
	}
	return error;
}

/** Takes no new connections, lets answers under way finish, then hangs up. */
function closeHttp(server: HttpServer): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(() => server.closeAllConnections(), patience).unref();
		server.close(() => {
			clearTimeout(timer);
			resolve();
		});
		server.closeIdleConnections();
	});
}

function addressesOf({ host, publicUrls }: Settings, port: number): string[] {
	if (publicUrls.length > 0) return [...publicUrls];
	if (host !== undefined && !/^(0\.0\.0\.0|::)$/.test(host)) return [`http://${host.includes(':') ? `[${host}]` : host}:${port}`];
	const others = Object.values(networkInterfaces()).flatMap((list) =>
		(list ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal),
	);
	return [`http://localhost:${port}`, ...others.map(({ address }) => `http://${address}:${port}`)];
}

/** What the terminal says when the server is up: where to go, and the one-time code while nothing is set up. */
export function greeting({ addresses, setupCode }: Running): string {
	const code =
		setupCode === undefined
			? []
			: [
					'',
					`建县码 set-up code    ${setupCode}`,
					`                      ${setupCodeMinutes} 分钟内有效，只用一次；重启会给新的。`,
					`                      Works once, for ${setupCodeMinutes} minutes; a restart gives a new one.`,
				];
	return [
		'',
		'红火 Honghuo',
		...addresses.map((address, index) => `${index === 0 ? '打开 open            ' : '                    '}  ${address}`),
		...code,
		'',
	].join('\n');
}
