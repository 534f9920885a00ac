import { byField, type Read, type Rows } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { orgUnits } from '../village/model.ts';
import { thresholdOf, yearly } from './figures.ts';
import { hasCollective, incomes, incomesOf } from './model.ts';

const digits = (most: number) =>
	v.pipe(v.string(), v.regex(/^\d{1,13}$/, 'a whole number'), v.transform(Number), v.maxValue(most, 'not so much'));
const query = v.strictObject({
	year: v.pipe(v.string(), v.regex(/^(19|20)\d\d$/, 'a year'), v.transform(Number)),
	amountFen: digits(1_000_000_000_000),
	/** A township's code: only its villages. */
	township: v.optional(v.pipe(v.string(), v.regex(/^\d{9}$/, '9 digits'))),
	/** `1` leaves grants out. */
	withoutGrants: v.optional(v.literal('1')),
});
const perVillage = v.strictObject({ village: input.villageCode, year: v.optional(v.pipe(v.string(), v.regex(/^(19|20)\d\d$/, 'a year'))) });

const placesOf = (township: string | undefined, rows: Rows) =>
	rows.find(orgUnits, 'level', 'village').filter(({ closedOn, id }) => closedOn === null && id.startsWith(township ?? ''));
const inOrder = (versions: readonly number[]) => [...new Set(versions)].filter((version) => version > 0).sort((a, b) => a - b);

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'income_threshold',
		query,
		about: {
			'zh-CN': '村集体收入达到某个数（分）的村有几个；另列有数的村、全部村、还没记的村（列出编码）、合计；可限定乡镇，可不算补助',
			en: 'How many villages’ collective income reached an amount (fen) in a year; with villages that have a figure, all villages, those missing by code, and the sum; optionally of a township, without grants',
		},
		reads: [
			(): Read[] => [byField(orgUnits, 'level', 'village')],
			({ township }, rows): Read[] => placesOf(township, rows).map(({ id }) => byField(incomes, 'village', id)),
		],
		compute: ({ year, amountFen, township, withoutGrants }, rows) => {
			const places = placesOf(township, rows);
			const all = places.flatMap(({ id }) => incomesOf(id, rows)).filter((one) => one.year === year);
			const [villages, others] = [places.filter(hasCollective), places.filter((unit) => !hasCollective(unit))];
			const found = thresholdOf(yearly(all, withoutGrants ? ['subsidy'] : []), {
				villages: villages.map(({ id }) => id),
				others: others.map(({ id }) => id),
				year,
				amountFen,
			});
			return {
				value: found.reached.length,
				unit: 'count',
				parts: {
					reached: found.reached.length,
					withFigure: found.reached.length + found.below.length,
					villages: found.villages,
					missing: found.missing.length,
					missingVillages: found.missing.join(','),
					amountFen: found.fen,
				},
				entries: inOrder(all.map(({ version }) => version)),
			};
		},
	}),
	figure({
		name: 'village_income',
		query: perVillage,
		about: {
			'zh-CN': '一个村的集体收入：合计，和每年每项来源；不含村民卖果的钱',
			en: 'A village’s collective income: the sum, and each year and source; what growers sold is not in it',
		},
		reads: [({ village }): Read[] => [byField(incomes, 'village', village)]],
		compute: ({ village, year }, rows) => {
			const all = incomesOf(village, rows).filter((one) => year === undefined || one.year === Number(year));
			return {
				value: all.length === 0 ? null : all.reduce((sum, { amountFen }) => sum + amountFen, 0),
				unit: 'fen',
				parts: Object.fromEntries(all.map((one) => [`${one.year}.${one.source}`, one.amountFen])),
				entries: inOrder(all.map(({ version }) => version)),
			};
		},
	}),
];
