import { once } from 'node:events';
import { WebSocket } from 'ws';
import { now } from './measure.ts';

/** A process of its own with phones that all come back at once: `node returners.ts PORT COUNT AFTER`. Each connects, is greeted and reads what it missed; tells how long the last took. */
const [port, count, after] = process.argv.slice(2).map(Number) as [number, number, number];

async function comeBack(): Promise<void> {
	const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false });
	await once(socket, 'open');
	socket.send(`40{"county":"211422","after":${after}}`);
	await new Promise<void>((level) => {
		socket.on('message', (frame: Buffer) => {
			if (frame[0] === 50) socket.send('3');
			else if (frame.includes('["hello"')) socket.send(`420["catch-up",{"after":${after}}]`);
			else if (frame.toString('latin1', 0, 3) === '430') level();
		});
	});
}

const started = now();
await Promise.all(Array.from({ length: count }, comeBack));
process.send?.({ spent: now() - started });
process.exit(0);
