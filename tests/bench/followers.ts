import { io } from 'socket.io-client';
import { now } from './measure.ts';

/**
 * A process of its own that holds real Socket.IO clients, each following the county as a phone does: `node followers.ts URL COUNT`, cookies from its
 * parent's first message, so many clients to each. Tells, for every version, when the last of its clients had it.
 */
const [url = '', count = '0'] = process.argv.slice(2);
const all = Number(count);
const arrived = new Map<number, number>();

const follow = (cookie: string): Promise<unknown> => {
	const socket = io(url, {
		transports: ['websocket'],
		forceNew: true,
		extraHeaders: { Cookie: cookie },
		auth: { county: '211422', after: 0 },
	});
	socket.on('entries', (entries: { version: number }[]) => {
		for (const { version } of entries) {
			const soFar = (arrived.get(version) ?? 0) + 1;
			arrived.set(version, soFar);
			if (soFar === all) process.send?.({ version, at: now() });
		}
	});
	return new Promise((resolve, reject) => {
		socket.once('hello', resolve);
		socket.once('connect_error', reject);
	});
};

process.on('message', async (message: { cookies?: string[]; end?: true }) => {
	if (message.end) process.exit(0);
	const { cookies = [] } = message;
	for (let from = 0; from < all; from += 50)
		await Promise.all(Array.from({ length: Math.min(50, all - from) }, (_, n) => follow(cookies[(from + n) % cookies.length] ?? '')));
	process.send?.({ ready: true });
});
