import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Loaded with `node --import` before the real server's first module: at SIGUSR2 it takes the rubbish out and says how many bytes are still held. What
// the system counts besides is room for rubbish, which an engine takes as it pleases: up to a hundred megabytes more on one machine than on another.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

let asked = 0;
process.on('SIGUSR2', () => {
	collect();
	const { heapUsed, external } = process.memoryUsage();
	process.stdout.write(`held ${++asked}: ${heapUsed + external}\n`);
});
