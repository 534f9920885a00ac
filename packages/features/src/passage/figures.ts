import { addDays } from '@honghuo/core/dates.ts';
import type { PaperTable, Span } from '@honghuo/core/paper.ts';
import { type Period, periodAt } from '@honghuo/core/period.ts';
import { toDecimal } from '@honghuo/core/rational.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { fromCanonical } from '@honghuo/core/units.ts';
import { type Donation, type Item, itemsOf } from '../donation/model.ts';
import { landEquivalentOf, yearOf } from '../harvest/figures.ts';
import { type Desk, joined, type Part, sentence } from '../material/model.ts';
import { growthOn } from '../orchard/figures.ts';
import { blockName, cropNames, plantings, varieties, workedFrom } from '../orchard/model.ts';
import { forecast } from '../outlay/figures.ts';
import { counting, kindNames, logs, type Task, tasks } from '../work/model.ts';
import { blocksFrom, dayWords, gifts, helpRows, helpSaid, nameOf, shortDay, within } from './model.ts';

/** 「早金酥梨苗」, 「谷子种子」. */
function titleOf({ variety, kind }: Item, rows: Rows): string {
	const sort = rows.get(varieties, variety);
	const crop = sort ? cropNames[sort.crop]['zh-CN'] : '';
	return `${sort?.name ?? ''}${sort?.name === crop ? '' : crop}${{ seedling: '苗', seed: '种子', scion: '接穗' }[kind]}`;
}

/** What became of a donation by the end of the period, in a few words. */
function fateOf(donation: Donation, parts: readonly Item[], period: Period): string {
	if (donation.receivedOn === null || donation.receivedOn > period.to) return `${dayWords(donation.dispatchedOn)}送出，等签收`;
	const short = parts.filter(({ qty, receivedQty }) => receivedQty !== null && receivedQty < qty);
	return `${dayWords(donation.receivedOn)}签收，${short.length === 0 ? '数目相符' : '比送出的少'}`;
}

/** A number for a table, and what it is counted in. */
const inWords = (qty: number, unit: Item['unit']): [number, string] =>
	unit === 'g' ? [Number(fromCanonical(qty, 'jin')), '斤'] : [qty, '株'];

/** Each donation the village gave or got in the period, and the table of them. */
function support(village: string, period: Period, rows: Rows, desk: Desk): Part {
	const moved = gifts(village, rows)
		.filter(({ state, dispatchedOn, receivedOn }) => state !== 'cancelled' && (within(dispatchedOn, period) || within(receivedOn, period)))
		.sort((a, b) => ((a.dispatchedOn ?? '') < (b.dispatchedOn ?? '') ? -1 : 1));
	const paragraphs = moved.map((donation) => {
		const parts = itemsOf(donation.id, rows);
		const gives = donation.fromVillage === village;
		const said = parts.map((item) => {
			const title = titleOf(item, rows);
			const amount = gives ? item.qty : (item.receivedQty ?? item.qty);
			const label = `${gives ? '向' : '从'}${nameOf(gives ? donation.toVillage : donation.fromVillage, rows)}：${title}`;
			return [
				title,
				' ',
				...desk.row(
					`item ${item.id}`,
					label,
					amount,
					item.unit,
					[donation.version, item.version].sort((a, b) => a - b),
				),
			];
		});
		const whom = gives ? `向${nameOf(donation.toVillage, rows)}捐赠` : `${nameOf(donation.fromVillage, rows)}送来`;
		return sentence([whom, ...joined(said, '、'), `，${fateOf(donation, parts, period)}`]);
	});
	const lines = moved.flatMap((donation) =>
		itemsOf(donation.id, rows).map((item): (string | number)[] => {
			const gives = donation.fromVillage === village;
			const received = donation.receivedOn !== null && donation.receivedOn <= period.to;
			return [
				gives ? nameOf(donation.toVillage, rows) : `${nameOf(donation.fromVillage, rows)}送来`,
				titleOf(item, rows),
				...inWords(received ? (item.receivedQty ?? item.qty) : item.qty, item.unit),
				shortDay(received ? donation.receivedOn : donation.dispatchedOn),
				received ? '已签收' : '等签收',
			];
		}),
	);
	const several = (field: 'fromVillage' | 'toVillage') =>
		moved.filter((donation) => donation[field] === village).flatMap(({ id }) => itemsOf(id, rows)).length > 1;
	const sent = several('fromVillage') ? desk.figure('送出苗木', 'donation.sent', 'tree') : [];
	const got = several('toVillage') ? desk.figure('收到苗木', 'donation.received', 'tree') : [];
	const sums = joined([sent.length > 0 ? ['送出苗木 ', ...sent] : [], got.length > 0 ? ['收到苗木 ', ...got] : []], '，');
	if (sums.length > 0) paragraphs.push(sentence([`${desk.words.now}共`, ...sums]));
	const help = helpSaid(village, period, rows, desk);
	if (help.length > 0) paragraphs.push(help);
	const all = [...lines, ...helpRows(village, period, rows)];
	const table: PaperTable = { head: ['对方', '内容', '数量', '单位', '日期', '状态'], rows: all };
	return { paragraphs, ...(all.length > 0 ? { table } : {}) };
}

/** How old the orchards are, while none bears yet: five years of outlay are no loss. */
function growth(village: string, period: Period, rows: Rows): Part {
	const grown = blocksFrom(village, period.to, rows)
		.flatMap(({ id }) => rows.find(plantings, 'block', id))
		.filter(({ role, plantedOn }) => role === 'main' && plantedOn <= period.to)
		.flatMap((cohort) => growthOn(cohort, period.to, rows) ?? []);
	if (grown.length === 0 || !grown.every(({ stage }) => stage === 'juvenile')) return { paragraphs: [] };
	const years = grown.map(({ year }) => year);
	const [first, last] = [Math.min(...years), Math.max(...years)];
	return { paragraphs: [sentence([`建园第 ${first === last ? first : `${first} 至 ${last}`} 年，还没到结果的时候，仍在投入`])] };
}

/** What two crops on one piece of land give beside each growing alone; without a sourced reference it can't be reckoned, and says so. */
function income(village: string, period: Period, rows: Rows, desk: Desk): Part {
	if (period.kind !== 'year') return { paragraphs: [] };
	const said = blocksFrom(village, period.from, rows).flatMap((block): Span[][] => {
		const { varieties: together, value, parts, missing, unpicked, entries } = landEquivalentOf(block, rows, yearOf(period.key));
		if (parts.length + unpicked.length < 2) return [];
		// Of a block closed meanwhile no harvest is to be expected.
		if (unpicked.length > 0 && !workedFrom(block, period.to)) return [];
		const crops = new Set(together.flatMap((variety) => rows.get(varieties, variety)?.crop ?? []));
		const name = `${blockName(block, rows)}（${[...crops].map((crop) => cropNames[crop]['zh-CN']).join('、')}间作）`;
		if (value) {
			const ratio = toDecimal(value, 2);
			return [[`${name}土地当量比 `, ...desk.row(`ler ${block.id}`, `${name}土地当量比`, Number(ratio), 'ratio', entries)]];
		}
		const named = (all: readonly string[]) => all.map((variety) => rows.get(varieties, variety)?.name ?? '').join('、');
		if (unpicked.length > 0) return [[`${name}土地当量比不能计算（没有${named(unpicked)}的采收记录）`]];
		const lacking = named(missing);
		return [[`${name}土地当量比缺参照，不能计算${lacking ? `（还没有${lacking}净作的亩产）` : ''}`]];
	});
	return { paragraphs: said.length > 0 ? [sentence(joined(said, '；'))] : [] };
}

type Left = { name: string; kind: Task['kind']; unit: Task['targetUnit']; value: number; from: string; to: string; entries: number[] };

/** Work of some tasks by kind and unit, with what was left of it at the end of the period. */
function leftOf(all: readonly Task[], period: Period, rows: Rows): Left[] {
	const found = new Map<string, Left>();
	for (const task of all) {
		const done = counting(rows.find(logs, 'village', task.village)).filter(
			(log) => log.task === task.id && log.doneUnit === task.targetUnit && log.occurredOn <= period.to,
		);
		const left = task.targetValue - done.reduce((sum, { doneValue }) => sum + doneValue, 0);
		if (left <= 0) continue;
		const key = `${task.kind} ${task.targetUnit}`;
		const known = found.get(key);
		found.set(key, {
			...{ name: kindNames[task.kind]['zh-CN'], kind: task.kind, unit: task.targetUnit, value: (known?.value ?? 0) + left },
			from: known && known.from < task.plannedFrom ? known.from : task.plannedFrom,
			to: known && known.to > task.plannedTo ? known.to : task.plannedTo,
			entries: [...(known?.entries ?? []), task.version, ...done.map(({ version }) => version)].sort((a, b) => a - b),
		});
	}
	return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** What goes on, and what is planned for the period to come. */
function plans(village: string, period: Period, rows: Rows, desk: Desk): Part {
	const next = periodAt(period.kind, addDays(period.to, 1));
	// What was given up together with its block was still to be done while that stood.
	const stood = new Map(blocksFrom(village, period.to, rows).map(({ id, closedReason }) => [id, closedReason]));
	const open = rows
		.find(tasks, 'village', village)
		.filter(({ block, abandonedReason }) => stood.has(block) && (abandonedReason === null || abandonedReason === stood.get(block)));
	const going = leftOf(
		open.filter(({ plannedFrom, plannedTo }) => plannedFrom <= period.to && plannedTo >= period.from),
		period,
		rows,
	);
	const coming = leftOf(
		open.filter(({ plannedFrom }) => plannedFrom > period.to && plannedFrom <= next.to),
		period,
		rows,
	);
	const say = (key: string, { name, kind, unit, value, entries }: Left): Span[] => [
		`${name} `,
		...desk.row(`${key} ${kind} ${unit}`, `${key === 'left' ? '还剩' : '计划'}：${name}`, value, unit, entries),
	];
	const ahead = coming.map((one) => [...say('next', one), `（${dayWords(one.from)}至${dayWords(one.to)}）`]);
	return {
		paragraphs: [
			going.length > 0
				? sentence([
						'接着干：',
						...joined(
							going.map((one) => say('left', one)),
							'、',
						),
					])
				: [],
			ahead.length > 0
				? sentence([`${{ month: '下月', quarter: '下季度', year: '明年' }[period.kind]}安排：`, ...joined(ahead, '、')])
				: [],
		].filter((one) => one.length > 0),
	};
}

/** Passages of a village's paper that are told row by row, by section. */
export const villageRows = (village: string, period: Period, rows: Rows): Record<string, (desk: Desk) => Part> => ({
	orchard: () => growth(village, period, rows),
	support: (desk) => support(village, period, rows, desk),
	income: (desk) => income(village, period, rows, desk),
	outlay: (desk) => forecast(blocksFrom(village, period.to, rows), rows, desk),
	plans: (desk) => plans(village, period, rows, desk),
});
