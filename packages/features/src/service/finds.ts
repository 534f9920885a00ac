import { find } from '@honghuo/core/find.ts';
import { byField } from '@honghuo/core/row.ts';
import { serviceKindNames } from './messages.ts';
import { serviceLinks, serviceTeams } from './model.ts';

/** Service teams and paired institutions, by name and by who sent them. */
export const finds = [
	find({
		kind: 'service',
		heading: { 'zh-CN': '服务队和结对单位', en: 'Service teams and institutions' },
		table: serviceTeams,
		columns: ['name', 'dispatchedBy'],
		reads: [({ id }) => [byField(serviceLinks, 'team', id)]],
		gone: ({ toOn }) => toOn !== null,
		names: ({ name, dispatchedBy }) => [name, ...(dispatchedBy ? [dispatchedBy] : [])],
		shown: ({ id, name, kind, dispatchedBy }, rows, language) => {
			const villages = new Set(rows.find(serviceLinks, 'team', id).flatMap(({ village, toOn }) => (toOn === null ? [village] : [])));
			const count = language === 'en' ? `${villages.size} villages` : `${villages.size} 个村`;
			return { title: name, detail: [serviceKindNames[kind][language], dispatchedBy, count].filter(Boolean).join(' · ') };
		},
		href: ({ id }) => `/teams/${id}`,
	}),
];
