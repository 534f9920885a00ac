import { commitBatch } from '@honghuo/server/src/journal/commit.ts';
import type { BenchCounty } from './county.ts';
import { inTurn, type Line, median, spread } from './measure.ts';

const inFlight = 256;

/** Group commit against the same commands, decided by the same code, one transaction each; 256 in flight in both. Commands a second. */
export async function benchCommit(county: BenchCounty): Promise<Line> {
	const flight = async (count: number, one: () => Promise<unknown>) => {
		let left = count;
		const started = performance.now();
		const sender = async () => {
			while (left-- > 0) await one();
		};
		await Promise.all(Array.from({ length: inFlight }, sender));
		return count / ((performance.now() - started) / 1000);
	};
	const group = () => flight(8_000, () => county.log());
	const single = () =>
		flight(600, () =>
			county.sql.begin((tx) => commitBatch(tx, county.code, [{ envelope: county.envelope(), actor: county.actor, device: null }])),
		);
	await group();
	const [grouped, alone] = await inTurn(5, group, single);
	const ratio = median(grouped.map((value, index) => value / (alone[index] as number)));
	return {
		what: `commands/s, one county, ${inFlight} in flight: group commit against one transaction each`,
		figures: `${spread(grouped)} against ${spread(alone)}`,
		ratio,
		goal: '≥ 10×',
		met: ratio >= 10,
	};
}
