import { find } from '@honghuo/core/find.ts';
import { byField } from '@honghuo/core/row.ts';
import { tagKindNames } from './messages.ts';
import { puts, tags } from './model.ts';

/** Chains and brands; where one leads to, its villages stand. */
export const finds = [
	find({
		kind: 'tag',
		heading: { 'zh-CN': '示范链和品牌', en: 'Chains and brands' },
		table: tags,
		columns: ['name'],
		reads: [({ id }) => [byField(puts, 'tag', id)]],
		gone: ({ retiredReason }) => retiredReason !== null,
		names: ({ name, kind }) => [name, tagKindNames[kind]['zh-CN']],
		shown: ({ id, name, kind }, rows, language) => {
			const villages = new Set(rows.find(puts, 'tag', id).flatMap(({ village, until }) => (village && until === null ? [village] : [])));
			const count = language === 'en' ? `${villages.size} villages` : `${villages.size} 个村`;
			return { title: name, detail: `${tagKindNames[kind][language]} · ${count}` };
		},
		href: ({ id }) => `/tags/${id}`,
	}),
];
