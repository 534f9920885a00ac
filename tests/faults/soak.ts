import { parseArgs } from 'node:util';
import { found, holds, type Report } from './probe.ts';
import { probes, proofs } from './probes.ts';
import { foundTown } from './town.ts';

/**
 * `npm run soak [-- --rounds 50] [--hours 24] [--speed 48] [--small] [probe…]`: faults on real processes, many times, and a board's day of `hours` on a clock
 * `speed` times as fast; then every probe once more against a server that is wrong on
 * purpose, where it must find the fault. Ends with a table; exit code 1 when a promise was broken or a probe was blind.
 */
const options = {
	rounds: { type: 'string', default: '50' },
	hours: { type: 'string', default: '24' },
	speed: { type: 'string', default: '48' },
	small: { type: 'boolean', default: false },
} as const;
const { values, positionals } = parseArgs({ allowPositionals: true, options });
const rounds = Number(values.rounds);
const pace = { hours: Number(values.hours), speed: Number(values.speed), small: values.small };
const names = [...Object.keys(probes), ...Object.keys(proofs)];
const unknown = positionals.filter((name) => !names.some((known) => known.startsWith(name)));
if (!Number.isInteger(rounds) || rounds < 1 || !(pace.hours > 0 && pace.speed > 0) || unknown.length > 0) {
	console.error(`usage: npm run soak [-- --rounds 50] [--hours 24] [--speed 48] [--small] [probe…]; probes: ${names.join(', ')}`);
	process.exit(64);
}
const wanted = (name: string) => positionals.length === 0 || positionals.some((asked) => name.startsWith(asked));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

const lines: string[][] = [];
let failed = 0;
const town = await foundTown();
try {
	for (const [name, run] of Object.entries(probes)) if (wanted(name)) say(name, await run(town, rounds, pace), true);
	for (const [name, run] of Object.entries(proofs)) if (wanted(name)) say(name, await run(town, pace), false);
} finally {
	await town.installation.close();
}
console.log();
const heads = ['probe', 'rounds', 'sent', 'acknowledged', 'lost', 'twice', 'verdict', 'measured'];
console.log(`| ${heads.join(' | ')} |\n|${heads.map(() => '---').join('|')}|`);
for (const line of lines) console.log(`| ${line.join(' | ')} |`);
console.log(`soak: ${lines.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || lines.length === 0 ? 1 : 0);

/** One line of the table; `whole` is whether the server was as it is shipped. */
function say(name: string, result: Report, whole: boolean): void {
	const passed = whole ? holds(result) : found(result);
	if (!passed) failed++;
	const verdict = whole ? (passed ? 'holds' : 'BROKEN') : passed ? 'found' : 'NOT FOUND';
	const { rounds: done, sent, acknowledged, lost, twice, breaks, notes } = result;
	const said = whole ? notes : [...new Set(breaks)].slice(0, 1);
	lines.push([`${name}: ${result.probe}`, ...[done, sent, acknowledged, lost, twice].map(String), verdict, said.join('; ')]);
	console.log(
		`${passed ? 'ok    ' : 'FAILED'} ${name}: ${result.probe}, ${done} rounds, ${acknowledged} acknowledged, ${lost} lost, ${twice} twice`,
	);
	if (!passed) for (const sentence of breaks.slice(0, 20)) console.log(`         ${sentence}`);
}
