import { command } from '@honghuo/core/command.ts';
import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { byId, insert, update } from '@honghuo/core/row.ts';
import { scoreRule, scoreSwitch } from './inputs.ts';
import { rules, settingId, settings } from './model.ts';
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
		decide: ({ on, reason }, { rows }) => {
			const row = rows.get(settings, settingId);
			if (!row) return [insert(settings, { id: settingId, village: null, on, reason })];
			return row.on === on && row.reason === reason ? refuse('score_same') : [update(settings, row, { on, reason })];
		},
	}),
	command({
		name: 'score.rule',
		input: scoreRule,
		who: ['administrator', 'county_official'],
		about: {
			'zh-CN': '定几成算一颗星：从哪天起、凭什么定的；以前的各期还按当时的',
			en: 'Set from which shares on a star is given: from which day, and by what decision; earlier periods keep theirs',
		},
		reads: ({ id }) => [byId(rules, id)],
		decide: (given, { today }) =>
			given.fromOn > addDays(asLocalDate(today), 366) ? refuse('score_far', 'fromOn') : [insert(rules, { ...given, village: null })],
	}),
];
