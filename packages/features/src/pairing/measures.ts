import type { Measure } from '@honghuo/core/measure.ts';
import { byField, byId } from '@honghuo/core/row.ts';
import { pairingContacts, pairings } from './model.ts';

/** What a village, a township and the county add up of how pairs met. */
export const measures: Measure[] = [
	{
		name: 'pairing.contacts',
		unit: 'count',
		about: {
			'zh-CN': '结对见面次数，按结对的种类分，记在被带的村',
			en: 'Contacts of pairings, by kind, counted at the village that is helped',
		},
		reads: [
			(village) => [byField(pairingContacts, 'village', village)],
			(village, rows) => [byId(pairings, ...rows.find(pairingContacts, 'village', village).map(({ pairing }) => pairing))],
		],
		shares: (village, rows) =>
			rows
				.find(pairingContacts, 'village', village)
				.filter(({ withdrawnReason }) => withdrawnReason === null)
				.map(({ occurredOn, pairing, version }) => {
					const kind = rows.get(pairings, pairing)?.kind;
					return { on: occurredOn, value: 1, ...(kind ? { part: kind } : {}), entries: [version] };
				}),
	},
];
