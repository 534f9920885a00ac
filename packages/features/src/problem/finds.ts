import { find } from '@honghuo/core/find.ts';
import { byId } from '@honghuo/core/row.ts';
import { orgUnits, placeName } from '../village/model.ts';
import { stateNames } from './messages.ts';
import { problems } from './model.ts';

/** Problems, by what was asked, by village, or by their number at the hotline. */
export const finds = [
	find({
		kind: 'problem',
		heading: { 'zh-CN': '问题', en: 'Problems' },
		table: problems,
		columns: ['text', 'externalRef'],
		reads: [({ village }) => [byId(orgUnits, village, village.slice(0, 9))]],
		names: ({ text, externalRef, village }, rows) =>
			[text, externalRef ?? '', `${rows.get(orgUnits, village)?.name ?? ''}${text}`].filter(Boolean),
		shown: ({ text, village, occurredOn, state }, rows, language) => ({
			title: text.length > 40 ? `${text.slice(0, 40)}…` : text,
			detail: [placeName(village, rows), occurredOn, stateNames[state][language]].join(' · '),
		}),
		href: ({ id, village }) => `/problems/${id}?village=${village}`,
	}),
];
