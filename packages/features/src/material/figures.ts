import type { Span } from '@honghuo/core/paper.ts';
import { percent } from '@honghuo/core/rational.ts';
import { cropNames } from '../orchard/model.ts';
import { categoryNames } from '../sale/figures.ts';
import { checkKindNames, checkKinds } from '../survival/figures.ts';
import { kindNames } from '../work/model.ts';
import { type Desk, type Flows, incomeNames, joined, type Level, type SupportKind, sentence, shareOf, supportNames } from './model.ts';

const say = (names: Readonly<Record<string, { 'zh-CN': string }>>, key: string): string => names[key]?.['zh-CN'] ?? key;
const amount = { e4mu: 'work.done', tree: 'work.trees' } as const;

/** The land, and what was done on it: each kind of work in its units, never added to another. */
export function orchard(desk: Desk): Span[][] {
	const crops = desk.parts('orchard.area', Object.keys(cropNames), 'ever');
	const area = desk.stock('果园面积', 'orchard.area', 'e4mu');
	const trees = desk.stock('果树株数', 'orchard.trees', 'tree');
	const one = crops.length === 1 && crops[0] !== 'other' ? say(cropNames, crops[0] ?? '') : '果';
	const several =
		crops.length > 1
			? crops.map((crop) => [
					say(cropNames, crop),
					' ',
					...desk.stock(`${say(cropNames, crop)}面积`, 'orchard.area', 'e4mu', { parts: [crop] }),
				])
			: [];
	const land = joined(
		[
			area.length > 0 ? [`${one}园 `, ...area, ...(several.length > 0 ? ['（', ...joined(several, '、'), '）'] : [])] : [],
			trees.length > 0 ? ['数过的果树 ', ...trees] : [],
		],
		'，',
	);
	const order = Object.keys(kindNames);
	const kinds = [...new Set([...desk.parts(amount.e4mu, order), ...desk.parts(amount.tree, order)])].sort(
		(a, b) => order.indexOf(a) - order.indexOf(b),
	);
	const done = kinds.map((kind) => {
		const name = say(kindNames, kind);
		const said = (['e4mu', 'tree'] as const).map((unit) => {
			const of = { parts: [kind] };
			const now = desk.figure(name, amount[unit], unit, of);
			if (now.length === 0) return [];
			const share = unit === 'e4mu' ? shareOf(desk.sum(amount.e4mu, [kind]), desk.held('orchard.area')) : undefined;
			const before = desk.before(name, amount[unit], unit, of);
			return joined(
				[
					now,
					share ? desk.about(share === '全部' ? '全部干完' : `占${crops.length > 1 ? '果园的 ' : ''}${share}`, now) : [],
					before.length > 0 ? [`${desk.words.before} `, ...before] : [],
				],
				'，',
			);
		});
		return [`${name} `, ...joined(said, '，另 ')];
	});
	const hours = desk.figure('用工', 'work.hours', 'person_hour');
	const items = desk.figure('该干完的农活', 'work.items', 'count', { word: '项' });
	const ends = (['done', 'open', 'abandoned'] as const).map((part) => {
		const [before, after] = { done: ['干完 ', ''], open: ['', '没干完'], abandoned: ['', '不干了'] }[part] as [string, string];
		const named = desk.figure(`农活${before.trim()}${after}`, 'work.items', 'count', { parts: [part], word: '项' });
		return named.length > 0 ? [before, ...named, after].filter((span) => span !== '') : [];
	});
	return [
		joined(
			[
				sentence(joined([land, done.length > 0 ? [`${desk.words.now}完成`, ...joined(done, '；')] : []], '，')),
				hours.length > 0 ? sentence(['用工 ', ...hours]) : [],
			],
			'',
		),
		items.length > 0 ? sentence([`${desk.words.now}该干完的农活 `, ...items, '，', ...joined(ends, '，')]) : [],
	];
}

/** Who is behind acts of support: of a village's paper their names, higher up how many they are and whom they helped. */
export type Helpers = { nameOf?: (giver: string) => string; flows?: Flows };

/** By whom a village was helped, in brackets behind the kind of help; of a single helper there is no number to be told apart. */
function helpersOf(desk: Desk, kind: SupportKind, parts: readonly string[], nameOf: Helpers['nameOf']): Span[] {
	if (!nameOf) return [];
	const byName = [...Map.groupBy(parts, (part) => nameOf(part.slice(kind.length + 1)))];
	const said = byName.map(([name, some]) =>
		byName.length === 1
			? [name]
			: [`${name} `, ...desk.figure(`${supportNames[kind]}：${name}`, 'support.acts', 'count', { parts: some, word: '次' })],
	);
	return ['（', ...joined(said, '、'), '）'];
}

/** 「3 个村、2 支工作队、1 个单位帮了 12 个村」. */
function flowsSaid(desk: Desk, { village, team, institution, helped }: Flows, acts: readonly Span[]): Span[] {
	const givers = [
		village > 0 ? `${village} 个村` : '',
		team > 0 ? `${team} 支工作队` : '',
		institution > 0 ? `${institution} 个单位` : '',
	].filter((said) => said !== '');
	return desk.about(`${givers.join('、')}帮了 ${helped} 个村`, acts);
}

/** What villages gave, got and planted, how it lives, and who came to help, as sums; what one village gave and got is told one by one. */
export function support(desk: Desk, level: Level, { nameOf, flows }: Helpers = {}): Span[][] {
	const moved = joined(
		[
			...(level === 'village'
				? []
				: [
						['送出苗木', 'donation.sent', 'tree'],
						['收到苗木', 'donation.received', 'tree'],
						['收到种子', 'donation.seed_received', 'g'],
					]),
			['栽下捐赠的苗木', 'donation.planted', 'tree'],
		].map(([label = '', measure = '', unit = '']) => {
			const named = desk.figure(label, measure, unit);
			return named.length > 0 ? [`${label} `, ...named] : [];
		}),
		'，',
	);
	// Looks of each kind apart: the same trees are looked at in leaf and after a season, and are not more trees for it.
	const living = checkKinds.flatMap((kind): Span[][] => {
		const [word, parts] = [checkKindNames[kind]['zh-CN'], [kind]];
		const looked = desk.figure(`查成活（${word}）`, 'survival.inspected', 'tree', { parts });
		if (looked.length === 0) return [];
		const alive = desk.figure(`查成活时活着（${word}）`, 'survival.alive', 'tree', { parts });
		const rate = percent(desk.sum('survival.alive', parts), desk.sum('survival.inspected', parts));
		return [
			[
				`${word} `,
				...looked,
				'，',
				...(alive.length > 0 ? ['活 ', ...alive, ...(rate ? ['，成活率 ', ...desk.about(rate, alive)] : [])] : ['没有活的']),
			],
		];
	});
	const kinds = Object.keys(supportNames) as (keyof typeof supportNames)[];
	const acts = desk.figure('联村帮扶', 'support.acts', 'count', { word: '次' });
	const parts = desk.parts('support.acts', []);
	const byKind = kinds.map((kind) => {
		const of = parts.filter((part) => part.startsWith(`${kind}:`));
		const named = of.length > 0 ? desk.figure(supportNames[kind], 'support.acts', 'count', { parts: of, word: '次' }) : [];
		return named.length > 0 ? [`${supportNames[kind]} `, ...named, ...helpersOf(desk, kind, of, nameOf)] : [];
	});
	const met = desk.figure('结对联系', 'pairing.contacts', 'count', { word: '次' });
	const team = desk.figure('服务队到村', 'service.visits', 'count', { word: '次' });
	return [
		moved.length > 0 ? sentence([`${desk.words.now}${level === 'village' ? '' : '共'}`, ...moved]) : [],
		living.length > 0 ? sentence(['查成活：', ...joined(living, '；')]) : [],
		acts.length > 0
			? sentence([
					...[level === 'village' ? '接受联村帮扶 ' : '开展联村帮扶 ', ...acts, '：', ...joined(byKind, '、')],
					...(flows ? ['，', ...flowsSaid(desk, flows, acts)] : []),
				])
			: [],
		sentence(joined([met.length > 0 ? ['结对联系 ', ...met] : [], team.length > 0 ? ['服务队到村 ', ...team] : []], '，')),
	];
}

/** Experts' visits, problems and how many are closed, training. Closed of what was asked in the period. */
export function service(desk: Desk): Span[][] {
	const count = (label: string, measure: string, word: string) => desk.figure(label, measure, 'count', { word });
	const been = count('专家到村', 'visit.done', '次');
	const came = been.length > 0 ? count('听专家指导', 'visit.people', '人次') : [];
	const [asked, taken, closed] = [desk.sum('problem.reported'), desk.sum('problem.accepted'), desk.sum('problem.closed')];
	const reported = asked > taken ? count('报来技术难题', 'problem.reported', '个') : [];
	const accepted = count('受理技术难题', 'problem.accepted', '个');
	const done = count('办结技术难题', 'problem.closed', '个');
	const spot = count('当场解决', 'problem.on_the_spot', '个');
	const sameDay = count('当天办结', 'problem.same_day', '个');
	const quick = joined([spot.length > 0 ? ['当场解决 ', ...spot] : [], sameDay.length > 0 ? ['当天办结 ', ...sameDay] : []], '、');
	const problems = joined(
		[
			reported.length > 0 ? ['报来技术难题 ', ...reported] : [],
			accepted.length > 0 ? [reported.length > 0 ? '受理 ' : '受理技术难题 ', ...accepted] : [],
			done.length > 0 ? ['办结 ', ...done, '，办结率 ', ...desk.about(percent(closed, taken) ?? '', done)] : [],
			quick.length > 0 ? ['其中', ...quick] : [],
			accepted.length > 0 && closed < taken
				? [...desk.about(closed === 0 ? (taken === 1 ? '还在办' : '都还在办') : `其余 ${taken - closed} 个还在办`, accepted)]
				: [],
		],
		'，',
	);
	const held = count('办培训', 'training.sessions', '场');
	const times = desk.figure('参加培训', 'training.person_times', 'person_time');
	return [
		been.length > 0 ? sentence(['专家到村 ', ...been, ...(came.length > 0 ? ['，', ...came, '听了指导'] : [])]) : [],
		sentence(problems),
		sentence(joined([held.length > 0 ? ['办培训 ', ...held] : [], times.length > 0 ? [...times, '参加'] : []], '，')),
	];
}

/** What was picked, what it brought, what it cost, what the collective earned. Component and system are two numbers; costs are not set off. */
export function income(desk: Desk): Span[][] {
	const picked = desk.parts('harvest.weight', Object.keys(cropNames)).map((crop) => {
		const of = { parts: [crop] };
		const before = desk.before(`采收${say(cropNames, crop)}`, 'harvest.weight', 'g', of);
		return [
			`${say(cropNames, crop)} `,
			...desk.figure(`采收${say(cropNames, crop)}`, 'harvest.weight', 'g', of),
			...(before.length > 0 ? [`（${desk.words.before} `, ...before, '）'] : []),
		];
	});
	const sold = desk.figure('卖了', 'sale.amount', 'fen');
	const before = sold.length > 0 ? desk.before('卖了', 'sale.amount', 'fen') : [];
	const below = desk.figure('林下套种卖了', 'sale.amount', 'fen', { parts: ['intercrop'] });
	const spent = desk.figure('投入', 'cost.amount', 'fen');
	const parted = (measure: string, names: readonly string[], name: (part: string) => string, label: string): Span[] => {
		const parts = desk.parts(measure, names);
		if (parts.length < 2) return [];
		return [
			'（',
			...joined(
				parts.map((part) => [`${name(part)} `, ...desk.figure(`${label}：${name(part)}`, measure, 'fen', { parts: [part] })]),
				'、',
			),
			'）',
		];
	};
	// A collective's accounts are a year's: on a month they would say what they are not.
	const earned = desk.period.kind === 'year' ? desk.figure('村集体收入', 'income.amount', 'fen') : [];
	return [
		picked.length > 0 ? sentence([`${desk.words.now}采收`, ...joined(picked, '、')]) : [],
		sold.length > 0
			? sentence(
					joined(
						[
							['整个园子卖了 ', ...sold],
							below.length > 0 ? ['其中林下套种 ', ...below] : [],
							before.length > 0 ? [`${desk.words.before} `, ...before] : [],
						],
						'，',
					),
				)
			: [],
		spent.length > 0
			? sentence(['投入 ', ...spent, ...parted('cost.amount', Object.keys(categoryNames), (part) => say(categoryNames, part), '投入')])
			: [],
		earned.length > 0
			? sentence([
					'村集体收入 ',
					...earned,
					...parted('income.amount', Object.keys(incomeNames), (part) => incomeNames[part] ?? part, '村集体收入'),
				])
			: [],
	];
}
