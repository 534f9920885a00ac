import { find } from '@honghuo/core/find.ts';
import { byField, byId } from '@honghuo/core/row.ts';
import { display } from '@honghuo/core/units.ts';
import { varieties, varietyName } from '../orchard/model.ts';
import { orgUnits, placeName } from '../village/model.ts';
import { kindNames } from './messages.ts';
import { donations, items, itemsOf } from './model.ts';

/** Donations, by either village, cultivar and note. */
export const finds = [
	find({
		kind: 'donation',
		heading: { 'zh-CN': '捐赠', en: 'Donations' },
		table: donations,
		columns: ['note'],
		reads: [
			({ id, fromVillage, toVillage }) => [
				byField(items, 'donation', id),
				byId(orgUnits, fromVillage, toVillage, fromVillage.slice(0, 9), toVillage.slice(0, 9)),
			],
			({ id }, rows) => [byId(varieties, ...rows.find(items, 'donation', id).map(({ variety }) => variety))],
		],
		gone: ({ state }) => state === 'cancelled',
		names: ({ id, fromVillage, toVillage, note }, rows) =>
			[
				`${rows.get(orgUnits, fromVillage)?.name ?? ''}${rows.get(orgUnits, toVillage)?.name ?? ''}`,
				...itemsOf(id, rows).map(({ variety }) => rows.get(varieties, variety)?.name ?? ''),
				note ?? '',
			].filter(Boolean),
		shown: ({ id, fromVillage, toVillage, dispatchedOn }, rows, language) => ({
			title: `${placeName(fromVillage, rows)} → ${placeName(toVillage, rows)}`,
			detail: [
				dispatchedOn,
				...itemsOf(id, rows).map(
					({ variety, kind, qty, unit }) =>
						`${varietyName(rows.get(varieties, variety), language)}${language === 'en' ? ' ' : ''}${kindNames[kind][language]} ${display(qty, unit, language)}`,
				),
			]
				.filter(Boolean)
				.join(' · '),
		}),
		href: ({ id }) => `/donations/${id}`,
	}),
];
