import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	curve_known: {
		'zh-CN': '这个品种的「{system}」已经有一条产量线。打开那条改，或者换个种法的名字。',
		en: 'This cultivar already has a yield curve for “{system}”. Correct that one, or name the planting system otherwise.',
	},
	curve_flat: {
		'zh-CN': '每一年都是 0，算不出哪年回本。至少填一年的产量。',
		en: 'Every year is 0, so nothing can be paid back. Enter the yield of at least one year.',
	},
	curve_withdrawn: {
		'zh-CN': '这条产量线已经撤下了。要用的话另添一条。',
		en: 'This yield curve has been withdrawn. Add a new one if it is needed.',
	},
	maize_without_source: {
		'zh-CN': '种玉米一亩净落多少，要写明是谁算的、哪年的。补上来处再记。',
		en: 'What maize leaves a mu needs a source: who reckoned it, for which year. Add it and record again.',
	},
	nothing_changed: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
