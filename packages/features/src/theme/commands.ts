import { command } from '@honghuo/core/command.ts';
import { byField, byId, insert, type Rows, update } from '@honghuo/core/row.ts';
import * as inputs from './inputs.ts';
import { type Theme, themes } from './model.ts';
import { refuse } from './refusals.ts';

const staff = ['administrator', 'county_official'] as const;

const themeNamed = (name: string, rows: Rows): Theme | undefined =>
	rows.find(themes, 'name', name).find(({ retiredReason }) => retiredReason === null);

export const commands = [
	command({
		name: 'theme.define',
		input: inputs.themeDefine,
		who: staff,
		about: { 'zh-CN': '建培训主题', en: 'Define a theme of training' },
		reads: ({ id, name }) => [byId(themes, id), byField(themes, 'name', name)],
		decide: ({ id, name }, { rows }) =>
			themeNamed(name, rows) ? refuse('theme_known', 'name', { name }) : [insert(themes, { id, village: null, name, retiredReason: null })],
	}),
	command({
		name: 'theme.rename',
		input: inputs.themeRename,
		who: staff,
		about: { 'zh-CN': '改主题的名字', en: 'Rename a theme' },
		merge: 'fields',
		reads: ({ theme, name }) => [byId(themes, theme), byField(themes, 'name', name)],
		decide: ({ theme, name }, { rows }) => {
			const row = rows.get(themes, theme);
			if (!row) return refuse('not_found', 'theme');
			if (row.retiredReason !== null) return refuse('theme_retired', 'theme');
			if (row.name === name) return refuse('theme_unchanged', 'name');
			return themeNamed(name, rows) ? refuse('theme_known', 'name', { name }) : [update(themes, row, { name })];
		},
	}),
	command({
		name: 'theme.retire',
		input: inputs.themeRetire,
		who: staff,
		about: { 'zh-CN': '停用一个主题，写明原因；办过的还算在它名下', en: 'Retire a theme with a reason; sessions held keep it' },
		merge: 'row',
		reads: ({ theme }) => [byId(themes, theme)],
		decide: ({ theme, reason }, { rows }) => {
			const row = rows.get(themes, theme);
			if (!row) return refuse('not_found', 'theme');
			return row.retiredReason === null ? [update(themes, row, { retiredReason: reason })] : refuse('theme_retired', 'theme');
		},
	}),
];
