import { command } from '@honghuo/core/command.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { catalogueKeepers } from '../variety/model.ts';
import { windowSet } from './inputs.ts';
import { fullBloom, windows } from './model.ts';
import { refuse } from './refusals.ts';

export const commands = [
	command({
		name: 'window.set',
		input: windowSet,
		who: catalogueKeepers,
		about: {
			'zh-CN': '改本县农时：哪样活平常从哪天到哪天（月-日）；两个都空着就按默认',
			en: 'Set when a work of the year is usually done in this county, MM-DD; null for both goes back to the default',
		},
		merge: 'fields',
		reads: ({ window, work }) => [byId(windows, window), byField(windows, 'work', work)],
		decide: ({ window, work, ...fields }, { rows }) => {
			const [row] = rows.find(windows, 'work', work);
			const { given, same } = givenOf(row ?? unset, fields);
			const days = { ...(row ?? unset), ...given };
			const { firstDay: first, lastDay: last } = days;
			if ((first === null) !== (last === null)) return refuse('window_half', first === null ? 'firstDay' : 'lastDay');
			if (work === fullBloom && first !== null && (first !== last || first > '06-30')) return refuse('window_bloom', 'firstDay');
			if (same) return refuse('nothing_changed', 'window');
			return [row ? update(windows, row, given) : insert(windows, { ...days, id: window, village: null, work })];
		},
	}),
];

/** Not set by the county yet: the default holds. */
const unset = { firstDay: null, lastDay: null };
