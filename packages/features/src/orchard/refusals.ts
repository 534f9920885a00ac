import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	village_not_yours: {
		'zh-CN': '这个村不在你的任职里。换成自己的村，或者请县管理员改任职。',
		en: 'This village is not in your posting. Choose your own village, or ask the county administrator.',
	},
	block_without_size: {
		'zh-CN': '地块要有面积，或者有株数。填一样就行。',
		en: 'A block needs an area or a count of trees. Enter one of them.',
	},
	variety_known: { 'zh-CN': '「{name}」已经在品种目录里，直接选它。', en: '"{name}" is already in the catalogue. Choose it there.' },
	variety_unknown: { 'zh-CN': '品种目录里没有这个品种。先添品种。', en: 'This cultivar is not in the catalogue. Add it first.' },
	planted_in_future: { 'zh-CN': '种植日期还没到。改成实际的日子。', en: 'The planting day lies in the future. Enter the real day.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
