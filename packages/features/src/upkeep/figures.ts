import type { Cell, PaperTable, Span } from '@honghuo/core/paper.ts';
import { type Desk, joined, type Part, say, sentence, shareOf } from '../material/model.ts';
import { cropNames } from '../orchard/model.ts';
import { kindNames } from '../work/model.ts';

/** The measures of work done in a unit. */
const amount = { e4mu: 'work.done', tree: 'work.trees' } as const;

/** More kinds of work than these are told in a table: a sentence of fifteen is read by nobody. */
const mostTold = 4;

/** 「占果园的 5.8%」, 「占三分之一」, 「全部干完」: the share of the land that one kind of work covered. */
function shareSaid(desk: Desk, kind: string, whole: string): string {
	const share = shareOf(desk.sum(amount.e4mu, [kind]), desk.held('orchard.area'));
	if (!share) return '';
	return share === '全部' ? '全部干完' : `占${whole}${/^\d/.test(share) ? ' ' : ''}${share}`;
}

/** One kind of work in its units, each beside what it was before. */
function workSaid(desk: Desk, kind: string, whole: string): Span[] {
	const name = say(kindNames, kind);
	const said = (['e4mu', 'tree'] as const).map((unit) => {
		const of = { parts: [kind] };
		const now = desk.figure(name, amount[unit], unit, of);
		if (now.length === 0) return [];
		const share = unit === 'e4mu' ? shareSaid(desk, kind, whole) : '';
		const before = desk.before(name, amount[unit], unit, of);
		return joined([now, share ? desk.about(share, now) : [], before.length > 0 ? [`${desk.words.before} `, ...before] : []], '，');
	});
	return [`${name} `, ...joined(said, '，另 ')];
}

/** The same of many kinds, one a line; a column that would be empty is left out. */
function workTable(desk: Desk, kinds: readonly string[]): PaperTable {
	const now = (unit: 'e4mu' | 'tree') => (kind: string) => desk.figure(say(kindNames, kind), amount[unit], unit, { parts: [kind] });
	const before = (unit: 'e4mu' | 'tree') => (kind: string) => desk.before(say(kindNames, kind), amount[unit], unit, { parts: [kind] });
	const columns: readonly [string, (kind: string) => Cell][] = [
		['完成（亩）', (kind) => desk.cell(now('e4mu')(kind), 'mu')],
		['占果园', (kind) => shareOf(desk.sum(amount.e4mu, [kind]), desk.held('orchard.area')) ?? ''],
		[`${desk.words.before}（亩）`, (kind) => desk.cell(before('e4mu')(kind), 'mu')],
		['完成（株）', (kind) => desk.cell(now('tree')(kind), 'tree')],
		[`${desk.words.before}（株）`, (kind) => desk.cell(before('tree')(kind), 'tree')],
	];
	const shown = columns.map(([head, of]) => ({ head, cells: kinds.map(of) })).filter(({ cells }) => cells.some((one) => one !== ''));
	return {
		head: ['农活', ...shown.map(({ head }) => head)],
		rows: kinds.map((kind, index) => [say(kindNames, kind), ...shown.map(({ cells }) => cells[index] ?? '')]),
	};
}

/** The land, and what was done on it: each kind of work in its units, never added to another. */
export function orchard(desk: Desk): Part {
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
	const table = kinds.length > mostTold ? workTable(desk, kinds) : undefined;
	const whole = crops.length > 1 ? '果园的' : '';
	const done = joined(table ? [] : kinds.map((kind) => workSaid(desk, kind, whole)), '；');
	const worked: Span[] = table ? [`${desk.words.now}管护情况见下表`] : done.length > 0 ? [`${desk.words.now}完成`, ...done] : [];
	const hours = desk.figure('用工', 'work.hours', 'person_hour');
	const paragraphs = [
		joined([sentence(joined([land, worked], '，')), hours.length > 0 ? sentence(['用工 ', ...hours]) : []], ''),
		itemsSaid(desk),
	];
	return { paragraphs, ...(table ? { table } : {}) };
}

/** What was to be finished in the period, and what became of it; while the period runs, what is left is not late yet. */
function itemsSaid(desk: Desk): Span[] {
	const items = desk.figure('该干完的农活', 'work.items', 'count', { word: '项' });
	const count = (label: string, part: string) => desk.figure(label, 'work.items', 'count', { parts: [part], word: '项' });
	const [done, left, dropped] = [count('农活干完', 'done'), count('农活没干完', 'open'), count('农活取消', 'abandoned')];
	const open = desk.running ? ['还剩 ', ...left] : [...left, '没干完'];
	const ends = joined(
		[done.length > 0 ? ['干完 ', ...done] : [], left.length > 0 ? open : [], dropped.length > 0 ? ['取消 ', ...dropped] : []],
		'，',
	);
	return items.length > 0 ? sentence([`${desk.words.now}该干完的农活 `, ...items, '，', ...ends]) : [];
}
