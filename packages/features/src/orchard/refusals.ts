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
	variety_window: {
		'zh-CN': '采收期要么从哪天到哪天都填，要么都不填。补上另一个日子。',
		en: 'A harvest window needs both its days, or none. Enter the other day.',
	},
	variety_bearing: {
		'zh-CN': '盛果年比始果年还早。把两个年份对一下再记。',
		en: 'Full bearing is said to come before first bearing. Compare the two years.',
	},
	nothing_changed: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed.' },
	planting_removed: {
		'zh-CN': '这批已经在 {on} 挖掉了，不能再改接或再挖。看看是不是选错了批次。',
		en: 'This cohort was removed on {on}. Check whether another cohort was meant.',
	},
	topwork_same: {
		'zh-CN': '它本来就是「{name}」，不用高接。换一个品种，或者不用记。',
		en: 'It is "{name}" already. Choose another cultivar, or record nothing.',
	},
	topwork_other_crop: {
		'zh-CN': '「{from}」接不成「{to}」。选同一种果树的品种；要是换了树，先记挖掉，再记新种的。',
		en: '"{from}" cannot be worked over to "{to}", another crop. Choose a cultivar of the same crop; if the trees were replaced, record the removal and a new planting.',
	},
	topwork_no_tree: {
		'zh-CN': '「{name}」不是果树，接不了。换了品种就记挖掉，再记新种的。',
		en: '"{name}" is no tree and cannot be worked over. Record its removal and a new planting.',
	},
	topwork_day: {
		'zh-CN': '高接的日子要在种植（或上一次高接）之后、今天以前。改成实际的日子。',
		en: 'A top-working comes after planting, or after the one before it, and not in the future. Enter the real day.',
	},
	topwork_not_last: {
		'zh-CN': '后面还接过一次，先撤后面那次，再撤这次。',
		en: 'The trees were worked over again since. Withdraw the later one first.',
	},
	topwork_withdrawn: { 'zh-CN': '这次高接已经撤下了，不用再撤。', en: 'This top-working has been withdrawn already.' },
	planting_checked: {
		'zh-CN': '{on} 查成活时这批还在。挖掉的日子要在那天以后；查错了先撤那次检查。',
		en: 'This cohort was seen standing on {on}. It was removed later, or that check has to be withdrawn first.',
	},
	removed_day: {
		'zh-CN': '挖掉的日子要在种植和高接之后、今天以前。改成实际的日子。',
		en: 'A removal comes after planting and top-working, and not in the future. Enter the real day.',
	},
	row_block_unknown: {
		'zh-CN': '{village}没有「{orchard}」的「{block}」这块地。改对名字，或者先导入地块。',
		en: 'There is no block “{block}” of “{orchard}” in {village}. Correct the name, or import the blocks first.',
	},
	row_block_several: {
		'zh-CN': '{village}有几块地都叫「{block}」。填上果园再导入。',
		en: 'There are several blocks “{block}” in {village}. Fill in the orchard.',
	},
	row_planting_unknown: {
		'zh-CN': '「{block}」上没有种「{variety}」，或者日子对不上。改对品种和种植日期，或者先导入种植。',
		en: '“{variety}” does not grow on “{block}”, or not since that day. Correct it, or import the plantings first.',
	},
	row_planting_several: {
		'zh-CN': '「{block}」上有几批「{variety}」。填上「种植日期」，说明是哪一批。',
		en: 'Several cohorts of “{variety}” stand on “{block}”. Fill in 种植日期 to say which.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
