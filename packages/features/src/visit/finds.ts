import { find } from '@honghuo/core/find.ts';
import { byId } from '@honghuo/core/row.ts';
import { orgUnits, placeName } from '../village/model.ts';
import { stateNames } from './messages.ts';
import { visits } from './model.ts';

/** Expert visits, by what they were about. */
export const finds = [
	find({
		kind: 'visit',
		heading: { 'zh-CN': '专家指导', en: 'Expert visits' },
		table: visits,
		columns: ['topic', 'summary'],
		reads: [({ village }) => [byId(orgUnits, village, village.slice(0, 9))]],
		gone: ({ withdrawnReason }) => withdrawnReason !== null,
		names: ({ topic, summary }) => [topic, summary ?? ''].filter(Boolean),
		shown: ({ topic, village, doneOn, scheduledOn, state }, rows, language) => ({
			title: topic.length > 40 ? `${topic.slice(0, 40)}…` : topic,
			detail: [placeName(village, rows), doneOn ?? scheduledOn, stateNames[state][language]].filter(Boolean).join(' · '),
		}),
		href: ({ id }) => `/visits/${id}`,
	}),
];
