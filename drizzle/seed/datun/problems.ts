import { addDays, type LocalDate } from '@honghuo/core/dates.ts';
import { places } from './people.ts';

/** As the story tells it. */
type Step = { by: string; daysAgo: number; at: string; name: string; input: Record<string, unknown> };

/** Ten questions asked face to face while the donated seedlings were planted at 新立屯村 last spring, and what was shown there and then; `before` in days before 5 April. */
const onTheSpot: readonly { key: string; before: number; text: string; shown: string }[] = [
	{ key: 'pits', before: 9, text: '栽植坑挖多深多宽合适？', shown: '现场挖了一个样坑，表土和底土分开放，照样挖。' },
	{ key: 'spacing', before: 9, text: '株行距怎么定，早金酥能不能密一点？', shown: '按地势拉线定点，株行距当场定好，撒了白灰。' },
	{ key: 'roots', before: 8, text: '苗木根系有劈裂的，还能不能栽？', shown: '剪到好茬，蘸泥浆，当场栽下。' },
	{ key: 'depth', before: 8, text: '接口要不要埋进土里？', shown: '接口露出地面，埋深的几株提上来重新踩实。' },
	{ key: 'water', before: 7, text: '定根水浇多少，几天浇一次？', shown: '浇透一遍再封土，第二水看墒情，当场示范。' },
	{ key: 'mulch', before: 6, text: '春旱地温低，要不要盖地膜？', shown: '树盘覆膜，四边压土，先盖了一行作样。' },
	{ key: 'heading', before: 5, text: '栽完从哪里定干？', shown: '留饱满芽上方剪，剪口涂药，一人剪一行学会了。' },
	{ key: 'graft', before: 4, text: '高接的接穗芽不动，怎么看成活没有？', shown: '看接穗皮色和接口愈合，没活的当场补接。' },
	{ key: 'pollinizer', before: 2, text: '信农黄和早金酥怎么配，授粉树放哪几行？', shown: '隔行配置，当场在图上标了行。' },
	{ key: 'frost', before: 0, text: '新栽的树遇倒春寒怎么防？', shown: '备好熏烟的柴草，降温前灌水，绑了草把。' },
];

/** The story's part at the one window: what was solved on the spot last spring, and what is under way now. `spring` is the last 5 April. */
export function problems(today: LocalDate, spring: LocalDate, id: (key: string) => string): Step[] {
	return [...onTheSpot.flatMap((one, n) => solvedThere(one, n, spring, id)), ...underWay(today, id)];
}

function solvedThere(
	{ key, before, text, shown }: (typeof onTheSpot)[number],
	n: number,
	spring: LocalDate,
	id: (key: string) => string,
): Step[] {
	const occurredOn = addDays(spring, -before);
	const problem = id(`problem:${key}`);
	// Entered by those who were there, one after the other, on an evening when the county began to keep its ledger.
	const step = (by: string, minute: number, verb: string, input: Record<string, unknown>): Step => ({
		by,
		daysAgo: 41,
		at: `19:${String(minute + n).padStart(2, '0')}`,
		name: `problem.${verb}`,
		input: { occurredOn, ...input },
	});
	const line = (verb: string) => ({ id: id(`problem:${key}:${verb}`), problem });
	return [
		step('partner', 0, 'report', {
			id: problem,
			village: places.xinlitun,
			channel: 'field',
			text,
			...(key === 'mulch' ? {} : { crop: 'pear' }),
		}),
		step('official', 12, 'accept', line('accept')),
		step('official', 24, 'assign', { ...line('assign'), assignee: id('first') }),
		step('first', 36, 'resolve', { ...line('resolve'), text: shown, onTheSpot: true }),
		step('partner', 48, 'confirm', line('confirm')),
	];
}

function underWay(today: LocalDate, id: (key: string) => string): Step[] {
	const step = (by: string, daysAgo: number, at: string, verb: string, problem: string, input: Record<string, unknown>): Step => ({
		by,
		daysAgo,
		at,
		name: `problem.${verb}`,
		input: {
			...(verb === 'report' ? { id: id(problem) } : { id: id(`${problem}:${verb}`), problem: id(problem) }),
			occurredOn: addDays(today, -daysAgo),
			...input,
		},
	});
	return [
		step('hawthorn', 5, '09:10', 'report', 'problem:hawthorn', {
			village: places.weijialing,
			channel: 'phone',
			crop: 'hawthorn',
			text: '山楂园树势弱，冬剪该回缩到哪一级枝？',
		}),
		step('official', 5, '10:30', 'accept', 'problem:hawthorn', {}),
		step('official', 5, '10:32', 'assign', 'problem:hawthorn', { assignee: id('expert') }),
		step('expert', 4, '20:10', 'answer', 'problem:hawthorn', {
			text: '先回缩到壮枝壮芽处，衰弱的结果枝组分两年更新，别一次剪重。开春追肥浇水跟上。',
		}),
		step('secretary', 4, '15:20', 'report', 'problem:gum', {
			village: places.datun,
			channel: 'photo',
			crop: 'pear',
			text: '庭院老梨树主干流胶，刮了还流，怎么治？',
		}),
		step('township', 4, '16:00', 'accept', 'problem:gum', {}),
		step('township', 4, '16:01', 'assign', 'problem:gum', { assignee: id('expert') }),
		step('expert', 3, '19:40', 'attach', 'problem:gum', { kind: 'expert_opinion', text: '多是剪口和冻伤引起，先查树盘积水。' }),
		step('expert', 2, '14:30', 'resolve', 'problem:gum', { text: '到院里看了，刮净病皮涂了药，剪口都涂上了保护剂。' }),
		step('millet', 1, '08:40', 'report', 'problem:millet', {
			village: places.suzhuyingzi,
			channel: 'hotline_12345',
			crop: 'millet',
			text: '留种的谷子怎么晾、怎么存，开春还能不能用？',
		}),
		{
			by: 'first',
			daysAgo: 2,
			at: '18:05',
			name: 'comment.add',
			input: {
				id: id('comment:gum'),
				on: { table: 'tech_problem', row: id('problem:gum') },
				text: '@大屯村书记 另外两户的老梨树也照这个办法看一遍。',
				mentions: [id('secretary')],
			},
		},
		{
			by: 'member',
			daysAgo: 6,
			at: '20:00',
			name: 'feedback.send',
			input: { id: id('feedback:first'), text: '地里信号不好，记的东西能存住，挺好。希望地块图再大一点。' },
		},
	];
}
