import type { Chance } from './chance.ts';
import { type Act, between, type Chain, later, type Noun, type Village, type World, writer } from './world.ts';

/** Problems of a county in a year, and what becomes of them (DOMAIN.md §2). */
const aYear = 3_000;
const rejected = 0.02;
const spot = 0.17;
const unsolved = 0.022;
const reopened = 0.012;
const confirmed = 0.86;

const channels = ['photo', 'photo', 'phone', 'hotline_12345', 'walk_in', 'field'];
const asked = {
	pear: [
		'梨叶背面有黄斑，越来越多，怎么治？',
		'早金酥落果厉害，是不是缺水？',
		'枝条直立不结果，什么时候拉枝？',
		'梨木虱又起来了，打什么药合适？',
		'果面有锈斑，套袋晚了吗？',
	],
	apple: [
		'苹果叶子卷，有腻虫，怎么办？',
		'腐烂病刮了又犯，怎么根治？',
		'维纳斯黄金花少，怎么促花？',
		'套袋以后果子裂口，什么原因？',
		'果子上色差，摘叶怎么摘？',
	],
	hawthorn: ['山楂树势弱，冬剪回缩到哪一级？', '山楂红蜘蛛多，几月防？', '坐果少，要不要喷硼？'],
	peony: ['牡丹籽什么时候收不裂荚？', '牡丹根腐，死了几棵，怎么防？'],
	other: ['灌溉管线冻坏了，找谁修？', '合作社的冷库什么时候能用？', '苗木款什么时候到？', '路面塌了一段，拉果的车过不去。'],
} as const;
const answers = [
	'先看叶背再定药，别急着打。',
	'浇一遍透水，树盘覆草。',
	'剪下病枝带出园子烧掉。',
	'按上次讲的办法拉到 60 度。',
	'已经联系上，明天到村里。',
];
const solved = ['到地里看了，按方子处理，见好。', '现场教了一遍，都会了。', '修好了，试了水。', '换了药，一周后复查没再犯。'];

/** The one window: asked, taken, given to somebody, answered, solved, confirmed. Most are closed, a few wait, a few come back. */
export const problems: Noun = {
	year: (world, year) => {
		const mean = (aYear * world.share) / world.villages.length;
		return world.villages.flatMap((village) => {
			const chance = world.chance('problems', village.code, year);
			return Array.from({ length: chance.times(mean * (0.5 + chance.next())) }, () => way(world, village, year, chance));
		});
	},
};

/** More is asked while things grow. */
function askedOn(year: number, chance: Chance): ReturnType<typeof later> {
	const month = chance.one([1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 9, 9, 10, 11, 12]);
	return later(`${year}-${String(month).padStart(2, '0')}-01` as ReturnType<typeof later>, chance.whole(0, 27));
}

function way(world: World, village: Village, year: number, chance: Chance): Chain {
	const day = askedOn(year, chance);
	const at = between(day, 7, 12, chance);
	const problem = chance.id(at);
	const reporter = writer(village, chance);
	const official = world.townships.get(village.township) ?? world.officials[0] ?? '';
	const crops = village.blocks.flatMap(({ plantings }) => plantings.map(({ crop }) => crop)).filter((crop) => crop in asked);
	const crop = chance.happens(0.88) ? chance.one(crops) : 'other';
	const channel = chance.one(channels);
	const acts: Act[] = [];
	let when = at;
	const step = (by: string, verb: string, input: Record<string, unknown>, after: number) => {
		when += after;
		acts.push({ at: when, by, name: `problem.${verb}`, input: verb === 'report' ? input : { id: chance.id(when), problem, ...input } });
	};
	const [hour, dayLong] = [3_600_000, 86_400_000];
	const text = chance.one(asked[crop as keyof typeof asked]);
	const from = channel === 'hotline_12345' ? { externalRef: `${year}-${chance.whole(10_000, 99_999)}` } : {};
	step(reporter, 'report', { id: problem, village: village.code, channel, text, ...(crop === 'other' ? {} : { crop }), ...from }, 0);
	if (chance.happens(rejected)) {
		step(official, 'reject', { reason: '不归农技管，已告诉他找谁办。' }, chance.whole(1, 8) * hour);
		return acts;
	}
	const there = chance.happens(spot);
	const pace = there ? 20 * 60_000 : dayLong / 2;
	const jitter = () => Math.floor(pace * (0.3 + chance.next()));
	step(official, 'accept', {}, jitter());
	const expert = chance.one(world.experts).person;
	step(official, 'assign', { assignee: expert }, Math.floor(jitter() / 4));
	if (!there && chance.happens(0.55)) step(expert, 'answer', { text: chance.one(answers) }, jitter() * 2);
	if (!there && chance.happens(unsolved)) return acts;
	step(
		expert,
		'resolve',
		{ text: chance.one(solved), ...(there ? { onTheSpot: true } : {}) },
		there ? jitter() : jitter() * chance.whole(1, 8),
	);
	world.talked.push({ table: 'tech_problem', row: problem, began: at, at: when, village });
	if (!there && chance.happens(reopened)) {
		step(reporter, 'reopen', { reason: '又犯了，还是没好。' }, 2 * dayLong);
		return acts;
	}
	if (chance.happens(confirmed)) step(reporter, 'confirm', {}, jitter() * 3);
	return acts;
}
