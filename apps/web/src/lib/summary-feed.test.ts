import { expect, test } from 'vitest';
import { NoAnswer } from './replica/transport.ts';
import { type Shown, SummaryFeed, type Sums } from './summary-feed.ts';

const [datun, xinlitun] = ['211422106214', '211422222201'] as const;
const year = { from: '2026-01', to: '2026-12' };
const pruned = (mu: number): Sums => ({ 'work.done': { dormant_pruning: { '2026-02': mu } } });

/** A screen with a clock of its own, before a county whose sums and line the test sets. */
function screen(kept = new Map<string, Shown>()) {
	let now = 0;
	const timers = new Set<{ at: number; run: () => void }>();
	const county = {
		version: 1,
		villages: { [datun]: pruned(7), [xinlitun]: pruned(5) } as Record<string, Sums>,
		changed: [] as string[],
		cut: false as boolean | Error,
	};
	const asked: string[] = [];
	let shown!: Shown;
	const feed = new SummaryFeed({
		ask: async (path) => {
			asked.push(path);
			if (county.cut) throw county.cut === true ? new NoAnswer('unreachable', 'unreachable', 'No way.') : county.cut;
			const delta = path.includes('after=');
			const villages = Object.fromEntries(Object.entries(county.villages).filter(([code]) => !delta || county.changed.includes(code)));
			return { version: county.version, villages };
		},
		keep: { save: async (key, one) => void kept.set(key, one), load: async (key) => kept.get(key) },
		now: () => now,
		random: () => 0.5,
		later: (run, milliseconds) => {
			const timer = { at: now + milliseconds, run };
			timers.add(timer);
			return () => timers.delete(timer);
		},
		changed: (one) => {
			shown = one;
		},
	});
	return {
		...{ county, feed, asked, kept },
		shown: () => shown,
		wait: async (milliseconds: number) => {
			now += milliseconds;
			for (const timer of [...timers]) {
				if (timer.at > now) continue;
				timers.delete(timer);
				timer.run();
			}
			for (let turn = 0; turn < 10; turn++) await Promise.resolve();
		},
		/** A village's sums change with an entry. */
		entry: (code: string, sums: Sums) => {
			county.version++;
			county.villages[code] = sums;
			county.changed = [code];
			feed.news();
		},
	};
}

test('the sums are read once, then only what changed, however much happens', async () => {
	const { feed, shown, wait, entry, asked } = screen();
	await feed.show(year);
	expect(shown()).toMatchObject({ version: 1, late: false, villages: { [datun]: pruned(7), [xinlitun]: pruned(5) } });
	for (let n = 0; n < 500; n++) {
		entry(datun, pruned(n));
		await wait(10);
	}
	await wait(6_000);
	expect(shown().villages).toEqual({ [datun]: pruned(499), [xinlitun]: pruned(5) });
	expect(asked.length).toBeLessThanOrEqual(4);
	expect(asked.slice(1).every((path) => path.includes('&after='))).toBe(true);
});

test('without a signal the last numbers stay and say since when; with one they go on', async () => {
	const { feed, shown, wait, entry, county } = screen();
	await feed.show(year);
	const { at } = shown();
	county.cut = true;
	entry(datun, pruned(8));
	await wait(6_000);
	expect(shown()).toMatchObject({ late: true, at, version: 1, villages: { [datun]: pruned(7) } });
	county.cut = false;
	feed.news();
	await wait(6_000);
	expect(shown()).toMatchObject({ late: false, version: 2, villages: { [datun]: pruned(8) } });
	expect(shown().at).toBeGreaterThan(at ?? 0);
});

test('what a server says that is reached and can’t answer is told in its words, not as a missing line', async () => {
	const { feed, shown, county } = screen();
	county.cut = new NoAnswer('busy', 'server_error', '服务器出了差错，没有改动任何账。把编号告诉管理员：7f3a');
	await feed.show(year);
	expect(shown()).toMatchObject({ late: true, said: '服务器出了差错，没有改动任何账。把编号告诉管理员：7f3a', version: null });
	county.cut = true;
	await feed.look();
	expect(shown()).toMatchObject({ late: true, said: null });
	county.cut = false;
	await feed.look();
	expect(shown()).toMatchObject({ late: false, version: 1 });
});

test('a screen opened without a signal shows what the device kept, and of which day', async () => {
	const before = screen();
	await before.feed.show(year);
	const { feed, county, shown } = screen(before.kept);
	county.cut = true;
	await feed.show(year);
	expect(shown()).toMatchObject({ late: true, at: 0, version: 1, villages: { [xinlitun]: pruned(5) } });
});

test('another span is read anew, and an answer for the one before is not mixed in', async () => {
	const { feed, shown, asked } = screen();
	const first = feed.show(year);
	const second = feed.show({ from: '2025-01', to: '2025-12' });
	await Promise.all([first, second]);
	expect(asked.at(-1)).toContain('from=2025-01');
	expect(shown().version).toBe(1);
});
