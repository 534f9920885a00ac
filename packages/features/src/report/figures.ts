import { type LocalDate, showDate } from '@honghuo/core/dates.ts';
import type { PaperSection, PaperTable, Span } from '@honghuo/core/paper.ts';
import type { Written } from '@honghuo/core/paper-source.ts';
import { type Period, periodName } from '@honghuo/core/period.ts';
import { columnUnit } from '@honghuo/core/spoken.ts';
import { addTallies, sumOf, type Tally } from '@honghuo/core/tally.ts';
import { type CanonicalUnit, fromCanonical, unitName } from '@honghuo/core/units.ts';
import { income, service, support } from '../material/figures.ts';
import { Desk, flowsIn, type Level, type Part, type Place } from '../material/model.ts';
import { type Baseline, outlaySaid } from '../outlay/figures.ts';
import { orchard } from '../upkeep/figures.ts';

/** What a paper is made of. Only a village's has `rows`: what is told one by one there is added up higher up, by `places`. */
export type Ground = {
	name: string;
	level: Level;
	period: Period;
	/** Last day the numbers speak of. */
	until: LocalDate;
	tallies: ReadonlyMap<string, Tally>;
	places: readonly Place[];
	/** Sentences and a table made from single rows, by section. */
	rows: Readonly<Record<string, ((desk: Desk) => Part) | undefined>>;
	/** What a mu of maize leaves, to compare with; undefined while the county has not said. */
	baseline?: Baseline | undefined;
	/** Of a village, what those are called who helped it. */
	nameOf?: (giver: string) => string;
	/** What people added, by section. */
	texts: Readonly<Record<string, string | null>>;
	signature: string;
};

/** What stands in the table: its name, the measure, what that is counted in, and the word for it where that is not the unit's own. */
const columns: readonly (readonly [string, string, CanonicalUnit | 'count', string?])[] = [
	['果园', 'orchard.area', 'e4mu'],
	['管护', 'work.done', 'e4mu', '亩次'],
	['送出苗木', 'donation.sent', 'tree'],
	['收到苗木', 'donation.received', 'tree'],
	['联村帮扶', 'support.acts', 'count', '次'],
	['专家到村', 'visit.done', 'count', '次'],
	['受理难题', 'problem.accepted', 'count', '个'],
	['办结', 'problem.closed', 'count', '个'],
	['采收', 'harvest.weight', 'g'],
	['卖了', 'sale.amount', 'fen'],
	['村集体收入', 'income.amount', 'fen'],
];

/** The parts of a township or a county side by side, in the register's order: never by who did most. What nobody did has no column. */
export function placesTable(places: readonly Place[], { kind, from, to }: Period, heading: string): PaperTable | undefined {
	const rows = [...places, { name: '合计', tally: addTallies(places.map(({ tally }) => tally)) }];
	const shown = columns.flatMap(([label, measure, unit, word]) => {
		if (measure === 'income.amount' && kind !== 'year') return [];
		const since = measure === 'orchard.area' ? {} : { from: from.slice(0, 7) };
		const sums = rows.map(({ tally }) => sumOf(tally, { measure, ...since, to: to.slice(0, 7) }));
		if (sums.at(-1) === 0) return [];
		const told = columnUnit(sums, unit);
		return [
			{
				head: `${label}（${word ?? (told ? unitName(told, 'zh-CN') : '')}）`,
				cells: sums.map((sum) => (told ? Number(fromCanonical(sum, told)) : sum)),
			},
		];
	});
	if (shown.length === 0) return undefined;
	return {
		head: [heading, ...shown.map(({ head }) => head)],
		rows: rows
			.map(({ name }, index) => [name, ...shown.map(({ cells }) => cells[index] ?? 0)])
			.filter(([, ...values]) => values.some((value) => value !== 0)),
	};
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七'] as const;

/** Writes the paper of a period: sentences of what happened and of nothing else, people's own words after them, and every number with where it is from. */
export function compose({ name, level, period, until, tallies, places, rows, nameOf, baseline, texts, signature }: Ground): Written {
	const desk = new Desk(addTallies(tallies.values()), period, until);
	const told = (key: string, sums: (desk: Desk) => Span[][] | Part): Part => {
		const single = rows[key]?.(desk) ?? { paragraphs: [] };
		const found = sums(desk);
		const added: Part = Array.isArray(found) ? { paragraphs: found } : found;
		const own = texts[key]?.split('\n').filter((line) => line.trim() !== '') ?? [];
		// What was given to whom comes before its sums, what is said of single blocks after them.
		const parts = key === 'support' ? [single, added] : [added, single];
		const all = [...parts.flatMap(({ paragraphs }) => paragraphs), ...own.map((line) => [line.trim()])].filter((one) => one.length > 0);
		const table = single.table ?? added.table;
		return { paragraphs: all, ...(table ? { table } : {}) };
	};
	const helpers = level === 'village' ? { ...(nameOf ? { nameOf } : {}) } : { flows: flowsIn(tallies.values(), period) };
	// A mu's payback is told by the year.
	const outlay = (): Part => {
		if (period.kind !== 'year') return { paragraphs: [] };
		const own = rows.outlay?.(desk) ?? { paragraphs: [] };
		const { paragraphs, table } = outlaySaid(desk, baseline);
		return { paragraphs: [...paragraphs, ...own.paragraphs], ...(table ? { table } : {}) };
	};
	const below = level === 'county' ? '乡镇' : '村';
	const table = level === 'village' ? undefined : placesTable(places, period, below);
	const parts: [string, Part][] = [
		['果园管护', told('orchard', orchard)],
		['联村帮扶', told('support', (at) => support(at, level, helpers))],
		['技术服务', told('service', service)],
		['产量与收入', told('income', income)],
		['投入与回本', outlay()],
		[`分${below}情况`, { paragraphs: [], ...(table ? { table } : {}) }],
		['存在问题和下步打算', told('plans', () => [])],
	];
	const filled = parts.filter(([, { paragraphs, table: rows }]) => paragraphs.length > 0 || rows);
	const sections: PaperSection[] = filled.map(([heading, part], index) => ({ heading: `${ordinals[index]}、${heading}`, ...part }));
	const nothing: PaperSection = { heading: '一、基本情况', paragraphs: [[`${desk.words.now}台账上没有记录。`]] };
	return {
		paper: {
			title: [`${name}联村产业工作`, `${periodName(period, 'zh-CN')}${desk.words.done}`],
			subtitle: `（截至${showDate(until, 'zh-CN')}）`,
			sections: sections.length > 0 ? sections : [nothing],
			signature,
			date: showDate(until, 'zh-CN'),
		},
		figures: desk.figures,
		villages: [...tallies.keys()],
		until,
	};
}
