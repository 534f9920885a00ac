import type { Report } from './probe.ts';
import { attack } from './probes/attack.ts';
import { board } from './probes/board.ts';
import { cuts } from './probes/cuts.ts';
import { door } from './probes/door.ts';
import { killFirstStart, killMigration } from './probes/first-start.ts';
import { killImport } from './probes/import.ts';
import { killAtPoint, killUnderLoad, powerCuts } from './probes/kill.ts';
import { rights } from './probes/rights.ts';
import { pointNames, type SwitchName } from './switches.ts';
import type { Town } from './town.ts';

/** How long a day of the board is, how many times as fast its clock goes, and whether its county is a small one. */
export type Pace = { hours: number; speed: number; small: boolean };

/** The probes by name, against the server as it is shipped. */
export const probes: Readonly<Record<string, (town: Town, rounds: number, pace: Pace) => Promise<Report>>> = {
	'kill-server': (town, rounds) => killUnderLoad(town, 'server', { rounds }),
	'kill-postgres': (town, rounds) => killUnderLoad(town, 'postgres', { rounds }),
	'kill-both': (town, rounds) => killUnderLoad(town, 'both', { rounds }),
	...Object.fromEntries(
		pointNames.flatMap((point) => [
			[`point-${point}-server`, (town: Town, rounds: number) => killAtPoint(town, point, 'server', { rounds: few(rounds) })],
			[`point-${point}-postgres`, (town: Town, rounds: number) => killAtPoint(town, point, 'postgres', { rounds: few(rounds) })],
		]),
	),
	'kill-import': (town, rounds) => killImport(town, { rounds: few(rounds) }),
	'power-cut': (town, rounds) => powerCuts(town, { rounds }),
	'first-start': (_town, rounds) => killFirstStart(rounds),
	migrations: (_town, rounds) => killMigration(rounds),
	cuts: (town, rounds) => cuts(town, { rounds, woken: true, asserted: true }),
	'cuts-untold': (town, rounds) => cuts(town, { rounds, woken: false, asserted: false }),
	rights: (town, rounds) => rights(town, { rounds: few(rounds) }),
	door: (town) => door(town, {}),
	attack: (town, rounds) => attack(town, { seconds: Math.min(30, 3 + rounds), asserted: true }),
	board: (_town, _rounds, pace) => board(pace),
};

/** What a named place needs is its own moment, not many. */
const few = (rounds: number) => Math.max(1, Math.round(rounds / 5));

const most = 12;
const killed = (fault: SwitchName) => (town: Town) =>
	killUnderLoad(town, 'server', { rounds: most, sabotage: { faults: [fault] }, untilBroken: true });

/** The same probes against a server with one fault: each must find it. */
export const proofs: Readonly<Record<string, (town: Town, pace: Pace) => Promise<Report>>> = {
	'proof-early-answer': (town) =>
		killAtPoint(town, 'after-early-answer', 'server', { rounds: most, sabotage: { faults: ['early-answer'] }, untilBroken: true }),
	'proof-early-answer-by-chance': killed('early-answer'),
	'proof-early-broadcast': killed('early-broadcast'),
	'proof-careless-commits': (town) => powerCuts(town, { rounds: most, careless: true, untilBroken: true }),
	'proof-no-deduplication': killed('no-deduplication'),
	'proof-deduplication-in-memory': killed('deduplication-in-memory'),
	'proof-no-transaction': (town) =>
		killUnderLoad(town, 'both', { rounds: most, sabotage: { faults: ['no-transaction'] }, untilBroken: true }),
	'proof-import-in-parts': (town) => killImport(town, { rounds: most, sabotage: { faults: ['import-in-parts'] }, untilBroken: true }),
	'proof-room-leak': (town) => rights(town, { rounds: 1, sabotage: { faults: ['room-leak'] } }),
	'proof-catch-up-without-rights': (town) => rights(town, { rounds: 1, sabotage: { faults: ['catch-up-without-rights'] } }),
	'proof-snapshot-without-rights': (town) => rights(town, { rounds: 1, sabotage: { faults: ['snapshot-without-rights'] } }),
	'proof-no-revocation': (town) => rights(town, { rounds: 1, sabotage: { faults: ['no-revocation'] } }),
	'proof-no-validation': (town) => door(town, { sabotage: { faults: ['no-validation'] } }),
	'proof-no-origin-check': (town) => door(town, { sabotage: { faults: ['no-origin-check'] } }),
	'proof-board-leak': (_town, { hours, speed }) => board({ hours: Math.min(8, hours), speed, leaking: true }),
	'proof-no-limits': (town) => attack(town, { seconds: 5, asserted: true, sabotage: { faults: ['no-limits'] } }),
};
