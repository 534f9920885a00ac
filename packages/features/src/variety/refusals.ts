import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	variety_known: { 'zh-CN': '「{name}」已经在品种目录里，直接选它。', en: '“{name}” is already in the catalogue. Choose it there.' },
	variety_known_retired: {
		'zh-CN': '「{name}」已经在品种目录里，停用了。要接着用，请县里在品种目录恢复它。',
		en: '“{name}” is in the catalogue already, retired. To use it, have the county offer it again there.',
	},
	variety_retired: {
		'zh-CN': '「{name}」已经停用了。要接着用，点恢复。',
		en: '“{name}” is retired already. To use it, offer it again.',
	},
	variety_offered: { 'zh-CN': '「{name}」没有停用，不用恢复。', en: '“{name}” is not retired.' },
	variety_window: {
		'zh-CN': '采收期要么从哪天到哪天都填，要么都不填。补上另一个日子。',
		en: 'A harvest window needs both its days, or none. Enter the other day.',
	},
	variety_bearing: {
		'zh-CN': '盛果年比始果年还早。把两个年份对一下再记。',
		en: 'Full bearing is said to come before first bearing. Compare the two years.',
	},
	nothing_changed: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
