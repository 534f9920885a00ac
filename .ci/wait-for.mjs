// Waits until a server started by .ci/run is ready and shows its page; ends early when that process group has ended.
// node .ci/wait-for.mjs <address> <process group>
import { setTimeout as sleep } from 'node:timers/promises';

const [address, group] = process.argv.slice(2);

const get = (path) => fetch(address + path, { signal: AbortSignal.timeout(10_000) });
const isReady = () =>
	get('/readyz').then(
		({ ok }) => ok,
		() => false,
	);

while (!(await isReady())) {
	try {
		process.kill(-Number(group), 0);
	} catch {
		console.error('npm start has ended before it was ready');
		process.exit(1);
	}
	await sleep(500);
}
const page = await get('/');
const html = await page.text();
if (!page.ok || !page.headers.get('content-type')?.includes('text/html') || !html.includes('/_app/')) {
	console.error(`GET / answered ${page.status} ${page.headers.get('content-type')}: not the app`);
	process.exit(1);
}
const script = /"(\/?[^"]*_app\/immutable\/[^"]+\.js)"/.exec(html)?.[1];
if (!script || !(await get(new URL(script, `${address}/`).pathname)).ok) {
	console.error(`the page's script ${script} is not served`);
	process.exit(1);
}
console.log(`ready, and the page is there (${html.length} bytes)`);
