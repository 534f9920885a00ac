import { addDays, type LocalDate } from '@honghuo/core/dates.ts';
import { places } from './people.ts';

/** Themes the example county defined; another county has others, or none. */
const themes = ['果树管理', '病虫害防治', '套种和油用牡丹', '市场和品牌', '政策和安全'] as const;

/** Sessions: days ago, who keeps them, who taught, how many came from which village, and the names somebody wrote down. */
type StorySession = {
	key: string;
	by: string;
	daysAgo: number;
	village: string;
	theme: (typeof themes)[number];
	topic: string;
	place: string;
	expert?: string;
	came: readonly (readonly [village: string, people: number])[];
	names?: readonly string[];
};
const sessions: readonly StorySession[] = [
	{
		key: 'training:prune',
		by: 'first',
		daysAgo: 20,
		village: places.datun,
		theme: '果树管理',
		topic: '梨树冬剪：先去过密的大枝',
		place: '东坡梨园',
		expert: 'expert:fruit',
		came: [[places.datun, 14]],
		names: ['种植户甲', '种植户乙', '种植户丙', '种植户丁'],
	},
	{
		key: 'training:bark',
		by: 'hawthorn',
		daysAgo: 12,
		village: places.weijialing,
		theme: '病虫害防治',
		topic: '刮树皮、清园，把越冬的虫挡在地外',
		place: '山楂坡',
		expert: 'expert:first',
		came: [
			[places.weijialing, 9],
			[places.datun, 3],
		],
	},
	{
		key: 'training:lime',
		by: 'secretary',
		daysAgo: 6,
		village: places.datun,
		theme: '病虫害防治',
		topic: '石硫合剂怎么熬、什么时候打',
		place: '村部',
		expert: 'expert:first',
		came: [[places.datun, 11]],
		names: ['种植户甲', '种植户乙', '种植户戊'],
	},
];

/** A session that is still to come. */
const ahead = { key: 'training:bend', by: 'first', daysAgo: 3, topic: '拉枝角度怎么定', inDays: 9 } as const;

/** Incomes of the last two years, in yuan. They are the example county's, no statistics, and say so. */
const incomes: readonly (readonly [village: string, by: string, source: string, before: number, last: number])[] = [
	[places.datun, 'secretary', 'contracting', 62_000, 68_000],
	[places.datun, 'secretary', 'leasing', 30_000, 36_000],
	[places.datun, 'secretary', 'subsidy', 20_000, 20_000],
	[places.xinlitun, 'partner', 'contracting', 71_000, 83_500],
	[places.xinlitun, 'partner', 'operating', 15_000, 22_000],
	[places.suzhuyingzi, 'official', 'total', 88_000, 96_000],
];

const chains = [
	{ key: 'tag:pear', kind: 'chain', name: '早金酥梨示范链', villages: [places.datun, places.xinlitun] },
	{ key: 'tag:peony', kind: 'chain', name: '梨下牡丹示范链', villages: [places.datun] },
	{ key: 'tag:hawthorn', kind: 'chain', name: '山楂示范链', villages: [places.weijialing] },
] as const;

/** What villages learn, earn and are known for together, as commands of their people. */
export function together(today: LocalDate, id: (key: string) => string) {
	const step = (by: string, daysAgo: number, at: string, name: string, input: Record<string, unknown>) => ({
		by,
		daysAgo,
		at,
		name,
		input,
	});
	const day = (daysAgo: number) => addDays(today, -daysAgo);
	const year = Number(today.slice(0, 4));
	return [
		...themes.map((name) => step('official', 33, '09:30', 'theme.define', { id: id(`theme:${name}`), name })),
		...sessions.flatMap(({ key, by, daysAgo, village, theme, topic, place, expert, came, names }) => [
			step(by, daysAgo, '17:20', 'training.hold', {
				...{ id: id(key), village, topic, place, theme: id(`theme:${theme}`), heldOn: day(daysAgo) },
				...(expert ? { expert: id(expert) } : {}),
				turnouts: came.map(([from, people]) => ({ id: id(`${key}:${from}`), village: from, people })),
			}),
			...(names
				? [
						step(by, daysAgo, '17:25', 'attendance.name', {
							...{ session: id(key), village },
							people: names.map((name) => ({ id: id(`${key}:${name}`), name })),
						}),
					]
				: []),
		]),
		step(ahead.by, ahead.daysAgo, '20:05', 'training.plan', {
			...{ id: id(ahead.key), village: places.datun, topic: ahead.topic, theme: id('theme:果树管理'), place: '东坡梨园' },
			...{ plannedOn: addDays(today, ahead.inDays), teacher: id('first'), invited: [places.xinlitun] },
		}),
		...incomes.flatMap(([village, by, source, before, last]) =>
			[before, last].map((yuan, n) =>
				step(by, 18, '16:00', 'income.record', {
					...{ id: id(`income:${village}:${source}:${n}`), village, year: year - 2 + n, source },
					...{ amountFen: yuan * 100, typed: { value: String(yuan), unit: 'yuan' }, note: '示例数' },
				}),
			),
		),
		...chains.flatMap(({ key, kind, name, villages }) => [
			step('official', 31, '10:00', 'tag.define', { id: id(key), kind, name, note: '示例' }),
			...villages.map((village) => step('official', 31, '10:05', 'tag.put', { id: id(`${key}:${village}`), tag: id(key), village })),
		]),
	];
}
