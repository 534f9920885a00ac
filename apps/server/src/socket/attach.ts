import type { Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Language } from '@honghuo/core/refusal.ts';
import type postgres from 'postgres';
import { Server, type Socket } from 'socket.io';
import { endedChannel } from '../auth/sessions.ts';
import type { Journal } from '../journal/journal.ts';
import { Broadcaster, countyRoom, scopeRoom } from './broadcast.ts';
import { type Holder, handleEvents } from './events.ts';
import { EventLimit, guardSlowReaders } from './limits.ts';
import { socketError } from './messages.ts';
import { Presence } from './presence.ts';

/** Oldest client version that still understands this server's frames. */
export const minimumClient = 1;
const socketsPerPerson = 8;
const revalidateEvery = 60_000;
/** How long a stop waits for phones to hang up; one in a dead zone never answers. */
const farewell = 2_000;

/** What sockets need of the rest of the server. `limits: false` lifts the event limit, for load tests. */
export type SocketOptions = {
	journal: Journal;
	sql: postgres.Sql;
	/** Whose session a Cookie header carries; with `use` it counts as a sign of life of the person. */
	session: (cookie: string | undefined, use: boolean) => Promise<{ person: string; county: string; language?: Language } | undefined>;
	/** Whether a browser of this origin may connect; `undefined` is a tool that sends none. */
	originAllowed: (origin: string | undefined, host: string | undefined) => boolean;
	log: { info: (fields: object, message: string) => void; error: (fields: object, message: string) => void };
	limits?: boolean;
	mostSocketsPerPerson?: number;
};

/** The running socket side. */
export type Sockets = {
	io: Server;
	broadcaster: Broadcaster;
	close: () => Promise<void>;
};

/** Serves Socket.IO on the HTTP server (DESIGN.md §4): who connects, which rooms, what is pushed, and when a socket must go. */
export async function attachSockets(http: HttpServer, options: SocketOptions): Promise<Sockets> {
	const { journal, sql, session, originAllowed, log } = options;
	const io = new Server(http, {
		transports: ['websocket', 'polling'],
		serveClient: false,
		perMessageDeflate: false,
		httpCompression: false,
		maxHttpBufferSize: 1_048_576,
		connectTimeout: 10_000,
		pingInterval: 25_000,
		pingTimeout: 20_000,
		allowRequest: (request, decide) => decide(null, originAllowed(request.headers.origin, request.headers.host)),
	});
	const lines = new Set<Duplex>();
	http.on('upgrade', (_request, line) => {
		lines.add(line);
		line.once('close', () => lines.delete(line));
	});
	const broadcaster = new Broadcaster(io, journal);
	const presence = new Presence(io, sql);
	const limit = options.limits === false ? undefined : new EventLimit();
	await presence.start();
	const revalidate = async (socket: Socket) => {
		const holder = socket.data as Holder;
		const found = await session(socket.request.headers.cookie, false);
		if (found?.person !== holder.person) return dismiss(socket, 'revoked');
		const scope = { ...(await journal.scopeOf(holder.county, holder.person)), own: holder.scope.own ?? false };
		if (scopeRoom(scope) === scopeRoom(holder.scope)) return;
		await socket.leave(scopeRoom(holder.scope));
		holder.scope = scope;
		if (scope.own) broadcaster.joining(scopeRoom(scope), journal.version(holder.county));
		await socket.join(scopeRoom(scope));
	};
	/** Reads a socket's session and rights anew; one whose session has ended is closed. */
	const check = (socket: Socket, then?: () => void) => {
		revalidate(socket)
			.then(then)
			.catch((error: unknown) => log.error({ err: error }, 'session not re-read'));
	};
	const endings = await sql.listen(endedChannel, (person) => {
		for (const socket of io.sockets.sockets.values()) if ((socket.data as Holder).person === person) check(socket);
	});

	io.use(async (socket, next) => {
		const language = languageOf(socket);
		try {
			const found = await session(socket.request.headers.cookie, true);
			const { county, own } = socket.handshake.auth as { county?: unknown; own?: unknown };
			if (!found) return next(refused('session_missing', language));
			if (county !== undefined && county !== found.county) return next(refused('county_foreign', language));
			const scope = { ...(await journal.scopeOf(found.county, found.person)), own: own === true };
			socket.data = { person: found.person, county: found.county, language, scope } satisfies Holder;
			next();
		} catch (error) {
			log.error({ err: error }, 'socket not admitted');
			next(refused('database_away', language));
		}
	});

	io.on('connection', (socket) => {
		const holder = socket.data as Holder;
		if (holder.scope.own) broadcaster.joining(scopeRoom(holder.scope), journal.version(holder.county));
		void socket.join([countyRoom(holder.county), scopeRoom(holder.scope), personRoom(holder.person)]);
		dropOldest(io, holder.person, options.mostSocketsPerPerson ?? socketsPerPerson);
		handleEvents(socket, {
			journal,
			presence,
			limit,
			log,
			signedIn: async () => (await session(socket.request.headers.cookie, true))?.person === holder.person,
		});
		socket.on('disconnect', () => presence.move(socket, holder.county, holder.person, undefined));
		// Joined first, told the version after: whatever is committed between the two arrives as a frame.
		// Rights or session may have ended while the socket was being admitted.
		check(socket);
		socket.emit('hello', { version: journal.version(holder.county), serverTime: new Date().toISOString(), minimumClient });
	});

	const stopEntries = journal.follow((county, entries) => broadcaster.send(county, entries));
	const stopRights = journal.followRights((county) => {
		for (const socket of inCounty(io, county)) check(socket, () => socket.emit('rights'));
	});
	const revalidation = setInterval(() => {
		for (const socket of io.sockets.sockets.values()) check(socket);
	}, revalidateEvery).unref();
	const stopGuard = guardSlowReaders(io, (socket) => log.info({ socket: socket.id }, 'slow reader dropped'));

	return {
		io,
		broadcaster,
		close: async () => {
			stopEntries();
			stopRights();
			stopGuard();
			clearInterval(revalidation);
			broadcaster.stop();
			io.emit('bye', { reason: 'restart' });
			await Promise.all([presence.stop(), endings.unlisten()]);
			const timer = setTimeout(() => {
				for (const line of lines) line.destroy();
			}, farewell);
			await io.close();
			clearTimeout(timer);
		},
	};
}

const personRoom = (person: string) => `person ${person}`;

function* inCounty(io: Server, county: string): Iterable<Socket> {
	for (const id of io.sockets.adapter.rooms.get(countyRoom(county)) ?? []) {
		const socket = io.sockets.sockets.get(id);
		if (socket) yield socket;
	}
}

function dismiss(socket: Socket, reason: string): void {
	socket.emit('bye', { reason });
	socket.disconnect(true);
}

function dropOldest(io: Server, person: string, most: number): void {
	const ids = [...(io.sockets.adapter.rooms.get(personRoom(person)) ?? [])];
	for (const id of ids.slice(0, Math.max(0, ids.length - most))) {
		const socket = io.sockets.sockets.get(id);
		if (socket) dismiss(socket, 'too_many');
	}
}

const languageOf = (socket: Socket): Language => {
	const asked = (socket.handshake.auth as { language?: unknown }).language ?? socket.request.headers['accept-language'];
	return typeof asked === 'string' && /^\s*en\b/i.test(asked) ? 'en' : 'zh-CN';
};

function refused(code: Parameters<typeof socketError>[0], language: Language): Error {
	const data = socketError(code, language);
	return Object.assign(new Error(data.message), { data });
}
