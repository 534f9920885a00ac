import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { alter, points, type SwitchName, switches } from './switches.ts';

// Loaded with `node --import` before the real server's first module: it alters the server's modules on their way into memory, so that no fault
// and no place to die stands in the code that is shipped. A text that is no longer there stops the start: the probe says so instead of passing.

const faults = (process.env.FAULTS ?? '').split(',').filter(Boolean) as SwitchName[];
const [point = '', pass = '1', victim = 'server'] = (process.env.FAULT_POINT ?? '').split(':');
const edits = [...faults.flatMap((name) => switches[name].edits), ...(point ? points : [])];

let passes = 0;
/** Dies at the chosen place, the chosen time it is passed. `after-broadcast` lets the frames leave first. */
async function pass_(name: string): Promise<void> {
	if (name !== point || ++passes !== Number(pass)) return;
	if (name === 'after-broadcast') await new Promise((resolve) => setTimeout(resolve, 30));
	if (victim === 'server') process.kill(process.pid, 'SIGKILL');
	const file = join(process.env.DATA_DIR ?? '', 'postgres/data/postmaster.pid');
	process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGKILL');
	process.stdout.write('postmaster killed\n');
}
Object.assign(globalThis, { faultPoint: pass_, faultPasses: () => passes });

registerHooks({
	load(url, context, next) {
		const result = next(url, context);
		const wanted = edits.filter(({ file }) => url.endsWith(`/${file}`));
		if (wanted.length === 0) return result;
		return { ...result, source: alter(String(result.source), wanted) };
	},
});
