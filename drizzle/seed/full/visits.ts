import { type Act, between, type Chain, dayIn, later, moment, type Noun } from './world.ts';

/** Visits a village has in a year, on average. */
const aYear = 1.5;
const topics = [
	'冬剪：树形乱，请来看看',
	'病虫害：叶子有斑',
	'疏果留多少合适',
	'新栽的苗长得慢',
	'施肥：秋施基肥怎么施',
	'老树更新',
	'梨下牡丹怎么管',
	'果袋选哪种',
];
const advice = [
	'先去过密的大枝，再短截。',
	'雨前雨后各查一遍叶背。',
	'按枝疏果，一尺留一个。',
	'秋施基肥离干一米开沟。',
	'拉枝到 60 度左右。',
	'树盘覆草保墒。',
	'回缩到壮枝壮芽处，两年更新完。',
	'剪口都要涂药。',
];
const summaries = ['到地里边看边教。', '现场剪了两棵作样。', '讲了一上午，下午进园。', '答了几个问题，约好开春再来。'];
const windows = [
	['01-10', '03-20'],
	['04-10', '06-20'],
	['07-01', '08-30'],
	['09-10', '11-20'],
] as const;

/** Experts in the villages: asked for, agreed on, made, followed up, thanked. */
export const visits: Noun = {
	year: (world, year) =>
		world.villages.flatMap((village) => {
			const chance = world.chance('visits', village.code, year);
			return Array.from({ length: chance.times(aYear * world.share) }, (): Chain => {
				const by = village.first ?? village.secretary;
				const asked = dayIn(year, chance.one(windows), chance);
				const agreed = later(asked, chance.whole(1, 4));
				const done = later(agreed, chance.whole(2, 10));
				const followed = later(done, chance.whole(20, 34));
				const at = between(asked, 9, 20, chance);
				const [visit, { id: expert, person }] = [chance.id(at), chance.one(world.experts)];
				// Now and then nobody is named, and an expert takes it.
				const isOpen = world.chance('open visits', visit).happens(0.1);
				const orchard = chance.one(village.blocks).orchard;
				const acts: Act[] = [
					{
						at,
						by,
						name: 'visit.request',
						input: { id: visit, village: village.code, topic: chance.one(topics), orchard, ...(isOpen ? {} : { expert }) },
					},
				];
				if (chance.happens(0.05))
					return [
						...acts,
						{ at: moment(agreed, '12:00', chance), by, name: 'visit.cancel', input: { visit, reason: '下雪路不通，改天再约。' } },
					];
				const set = moment(agreed, '11:30', chance);
				acts.push(
					isOpen
						? { at: set, by: person, name: 'visit.take', input: { visit, expert, scheduledOn: done } }
						: { at: set, by, name: 'visit.schedule', input: { visit, scheduledOn: done } },
				);
				const given = chance.some(advice, chance.whole(1, 3)).map((text) => ({ id: chance.id(at), text }));
				const said = { attended: chance.whole(4, 45), summary: chance.one(summaries) };
				acts.push({
					at: between(done, 17, 20, chance),
					by,
					name: 'visit.complete',
					input: { visit, doneOn: done, advice: given, ...said },
				});
				if (chance.happens(0.85))
					acts.push({ at: between(followed, 17, 18, chance), by, name: 'visit.followUp', input: { visit, followedUpOn: followed } });
				if (chance.happens(0.5))
					acts.push({ at: between(followed, 19, 20, chance), by, name: 'visit.thank', input: { visit, text: '谢谢专家到地里手把手教。' } });
				return acts;
			});
		}),
};
