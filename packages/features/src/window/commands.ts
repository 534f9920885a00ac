import { command } from '@honghuo/core/command.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { windowSet } from './inputs.ts';
import { fullBloom, windows } from './model.ts';
import { refuse } from './refusals.ts';

export const commands = [
	command({
		name: 'window.set',
		input: windowSet,
		who: ['administrator', 'county_official', 'expert'],
		about: {
			'zh-CN': '改本县农时：哪样活平常从哪天到哪天（月-日）；两个都空着就按默认',
			en: 'Set when a work of the year is usually done in this county, MM-DD; null for both goes back to the default',
		},
		merge: 'fields',
		reads: ({ window, work }) => [byId(windows, window), byField(windows, 'work', work)],
		decide: ({ window, work, firstDay, lastDay }, { rows }) => {
			const [row] = rows.find(windows, 'work', work);
			const first = firstDay === undefined ? (row?.firstDay ?? null) : firstDay;
			const last = lastDay === undefined ? (row?.lastDay ?? null) : lastDay;
			if ((first === null) !== (last === null)) return refuse('window_half', first === null ? 'firstDay' : 'lastDay');
			if (work === fullBloom && first !== null && (first !== last || first > '06-30')) return refuse('window_bloom', 'firstDay');
			if (first === (row?.firstDay ?? null) && last === (row?.lastDay ?? null)) return refuse('nothing_changed', 'window');
			const days = { firstDay: first, lastDay: last };
			return [row ? update(windows, row, days) : insert(windows, { id: window, village: null, work, ...days })];
		},
	}),
];
