import { between, type Chain, type Noun, writer } from './world.ts';

/** What share of the records people talk about gets a word. */
const said = 0.28;
const words = [
	'照这个办法，另外两户也看一遍。',
	'好了，谢谢。',
	'我们村也有，回头学一下。',
	'下雨前得弄完。',
	'看过了，长势不错。',
	'数对不对，再量一下。',
	'明天我过去看。',
];

/** Words people leave at each other's records, a day or two later. */
export const comments: Noun = {
	year: (world, year) => {
		const talked = world.talked.filter(({ at }) => new Date(at).getFullYear() <= year);
		world.talked = world.talked.filter((one) => !talked.includes(one));
		return talked.flatMap(({ table, row, began, at, village }): Chain[] => {
			const chance = world.chance('comments', row);
			if (began < Date.parse(`${world.from}T00:00:00+08:00`) || !chance.happens(said)) return [];
			const when = between(new Date(at + chance.whole(1, 2) * 86_400_000).toISOString().slice(0, 10), 8, 21, chance);
			const later = Math.max(when, at + 60_000);
			const input = { id: chance.id(later), on: { table, row }, village: village.code, text: chance.one(words) };
			return [[{ at: later, by: writer(village, chance), name: 'comment.add', input }]];
		});
	},
};
