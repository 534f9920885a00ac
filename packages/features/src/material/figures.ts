import type { Span } from '@honghuo/core/paper.ts';
import { percent } from '@honghuo/core/rational.ts';
import { cropNames } from '../orchard/model.ts';
import { categoryNames } from '../sale/figures.ts';
import { checkKindNames, checkKinds } from '../survival/figures.ts';
import { type Desk, type Flows, incomeNames, joined, type Level, type SupportKind, say, sentence, supportNames } from './model.ts';

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
			reported.length > 0 ? ['报来技术难题 ', ...reported, ...(taken === 0 ? ['，还没受理'] : [])] : [],
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
		// Without a session of their own they were at somebody else’s.
		sentence(
			held.length > 0
				? ['办培训 ', ...held, ...(times.length > 0 ? ['，', ...times, '参加'] : [])]
				: times.length > 0
					? ['到别处参加培训 ', ...times]
					: [],
		),
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
							['整个园子卖了 ', ...sold, ...(below.length > 0 ? ['（其中林下套种 ', ...below, '）'] : [])],
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
