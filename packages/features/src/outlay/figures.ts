import type { Cell, PaperTable, Span } from '@honghuo/core/paper.ts';
import { perMu } from '@honghuo/core/rates.ts';
import { add, compare, divide, grouped, type Rational, rational, toDecimal } from '@honghuo/core/rational.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { fromCanonical } from '@honghuo/core/units.ts';
import { type Desk, joined, type Part, sentence } from '../material/model.ts';
import { type Block, blockName } from '../orchard/model.ts';
import { curveFor, payback, termsOf } from '../payback/figures.ts';
import { type Curve, yearPart } from '../payback/model.ts';

/** What a mu of maize leaves a year, who says so, and the entries it rests on. */
export type Baseline = { fenPerMu: number; source: string; entries: number[] };

/** The county's baseline, where it has set one. */
export function baselineOf(rows: Rows): Baseline | undefined {
	const { maizeFenPerMu, maizeSource, row } = termsOf(rows);
	return maizeFenPerMu === null || !row ? undefined : { fenPerMu: maizeFenPerMu, source: maizeSource ?? '', entries: [row.version] };
}

const zero = rational(0);
/** Fen as whole yuan: a mean over many blocks has no fen. */
const yuan = (fen: Rational): number => Number(toDecimal(divide(fen, rational(100)), 0));
const yuanText = (fen: Rational): string => `${grouped(String(yuan(fen)))} 元`;

/** A year after planting: the land that has come so far, and what a mu of it took and brought since it was planted. */
type Year = { year: number; area: Span[]; cost: Span[]; income: Span[]; costFen: Rational; incomeFen: Rational };

function yearsOf(desk: Desk): Year[] {
	const years: Year[] = [];
	let [costFen, incomeFen] = [zero, zero];
	for (let year = 1; desk.held('payback.area', [yearPart(year)]) > 0; year++) {
		const [own, area] = [[yearPart(year)], desk.held('payback.area', [yearPart(year)])];
		costFen = add(costFen, perMu(desk.held('payback.cost', own), area) ?? zero);
		incomeFen = add(incomeFen, perMu(desk.held('payback.income', own), area) ?? zero);
		const parts = Array.from({ length: year }, (_, n) => yearPart(n + 1));
		years.push({
			...{ year, costFen, incomeFen },
			area: desk.stock(`栽后第 ${year} 年的果园`, 'payback.area', 'e4mu', { parts: own }),
			cost: desk.stock(`栽后到第 ${year} 年的投入`, 'payback.cost', 'fen', { parts }),
			income: desk.stock(`栽后到第 ${year} 年的收入`, 'payback.income', 'fen', { parts }),
		});
	}
	return years;
}

/** A number of a table that opens what the named figure rests on. */
const cell = (value: number, [named]: readonly Span[]): Cell => (typeof named === 'object' ? { value, figure: named.figure } : value);

/**
 * What a mu took and brought since it was planted, year by year beside maize, and the year in which it was paid back. Years before that are
 * investment years and no loss.
 */
export function outlaySaid(desk: Desk, baseline: Baseline | undefined): { paragraphs: Span[][]; table?: PaperTable } {
	const years = yearsOf(desk);
	const [first, last] = [years[0], years.at(-1)];
	if (!first || !last) return { paragraphs: [] };
	const paid = years.find(({ costFen, incomeFen }) => compare(incomeFen, costFen) >= 0);
	const maizeBy = ({ year }: Year) => rational((baseline?.fenPerMu ?? 0) * year);
	const better = baseline && years.find((one) => compare(one.incomeFen, add(one.costFen, maizeBy(one))) >= 0);
	const maize = baseline
		? [
				'同样年数种玉米每亩净落 ',
				...desk.about(yuanText(maizeBy(last)), desk.row('maize', '玉米每亩每年净落', baseline.fenPerMu, 'fen', baseline.entries)),
				baseline.source ? `（出处：${baseline.source}）` : '',
				...(better ? ['，', ...desk.about(`第 ${better.year} 年起比种玉米多`, better.income)] : ['，还没有超过种玉米']),
			].filter((span) => span !== '')
		: ['县里还没有定玉米的数，不和玉米比'];
	const reached = last.income.length > 0 ? ['、收入 ', ...desk.about(yuanText(last.incomeFen), last.income)] : ['，还没有收入'];
	const table: PaperTable = {
		head: ['栽后', '果园（亩）', '每亩累计投入（元）', '每亩累计收入（元）', ...(baseline ? ['玉米同期净落（元/亩）'] : [])],
		rows: years.map((one) => [
			`第 ${one.year} 年`,
			cell(Number(fromCanonical(desk.held('payback.area', [yearPart(one.year)]), 'mu')), one.area),
			cell(yuan(one.costFen), one.cost),
			cell(yuan(one.incomeFen), one.income),
			...(baseline ? [{ value: yuan(maizeBy(one)), figure: 'maize' }] : []),
		]),
	};
	return {
		paragraphs: [
			sentence([
				...['从栽的那年就记了投入的果园 ', ...first.area, '，', ...desk.about(`到第 ${last.year} 年`, last.area)],
				...['每亩累计投入 ', ...desk.about(yuanText(last.costFen), last.cost), ...reached, '，'],
				...(paid ? desk.about(`第 ${paid.year} 年回本`, paid.income) : ['还在投入期，没到回本的时候']),
			]),
			sentence(maize),
		],
		table,
	};
}

/** In which year the yield curve nearest to these blocks says they will be paid back, with the county's price and outlay. */
export function forecast(blocks: readonly Block[], rows: Rows, desk: Desk): Part {
	const terms = termsOf(rows);
	const found = blocks.flatMap((block): { curve: Curve; name: string; entry: number }[] => {
		const curve = curveFor(block, rows);
		return curve ? [{ curve, name: blockName(block, rows), entry: block.version }] : [];
	});
	const said = [...Map.groupBy(found, ({ curve }) => curve.id).values()].map((some): Span[] => {
		const [{ curve }] = some as [(typeof some)[number]];
		const { year, entries } = payback(curve, terms, 'none');
		const names = some.map(({ name }) => name).join('、');
		const all = [...entries, ...some.map(({ entry }) => entry)].sort((a, b) => a - b);
		if (year === null) return [`${names}照「${curve.system}」的产量，十五年内还收不回投入`];
		const named = desk.row(`payback ${curve.id}`, `${names}照「${curve.system}」的产量回本`, year, 'count', all, '年');
		return [`${names}照「${curve.system}」的产量，预计第 `, ...named, '回本'];
	});
	const behind = terms.row ? [terms.row.version] : [];
	const price = said.length > 0 ? desk.row('price', '果价每公斤', terms.priceFenPerKg, 'fen', behind) : [];
	return { paragraphs: said.length > 0 ? [sentence(['果价按每公斤 ', ...price, '算，', ...joined(said, '；')])] : [] };
}
