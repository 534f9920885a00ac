import { isLocalDate, showDate } from '@honghuo/core/dates.ts';
import { byField, byId, type Read, type Rows } from '@honghuo/core/row.ts';
import { figure, type Page } from '@honghuo/core/slice.ts';
import { display } from '@honghuo/core/units.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { cropNames, plantings, varieties, varietyName } from '../orchard/model.ts';
import { checks } from '../survival/model.ts';
import { orgUnits, placeName } from '../village/model.ts';
import { flowOf, flowOfBlock } from './figures.ts';
import { itemUnits, kindNames, stateNames } from './messages.ts';
import { type Donation, donations, items, stateOf, titleOf } from './model.ts';

const query = v.pipe(
	v.strictObject({
		donation: v.optional(input.id),
		toVillage: v.optional(input.villageCode),
		fromVillage: v.optional(input.villageCode),
		fromTeam: v.optional(input.id),
		block: v.optional(input.id),
		unit: v.optional(v.picklist(itemUnits), 'tree'),
	}),
	v.check(
		({ unit: _, ...places }) => Object.values(places).filter((one) => one !== undefined).length === 1,
		'exactly one of donation, toVillage, fromVillage, fromTeam, block',
	),
);
type Query = v.InferOutput<typeof query>;

const asked = ({ donation, toVillage, fromVillage, fromTeam }: Query, rows: Rows): Donation[] => {
	if (donation) return [rows.get(donations, donation)].filter((row) => row !== undefined);
	if (toVillage) return rows.find(donations, 'toVillage', toVillage);
	if (fromVillage) return rows.find(donations, 'fromVillage', fromVillage);
	return fromTeam ? rows.find(donations, 'fromTeam', fromTeam) : [];
};

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'donation',
		query,
		about: {
			'zh-CN': '捐赠：送出、签收、栽下、成活各多少，按一批、收的村、送的村、送的队；按地块是栽在那里的捐赠苗',
			en: 'Donations: given, received, planted, alive; of one, by receiving or giving village, by team; of a block the donated trees that stand there',
		},
		reads: [
			({ donation, toVillage, fromVillage, fromTeam, block }): Read[] => [
				byId(donations, donation),
				...(toVillage ? [byField(donations, 'toVillage', toVillage)] : []),
				...(fromVillage ? [byField(donations, 'fromVillage', fromVillage)] : []),
				...(fromTeam ? [byField(donations, 'fromTeam', fromTeam)] : []),
				...(block ? [byField(plantings, 'block', block)] : []),
			],
			(wanted, rows): Read[] => [
				...asked(wanted, rows).flatMap(({ id }) => [byField(items, 'donation', id), byField(checks, 'donation', id)]),
				...(wanted.block ? rows.find(plantings, 'block', wanted.block).map(({ id }) => byField(checks, 'planting', id)) : []),
			],
			(wanted, rows): Read[] => [
				byId(plantings, ...asked(wanted, rows).flatMap(({ id }) => rows.find(checks, 'donation', id).map(({ planting }) => planting))),
			],
		],
		compute: (wanted, rows) => {
			if (wanted.block) {
				const { planted, alive, checked, entries } = flowOfBlock(wanted.block, rows);
				return { value: planted, unit: 'tree', parts: { planted, alive, checked }, entries };
			}
			const { unit, donated, received, planted, alive, checked, entries } = flowOf(asked(wanted, rows), rows, wanted.unit);
			return { value: donated, unit, parts: { donated, received, planted, alive, checked }, entries };
		},
	}),
];

const say = {
	from: { 'zh-CN': '谁送的', en: 'From' },
	to: { 'zh-CN': '送给', en: 'To' },
	state: { 'zh-CN': '到哪一步', en: 'Where it is' },
	sent: { 'zh-CN': '送出', en: 'Dispatched' },
	received: { 'zh-CN': '签收', en: 'Received' },
	go: { 'zh-CN': '我是收苗的村，去签收', en: 'We receive it: sign for it' },
	open: { 'zh-CN': '我是这两个村的，打开看', en: 'We gave or received it: open it' },
} as const;

const donationOf = (item: string, rows: Rows): Donation | undefined => {
	const row = rows.get(items, item);
	return row && rows.get(donations, row.donation);
};

/** The label on a bundle: what is in it, from which village to which, and where it is. */
export const pages: readonly Page[] = [
	{
		prefix: 'b',
		about: { 'zh-CN': '一捆一签：扫捆签看到的页面，不用登录', en: 'What the label on a bundle opens; nobody signs in' },
		reads: [
			(id) => [byId(items, id)],
			(id, rows) => {
				const item = rows.get(items, id);
				if (!item) return [];
				const { donation, variety } = item;
				return [
					byId(donations, donation),
					byField(items, 'donation', donation),
					byId(varieties, variety),
					byField(checks, 'donation', donation),
				];
			},
			(id, rows) => {
				const donation = donationOf(id, rows);
				return donation ? [byId(orgUnits, donation.fromVillage, donation.toVillage)] : [];
			},
			(id, rows) => {
				const donation = donationOf(id, rows);
				const villages = donation ? [donation.fromVillage, donation.toVillage] : [];
				return [byId(orgUnits, ...villages.map((village) => rows.get(orgUnits, village)?.parent))];
			},
		],
		render: (id, rows, { language }) => {
			const item = rows.get(items, id);
			const donation = item && rows.get(donations, item.donation);
			if (!item || !donation || donation.state === 'draft') return undefined;
			const state = stateOf(donation, rows);
			const variety = rows.get(varieties, item.variety);
			const day = (on: string | null) => (isLocalDate(on) ? showDate(on, language) : '');
			return {
				title: titleOf(
					varietyName(variety, language),
					variety ? cropNames[variety.crop][language] : '',
					kindNames[item.kind][language],
					language,
				),
				lead: display(item.qty, item.unit, language),
				facts: [
					{ label: say.from[language], value: placeName(donation.fromVillage, rows) },
					{ label: say.to[language], value: placeName(donation.toVillage, rows) },
					{ label: say.state[language], value: stateNames[state][language] },
					{ label: say.sent[language], value: day(donation.dispatchedOn) },
					{ label: say.received[language], value: day(donation.receivedOn) },
				].filter(({ value }) => value !== ''),
				link: { text: state === 'dispatched' ? say.go[language] : say.open[language], href: `/donations/${donation.id}` },
			};
		},
	},
];
