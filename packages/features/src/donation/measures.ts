import type { Measure, Share } from '@honghuo/core/measure.ts';
import { byField, type Read, type Rows } from '@honghuo/core/row.ts';
import { plantings } from '../orchard/model.ts';
import { given } from './figures.ts';
import type { ItemUnit } from './messages.ts';
import { type Donation, donations, type Item, items } from './model.ts';

const itemsThen = (field: 'fromVillage' | 'toVillage'): Measure['reads'] => [
	(village): Read[] => [byField(donations, field, village)],
	(village, rows): Read[] => rows.find(donations, field, village).map(({ id }) => byField(items, 'donation', id)),
];

/** The items of the donations that have left, to or from a village. */
const parts = (field: 'fromVillage' | 'toVillage', village: string, rows: Rows, unit: ItemUnit): { donation: Donation; item: Item }[] =>
	rows
		.find(donations, field, village)
		.filter(given)
		.flatMap((donation) => rows.find(items, 'donation', donation.id).map((item) => ({ donation, item })))
		.filter(({ item }) => item.unit === unit);

const received = (name: string, unit: ItemUnit, about: Measure['about']): Measure => ({
	name,
	unit,
	about,
	reads: itemsThen('toVillage'),
	shares: (village, rows) =>
		parts('toVillage', village, rows, unit).flatMap(({ donation, item }) =>
			donation.receivedOn === null || item.receivedQty === null || item.receivedQty === 0
				? []
				: [{ on: donation.receivedOn, value: item.receivedQty, part: item.kind, entries: [donation.version, item.version] }],
		),
});

/** What of an item was planted, on the days its cohorts say; what they don't count, such as scions, on the day of the last. */
function plantedOf({ donation, item }: { donation: Donation; item: Item }, rows: Rows): Share[] {
	const cohorts = rows.find(plantings, 'sourceItem', item.id).sort((a, b) => (a.plantedOn < b.plantedOn ? -1 : 1));
	const counted = cohorts.flatMap(({ plantedOn, plantedQty, version }) =>
		plantedQty === null ? [] : [{ on: plantedOn, value: plantedQty, part: item.kind, entries: [item.version, version] }],
	);
	const rest = item.plantedQty - counted.reduce((sum, { value }) => sum + value, 0);
	if (rest === 0) return counted;
	const last = cohorts.at(-1);
	return [
		...counted,
		{
			on: last?.plantedOn ?? donation.receivedOn ?? donation.dispatchedOn ?? '',
			value: rest,
			part: item.kind,
			entries: [item.version, ...(last ? [last.version] : [])],
		},
	];
}

/** Seedlings, seed and scions: what a village sent, received and planted. Pieces and grams are never added to each other. */
export const measures: Measure[] = [
	{
		name: 'donation.sent',
		unit: 'tree',
		about: { 'zh-CN': '送出多少株，按苗木、接穗分；算送的村', en: 'Pieces sent, by kind; counted at the giving village' },
		reads: itemsThen('fromVillage'),
		shares: (village, rows) =>
			parts('fromVillage', village, rows, 'tree').map(({ donation, item }) => ({
				on: donation.dispatchedOn ?? '',
				value: item.qty,
				part: item.kind,
				entries: [donation.version, item.version],
			})),
	},
	received('donation.received', 'tree', { 'zh-CN': '收到多少株，按苗木、接穗分', en: 'Pieces received, by kind' }),
	received('donation.seed_received', 'g', { 'zh-CN': '收到多少种子', en: 'Seed received, by kind' }),
	{
		name: 'donation.planted',
		unit: 'tree',
		about: { 'zh-CN': '捐赠的栽下多少株，按苗木、接穗分', en: 'Donated pieces planted, by kind' },
		reads: [
			...itemsThen('toVillage'),
			(village, rows) =>
				rows
					.find(donations, 'toVillage', village)
					.flatMap(({ id }) => rows.find(items, 'donation', id))
					.map(({ id }) => byField(plantings, 'sourceItem', id)),
		],
		shares: (village, rows) => parts('toVillage', village, rows, 'tree').flatMap((part) => plantedOf(part, rows)),
	},
];
