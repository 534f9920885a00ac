import { between } from '@honghuo/core/refusal.ts';
import { byField, byId, type Read, type Rows } from '@honghuo/core/row.ts';
import { figure, type Page } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import { items } from '../donation/model.ts';
import * as input from '../inputs.ts';
import { harvestDays } from '../orchard/figures.ts';
import { blocks, cropNames, type Planting, plantings, standing, varieties, varietyName } from '../orchard/model.ts';
import { orgUnits, placeName } from '../village/model.ts';
import { survivalOf } from './figures.ts';
import { checkKinds, verdictNames } from './messages.ts';
import { checks } from './model.ts';

const query = v.pipe(
	v.strictObject({
		planting: v.optional(input.id),
		block: v.optional(input.id),
		village: v.optional(input.villageCode),
		donation: v.optional(input.id),
		kind: v.optional(v.picklist(checkKinds)),
	}),
	v.check(
		({ planting, block, village, donation }) => [planting, block, village, donation].filter((one) => one !== undefined).length === 1,
		'exactly one of planting, block, village, donation',
	),
);
type Query = v.InferOutput<typeof query>;

const cohortsOf = ({ planting, block, village, donation }: Query, rows: Rows): Planting[] => {
	if (planting) return [rows.get(plantings, planting)].filter((row) => row !== undefined);
	if (block) return rows.find(plantings, 'block', block);
	if (village) return rows.find(plantings, 'village', village);
	return rows.find(items, 'donation', donation ?? '').flatMap(({ id }) => rows.find(plantings, 'sourceItem', id));
};

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'survival',
		query,
		about: {
			'zh-CN': '成活率：最近一次查的活株 / 查的株数，按原来栽的算，补植不算进去；一批、一块地、一个村或一批捐赠',
			en: 'Survival: alive of inspected by each cohort’s newest check, gap filling left out; of a cohort, a block, a village or a donation',
		},
		reads: [
			({ planting, block, village, donation }): Read[] => [
				byId(plantings, planting),
				...(block ? [byField(plantings, 'block', block)] : []),
				...(village ? [byField(plantings, 'village', village)] : []),
				...(donation ? [byField(items, 'donation', donation)] : []),
			],
			({ donation }, rows): Read[] =>
				donation ? rows.find(items, 'donation', donation).map(({ id }) => byField(plantings, 'sourceItem', id)) : [],
			(asked, rows): Read[] => cohortsOf(asked, rows).map(({ id }) => byField(checks, 'planting', id)),
		],
		compute: (asked, rows) => {
			const { alive, inspected, dead, missing, rate, verdict, unchecked, entries } = survivalOf(cohortsOf(asked, rows), rows, asked.kind);
			return {
				value: rate === undefined ? null : Number(rate.replace('%', '')),
				unit: 'percent',
				parts: { alive, inspected, dead, missing, verdict: verdict ?? null, unchecked },
				entries,
			};
		},
	}),
];

const say = {
	block: { 'zh-CN': '地块', en: 'Block' },
	village: { 'zh-CN': '在哪', en: 'Where' },
	planted: { 'zh-CN': '哪年栽的', en: 'Planted in' },
	trees: { 'zh-CN': '栽了', en: 'Trees planted' },
	harvest: { 'zh-CN': '什么时候熟', en: 'Ripens' },
	survival: { 'zh-CN': '成活', en: 'Survival' },
	go: { 'zh-CN': '我是这里的人，打开记账', en: 'I work here: open the ledger' },
} as const;

/** The post of a block or of a cohort: what grows here, since when, how it lives. */
export const pages: readonly Page[] = [
	{
		prefix: 'p',
		about: { 'zh-CN': '一地一码：扫地头的码看到的页面，不用登录', en: 'What the code on a block’s post opens; nobody signs in' },
		reads: [
			(id) => [byId(blocks, id), byId(plantings, id), byField(plantings, 'block', id)],
			(id, rows) => {
				const one = rows.get(plantings, id);
				const cohorts = [...(one ? [one] : []), ...rows.find(plantings, 'block', id)];
				return [
					byId(blocks, one?.block),
					...cohorts.flatMap((cohort) => [byId(varieties, cohort.variety), byField(checks, 'planting', cohort.id)]),
					byId(orgUnits, one?.village, rows.get(blocks, id)?.village),
				];
			},
			(id, rows) => {
				const village = rows.get(plantings, id)?.village ?? rows.get(blocks, id)?.village;
				return [byId(orgUnits, village && rows.get(orgUnits, village)?.parent)];
			},
		],
		render: (id, rows, { language }) => {
			const and = between(language);
			const one = rows.get(plantings, id);
			const block = rows.get(blocks, one?.block ?? id);
			if (!block || block.closedReason !== null) return undefined;
			const cohorts = one ? [one] : standing(block.id, rows);
			const named = cohorts.map((cohort) => ({ cohort, variety: rows.get(varieties, cohort.variety) }));
			const trees = cohorts.reduce((sum, { plantedQty }) => sum + (plantedQty ?? 0), 0);
			const { rate, verdict } = survivalOf(cohorts, rows);
			const sorts = [...new Map(named.flatMap(({ variety }) => (variety ? [[variety.id, variety] as const] : []))).values()];
			const ripe = sorts.flatMap((variety) => {
				const days = harvestDays(variety, language);
				return days ? [sorts.length > 1 ? `${varietyName(variety, language)} ${days}` : days] : [];
			});
			return {
				title: [...new Set(named.flatMap(({ variety }) => varietyName(variety, language) || []))].join(and) || block.name,
				lead: [...new Set(named.map(({ variety }) => (variety ? cropNames[variety.crop][language] : '')))].filter(Boolean).join(and),
				facts: [
					{ label: say.village[language], value: placeName(block.village, rows) },
					{ label: say.block[language], value: block.name },
					{ label: say.planted[language], value: [...new Set(cohorts.map(({ plantedOn }) => plantedOn.slice(0, 4)))].sort().join(and) },
					{ label: say.trees[language], value: trees > 0 ? `${trees} ${language === 'en' ? 'trees' : '株'}` : '' },
					{ label: say.harvest[language], value: ripe.join(language === 'en' ? '; ' : '；') },
					{ label: say.survival[language], value: rate && verdict ? `${rate} ${verdictNames[verdict][language]}` : '' },
				].filter(({ value }) => value !== ''),
				link: { text: say.go[language], href: `/blocks/${block.orchard}` },
			};
		},
	},
];
