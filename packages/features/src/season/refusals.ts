import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	bloom_place: {
		'zh-CN': '花期记在一个村上，或者记在一块地上，选一样。',
		en: 'A bloom is of a village or of a block: give one of them.',
	},
	bloom_in_future: {
		'zh-CN': '这天还没到。等花开了再记，或者改成实际的日子。',
		en: 'That day has not come yet. Record the bloom when it is there, or correct the day.',
	},
	bloom_out_of_season: {
		'zh-CN': '花期在 1 月到 6 月之间。看看月份是不是填错了。',
		en: 'Bloom falls between January and June. Check the month.',
	},
	bloom_known: {
		'zh-CN': '这里今年的花期已经记过，是{on}。要改就改那条。',
		en: 'The bloom of this place and year is recorded already, on {on}. Correct that record.',
	},
	bloom_withdrawn: { 'zh-CN': '这条花期已经撤下了，不用再改。', en: 'This bloom has been withdrawn; it can no longer be changed.' },
	variety_unknown: { 'zh-CN': '品种目录里没有这个品种。先添品种。', en: 'This cultivar is not in the catalogue. Add it first.' },
	nothing_changed: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
