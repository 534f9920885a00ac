import { find } from '@honghuo/core/find.ts';
import { byId } from '@honghuo/core/row.ts';
import { orgUnits, placeName } from '../village/model.ts';
import { blocks, orchards } from './model.ts';

/** Orchards and blocks. Those of villages a device does not hold are asked from the server. */
export const finds = [
	find({
		kind: 'orchard',
		heading: { 'zh-CN': '果园', en: 'Orchards' },
		table: orchards,
		columns: ['name'],
		reads: [({ village }) => [byId(orgUnits, village, village.slice(0, 9))]],
		gone: ({ closedReason }) => closedReason !== null,
		names: ({ name, village }, rows) => [name, `${rows.get(orgUnits, village)?.name ?? ''}${name}`],
		shown: ({ name, village }, rows) => ({ title: name, detail: placeName(village, rows) }),
		href: ({ id }) => `/blocks/${id}`,
	}),
	find({
		kind: 'block',
		heading: { 'zh-CN': '地块', en: 'Blocks' },
		table: blocks,
		columns: ['name'],
		reads: [({ village, orchard }) => [byId(orchards, orchard), byId(orgUnits, village, village.slice(0, 9))]],
		gone: ({ closedReason }) => closedReason !== null,
		names: ({ name, village }, rows) => [name, `${rows.get(orgUnits, village)?.name ?? ''}${name}`],
		shown: ({ name, village, orchard }, rows) => ({
			title: name,
			detail: [placeName(village, rows), rows.get(orchards, orchard)?.name].filter(Boolean).join(' · '),
		}),
		href: ({ orchard }) => `/blocks/${orchard}`,
	}),
];
