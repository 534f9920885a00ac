import type * as v from 'valibot';
import type { varietyAdd } from './inputs.ts';

const appleYears = { firstBearingYear: 5, fullBearingYear: 8 };
const appleSource = '苹果始果第 2–5 年、盛果第 6–8 年，这里按晚的算';
/** Late April, when pollination begins in the calendar of western Liaoning: a county with its own records corrects it. */
const usualBloom = '04-25';

/** The catalogue a county starts with, each with its source (DOMAIN.md §7); the county adds its own. */
export const startingVarieties: readonly Omit<v.InferInput<typeof varietyAdd>, 'id'>[] = [
	{
		crop: 'pear',
		name: '早金酥',
		nameEn: 'Zaojinsu',
		harvestFrom: '07-25',
		harvestTo: '08-15',
		firstBearingYear: 3,
		fullBearingYear: 5,
		usualBloom,
		source: '建昌县石佛乡 2016 年试验；比早酥早熟 20 天',
	},
	{ crop: 'pear', name: '早酥', nameEn: 'Zaosu', harvestFrom: '08-14', harvestTo: '08-31', usualBloom, source: '辽西果树农时' },
	{ crop: 'pear', name: '华酥', nameEn: 'Huasu', firstBearingYear: 3, usualBloom, source: '华酥 3×4 米宽行试验' },
	{ crop: 'apple', name: '维纳斯黄金', nameEn: 'Venus Gold', aliases: ['维纳斯'], ...appleYears, usualBloom, source: appleSource },
	{ crop: 'apple', name: '乐琪', nameEn: 'Rockit', ...appleYears, usualBloom, source: appleSource },
	{ crop: 'apple', name: '爱妃', nameEn: 'Envy', ...appleYears, usualBloom, source: appleSource },
	{ crop: 'apple', name: '信农黄', nameEn: 'Shinano Gold', ...appleYears, usualBloom, source: appleSource },
	{
		crop: 'hawthorn',
		name: '山楂',
		nameEn: 'Hawthorn',
		harvestFrom: '09-20',
		harvestTo: '10-20',
		fullBearingYear: 10,
		source: '每亩 33–56 株，盛果第 7–10 年，这里按晚的算',
	},
	{
		crop: 'peony',
		name: '油用牡丹',
		nameEn: 'Oil peony',
		harvestFrom: '07-25',
		harvestTo: '08-20',
		firstBearingYear: 3,
		fullBearingYear: 5,
		source: '第 3 年见籽、第 5 年稳产，净作每亩 300–500 斤籽；每年八月收籽',
	},
	{ crop: 'millet', name: '谷子', nameEn: 'Millet', harvestFrom: '09-10', harvestTo: '10-05' },
	{ crop: 'maize', name: '玉米', nameEn: 'Maize', harvestFrom: '09-15', harvestTo: '10-10' },
];

/** The yield curves a county starts with (DOMAIN.md §7), by the cultivar's name. An assumed point is one the source does not print. */
export const startingCurves = [
	{
		variety: '早金酥',
		system: 'V 形密植 0.5×4 米',
		treesPerMu: 333,
		points: [
			{ age: 3, gPerMu: 799_200 },
			{ age: 5, gPerMu: 3_762_900 },
			{ age: 6, gPerMu: 5_061_600 },
		],
		source: '建昌县石佛乡 2016 年试验：第 3 年每亩 799.2 公斤，第 5 年 3,762.9 公斤（进入盛果期），第 6 年 5,061.6 公斤',
	},
	{
		variety: '华酥',
		system: '宽行 3×4 米',
		treesPerMu: 56,
		points: [
			{ age: 2, gPerMu: 0 },
			{ age: 5, gPerMu: 558_000 },
			{ age: 7, gPerMu: 2_000_000, assumed: true },
		],
		source: '华酥 3×4 米试验：第 3 年始果，第 5 年每亩 558 公斤，盛果约 2,000 公斤；盛果从哪年起没有印，按第 7 年推定',
	},
] as const;
