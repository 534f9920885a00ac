import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BusyDay } from '../busy-day.ts';
import { type Clock, told } from '../clock.ts';
import { Installation } from '../installation.ts';
import { grown, type Held, levels } from '../leaks.ts';
import { type Report, report } from '../probe.ts';
import { Program } from '../processes.ts';
import { Wall } from '../wall.ts';

const cli = fileURLToPath(new URL('../../../apps/server/src/cli.ts', import.meta.url));
const hook = fileURLToPath(new URL('../clock-hook.ts', import.meta.url));
const hour = 3_600_000;
/** The evening before a solar term: at midnight the day, the term and the week's plans change. */
const begins = Date.parse('2026-12-06T07:00:00+08:00');
/** Simulated minutes the network is away: long enough for the board to turn red. */
const away = 12;

/** What befalls the board, by the share of its day that is over. */
const mishaps: readonly { at: number; name: 'stop' | 'kill' | 'cut' }[] = [
	{ at: 0.11, name: 'stop' },
	{ at: 0.27, name: 'cut' },
	{ at: 0.4, name: 'kill' },
	{ at: 0.56, name: 'stop' },
	{ at: 0.73, name: 'cut' },
	{ at: 0.86, name: 'kill' },
];

/** `small`: the story instead of the county at full size, for a machine that has something else to do. */
type Options = { hours: number; speed: number; small?: boolean; leaking?: boolean };

/**
 * A board of a county at full size hangs on a wall for a day: a real page and a real server whose clocks both go `speed` times as fast, so that every
 * timer passes as often as it would; records come as on a busy day, the server is stopped and killed, the network is cut, the day changes. What the
 * page holds is measured three times an hour.
 */
export async function board(options: Options): Promise<Report> {
	const { hours, speed, leaking = false, small = leaking } = options;
	const result = report(`a board for ${hours} h${leaking ? ', with a leak planted' : ''}`);
	const place = await Installation.fresh();
	let wall: Wall | undefined;
	try {
		const clock = (): Clock => ({ start: begins, origin: Date.now(), speed });
		const accounts = await demo(place, clock(), !small);
		const time = clock();
		const start = () => place.start({ clock: time, hook });
		await start();
		const day = new BusyDay(place.url, time);
		const link = await day.begin(accounts);
		wall = await Wall.hang(link, time, leaking);
		const samples = await through({ ...options, time, day, wall, place, start, result });
		result.acknowledged = day.sent;
		result.sent = day.sent + day.refused.length;
		for (const refused of new Set(day.refused)) result.notes.push(`refused ${refused}`);
		judge(samples, options, result);
		if (wall.loads > 1) result.breaks.push(`the page was loaded ${wall.loads} times`);
		for (const fault of wall.screen.faults.filter((one) => !/ERR_|WebSocket|Failed to fetch/.test(one)).slice(0, 5))
			result.breaks.push(fault);
	} catch (error) {
		result.breaks.push(error instanceof Error ? error.message : String(error));
	} finally {
		await wall?.close();
		await place.close();
	}
	return result;
}

/** Loads the county at full size, as its owner would, or the story, and gives the people whose passwords it says. */
async function demo(place: Installation, clock: Clock, full: boolean) {
	const program = new Program(place.folder, ['--import', hook, cli, 'demo', ...(full ? ['--full'] : [])], {
		DATA_DIR: place.dataDir,
		FAST_CLOCK: JSON.stringify({ ...clock, speed: 1 }),
	});
	if ((await program.ended) !== 0) throw new Error(`honghuo demo: ${program.said.slice(-600)}`);
	const account = (username: string) => ({ username, password: new RegExp(`^${username} +(\\S+)`, 'm').exec(program.said)?.[1] ?? '' });
	return { administrator: account('xian-guanli'), official: account('xian-ganbu'), secretary: account(full ? 'cun-shuji' : 'datun-cun') };
}

type Day = Options & {
	time: Clock;
	day: BusyDay;
	wall: Wall;
	place: Installation;
	start: () => Promise<void>;
	result: Report;
};

async function through({ hours, time, day, wall, place, start, result }: Day): Promise<Held[]> {
	const samples: Held[] = [];
	const coming = [...mishaps];
	const began = told(time);
	const past = () => (told(time) - began) / hour;
	const back: number[] = [];
	let [recorded, sampled, over] = [0, 0, false];
	const recording = (async () => {
		while (!over) {
			const now = past();
			await day.record(now - recorded);
			recorded = now;
			await sleep(50);
		}
	})();
	while (past() < hours) {
		const [next] = coming;
		if (next && past() >= next.at * hours) {
			coming.shift();
			const red = wall.screen.page.locator('main.stale').waitFor({ state: 'attached' });
			if (next.name === 'cut') {
				await wall.screen.context.setOffline(true);
				await Promise.all([red, sleep((away * 60_000) / time.speed)]);
				await wall.screen.context.setOffline(false);
			} else {
				red.catch(() => undefined);
				if (next.name === 'stop') await place.stop();
				else await place.kill('server');
				await start();
			}
			const up = told(time);
			await wall.live();
			back.push((told(time) - up) / 1_000);
			result.rounds++;
		}
		if (past() >= sampled + 1 / 3) {
			sampled = past();
			const held = await wall.held(sampled);
			samples.push(held);
			if (Math.floor(sampled * 3) % 3 === 0) console.log(line(held, day.sent));
		}
		await sleep(20);
	}
	over = true;
	await recording;
	await day.say('一天过去了，还看得见');
	await wall.screen.page.locator('section.feed li', { hasText: '一天过去了' }).waitFor();
	result.notes.push(
		`${result.rounds} mishaps, live again after ${back.map((seconds) => Math.round(seconds)).join(', ')} s of its clock; ${wall.lines} sockets opened in all`,
	);
	return samples;
}

const line = ({ hour: at, megabytes, nodes, detached, listeners, sockets, kilobytes }: Held, sent: number): string =>
	`       hour ${at.toFixed(1)}: ${sent} entries, heap ${megabytes.toFixed(1)} MB, ${nodes} nodes, ${detached} detached, ${listeners} listeners, ${sockets} sockets, ${Math.round(kilobytes)} kB kept`;

function judge(samples: readonly Held[], { hours, leaking }: Options, result: Report): void {
	const names = grown(samples, hours);
	const rounded = (value: number) => Math.round(value * 10) / 10;
	const said = (of: keyof Held) =>
		`${of} ${levels(samples, hours, of)
			.map(({ floor, middle }) => `${rounded(middle)} (least ${rounded(floor)})`)
			.join(' → ')}`;
	result.notes.push((['megabytes', 'nodes', 'detached', 'listeners', 'sockets', 'kilobytes'] as const).map(said).join(', '));
	// A leak of three kinds was planted: a probe that misses one of them is blind.
	const missed = leaking ? (['megabytes', 'detached', 'listeners'] as const).filter((of) => !names.includes(of)) : [];
	if (missed.length === 0) result.breaks.push(...names.map((of) => `grown: ${said(of)}`));
	else console.error(`planted and not seen: ${missed.map((of) => said(of)).join(', ')}`);
}
