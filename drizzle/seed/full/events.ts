import { between, type Chain, dayIn, type Noun, writer } from './world.ts';

/** What befalls orchards, when, and what share of the villages in a year. */
const kinds = [
	{ kind: 'frost', window: ['04-18', '05-06'], share: 0.1, note: '花期遇霜，柱头变褐。' },
	{ kind: 'hail', window: ['06-05', '08-20'], share: 0.06, note: '十来分钟的雹子，果面有伤。' },
	{ kind: 'drought', window: ['05-20', '07-10'], share: 0.08, note: '四十多天没有透雨。' },
	{ kind: 'pest', window: ['05-10', '08-30'], share: 0.1, note: '连片发生，已经防治。' },
] as const;

/** Frost, hail, drought and pests, with what they affected where somebody measured it. */
export const events: Noun = {
	year: (world, year) =>
		world.villages.flatMap((village) => {
			const chance = world.chance('events', village.code, year);
			return kinds
				.filter(({ share }) => chance.happens(share * world.share))
				.map(({ kind, window, note }): Chain => {
					const day = dayIn(year, window, chance);
					const at = between(day, 16, 21, chance);
					const blocks = chance.some(village.blocks, chance.whole(1, 2)).map(({ id, areaE4mu }) => ({
						block: id,
						...(areaE4mu !== null && chance.happens(0.7)
							? { affectedE4mu: Math.max(1_000, Math.floor((areaE4mu * chance.next()) / 1_000) * 1_000) }
							: {}),
					}));
					return [
						{ at, by: writer(village, chance), name: 'event.record', input: { id: chance.id(at), kind, blocks, occurredOn: day, note } },
					];
				});
		}),
};
