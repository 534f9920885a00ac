import { once } from 'node:events';
import { WebSocket } from 'ws';
import { now } from './measure.ts';

/**
 * A process of its own that holds the watching sockets, as the phones would: `node watchers.ts PORT COUNT`. It speaks just enough Socket.IO to
 * join, and reads frames as bytes: 200 phones have 200 processors, this process has one, and parsing every entry 200 times would be the thing
 * measured. Tells its parent, for every version, when the last of its sockets had it, and on request how many updates they were given in all.
 */
const [port, count] = process.argv.slice(2).map(Number) as [number, number];
const mark = Buffer.from('"previous":');
const arrived = new Map<number, number>();
let delivered = 0;

const hello = await Promise.all(
	Array.from({ length: count }, async () => {
		const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false });
		await once(socket, 'open');
		socket.send('40{"county":"211422","after":0}');
		await new Promise<void>((resolve) => {
			socket.on('message', (frame: Buffer) => {
				if (frame[0] === 50) socket.send('3');
				else if (frame.includes('["hello"')) resolve();
				else if (frame.includes('["entries"')) take(frame);
			});
		});
		return socket;
	}),
);

function take(frame: Buffer): void {
	for (let from = frame.indexOf(mark); from >= 0; from = frame.indexOf(mark, from + mark.length)) {
		delivered++;
		const version = Number.parseInt(frame.toString('latin1', from + mark.length, from + mark.length + 16), 10) + 1;
		const soFar = (arrived.get(version) ?? 0) + 1;
		if (soFar < hello.length) arrived.set(version, soFar);
		else {
			arrived.delete(version);
			process.send?.({ version, at: now() });
		}
	}
}

process.on('message', (message) => {
	if (message === 'count') process.send?.({ delivered });
	if (message === 'end') process.exit(0);
});
process.send?.('ready');
