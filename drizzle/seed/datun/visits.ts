import { addDays, type LocalDate } from '@honghuo/core/dates.ts';
import { places } from './people.ts';

/** Two experts of the story: the fruit expert invited to the orchard, and the first secretary, a researcher by profession. */
const experts = [
	{ key: 'expert:fruit', person: 'expert', fields: ['pear', 'apple', 'pruning', 'pests'] },
	{ key: 'expert:first', person: 'first', fields: ['pear', 'apple', 'hawthorn', 'planting', 'pruning'], homeUnit: '省农业科学院' },
] as const;

/** A visit: days before today of each step it has come to, and what was said. Numbers nobody printed are left out. */
type StoryVisit = {
	key: string;
	village: string;
	by: string;
	topic: string;
	orchard?: string;
	expert?: string;
	requested: number;
	scheduled?: { by: string; daysAgo: number };
	/** Done: entered so many days ago, on a day so many days ago, or in the last spring. */
	done?: { entered: number; on: number | 'spring'; advice: readonly { key: string; text: string }[]; summary?: string; due?: number };
	followedUp?: number;
	thanks?: string;
};

const visits: readonly StoryVisit[] = [
	{
		key: 'visit:xinlitun',
		village: places.xinlitun,
		by: 'partner',
		topic: '栽植：受赠的梨苗、苹果苗，请到地里教',
		orchard: 'orchard:xinlitun',
		expert: 'expert:first',
		requested: 33,
		scheduled: { by: 'first', daysAgo: 33 },
		done: {
			entered: 33,
			on: 'spring',
			advice: [{ key: 'advice:xinlitun', text: '按行距株距定植，栽完浇透水。' }],
			summary: '现场教栽植，当场答了十几个技术难题。',
		},
		followedUp: 29,
		thanks: '谢谢大屯村第一书记到地里手把手教。',
	},
	{
		key: 'visit:weijialing',
		village: places.weijialing,
		by: 'hawthorn',
		topic: '山楂、整形修剪：100 亩山楂园怎么管',
		orchard: 'orchard:weijialing',
		expert: 'expert:first',
		requested: 33,
		scheduled: { by: 'first', daysAgo: 32 },
		done: {
			entered: 31,
			on: 31,
			advice: [
				{ key: 'advice:weijialing:bark', text: '冬天刮树皮，把越冬的虫刮掉。' },
				{ key: 'advice:weijialing:prune', text: '休眠期修剪，先去过密的大枝。' },
			],
			due: 1,
		},
	},
	{
		key: 'visit:datun',
		village: places.datun,
		by: 'first',
		topic: '梨、整形修剪：请果树专家到梨园看看',
		orchard: 'orchard:datun',
		expert: 'expert:fruit',
		requested: 25,
		scheduled: { by: 'expert', daysAgo: 23 },
		done: {
			entered: 20,
			on: 20,
			advice: [
				{ key: 'advice:datun:prune', text: '一块一块修剪，先剪东坡。' },
				{ key: 'advice:datun:bend', text: '开春拉枝，拉到 45 到 75 度。' },
			],
		},
	},
	{ key: 'visit:suzhuyingzi', village: places.suzhuyingzi, by: 'millet', topic: '谷子：开春播种前请教一次', requested: 2 },
];

/** Advice that became a task of the plan. */
const adopted = [
	{ advice: 'advice:datun:prune', task: 'prune:east', by: 'first', daysAgo: 12 },
	{ advice: 'advice:datun:bend', task: 'bend:east', by: 'first', daysAgo: 12 },
	{ advice: 'advice:weijialing:bark', task: 'scrape:hawthorns', by: 'hawthorn', daysAgo: 10 },
] as const;

/** The experts, their visits and what became of their advice, as commands of their people; `spring` is a day of the last spring. */
export function guidance(today: LocalDate, id: (key: string) => string, spring: string) {
	const step = (by: string, daysAgo: number, at: string, name: string, input: Record<string, unknown>) => ({
		by,
		daysAgo,
		at,
		name,
		input,
	});
	const day = (daysAgo: number) => addDays(today, -daysAgo);
	return [
		...experts.map(({ key, person, ...profile }) =>
			step('official', 34, '09:00', 'expert.add', { id: id(key), person: id(person), ...profile }),
		),
		...visits.flatMap(({ key, village, by, topic, orchard, expert, requested, scheduled, done, followedUp, thanks }) => {
			const visit = id(key);
			const on = done?.on === 'spring' ? spring : day(done?.on ?? 0);
			const of = { ...(orchard ? { orchard: id(orchard) } : {}), ...(expert ? { expert: id(expert) } : {}) };
			return [
				step(by, requested, '11:00', 'visit.request', { id: visit, village, topic, ...of }),
				...(scheduled ? [step(scheduled.by, scheduled.daysAgo, '11:30', 'visit.schedule', { visit, scheduledOn: on })] : []),
				...(done
					? [
							step(by, done.entered, '17:00', 'visit.complete', {
								visit,
								doneOn: on,
								advice: done.advice.map((one) => ({ id: id(one.key), text: one.text })),
								...(done.summary ? { summary: done.summary } : {}),
								...(done.due === undefined ? {} : { followUpDueOn: day(done.due) }),
							}),
						]
					: []),
				...(followedUp === undefined ? [] : [step(by, followedUp, '17:30', 'visit.followUp', { visit, followedUpOn: day(followedUp) })]),
				...(thanks && followedUp !== undefined ? [step(by, followedUp, '17:40', 'visit.thank', { visit, text: thanks })] : []),
			];
		}),
		...adopted.map(({ advice, task, by, daysAgo }) => step(by, daysAgo, '19:40', 'advice.adopt', { advice: id(advice), task: id(task) })),
	];
}
