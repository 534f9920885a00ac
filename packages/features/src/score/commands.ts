import { command } from '@honghuo/core/command.ts';
import { byId, insert, update } from '@honghuo/core/row.ts';
import { scoreSwitch } from './inputs.ts';
import { settingId, settings, usual } from './model.ts';
import { refuse } from './refusals.ts';

export const commands = [
	command({
		name: 'score.switch',
		input: scoreSwitch,
		who: ['administrator'],
		about: {
			'zh-CN': '考评星级开或关，写明为什么；平常是关的',
			en: 'Switch stars on or off for the county, saying why; they are off unless switched on',
		},
		reads: () => [byId(settings, settingId)],
		decide: ({ on, reason, ...given }, { rows }) => {
			const row = rows.get(settings, settingId);
			const known = row ?? usual;
			const next = {
				...{ on, reason },
				workPercent: given.workPercent ?? known.workPercent,
				survivalPercent: given.survivalPercent ?? known.survivalPercent,
				closurePercent: given.closurePercent ?? known.closurePercent,
			};
			if (!row) return [insert(settings, { id: settingId, village: null, ...next })];
			const same = (Object.keys(next) as (keyof typeof next)[]).every((field) => next[field] === row[field]);
			return same ? refuse('score_same') : [update(settings, row, next)];
		},
	}),
];
