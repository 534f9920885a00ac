import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	planting_elsewhere: {
		'zh-CN': '这块地上没有这批种植。重新选种的啥；没有的话先添种植。',
		en: 'This planting is not on that block. Choose again, or enter the planting first.',
	},
	harvest_in_future: {
		'zh-CN': '采收日还没到。采完再记，或者改成实际的日子。',
		en: 'The day of harvest has not come yet. Record it when it is picked, or correct the day.',
	},
	harvest_not_standing: {
		'zh-CN': '这批{day}{happened}，那天没有可采的。改采收日，或者看看是不是选错了批次。',
		en: 'This cohort {happened} on {day}: there was nothing to pick on that day. Correct it, or check whether another cohort was meant.',
	},
	harvest_block_closed: {
		'zh-CN': '「{name}」{on}起停用，那天以后不能再采。改采收日，或者先重新启用。',
		en: '“{name}” is closed since {on}; nothing is picked there later. Correct the day, or open it again first.',
	},
	picked_too_early: {
		'zh-CN':
			'{block}{sprayed}打过药（{product}），标签上的安全间隔期是 {days} 天（见 GB/T 8321），{until}起才能采。等到那天再采；非采不可，写明为什么。',
		en: '{block} was sprayed on {sprayed} ({product}); its label says to wait {days} days (see GB/T 8321), so it may be picked from {until}. Wait, or give the reason why it can’t.',
	},
	harvest_marketable: {
		'zh-CN': '商品果 {marketable}，比总产 {gross}还多。改一下再记。',
		en: 'Marketable {marketable} is more than the gross {gross}. Correct one of them.',
	},
	harvest_absurd: {
		'zh-CN': '这块地收不了 {gross}。看看是不是多打了 0，或者单位选错了。',
		en: 'This block cannot have given {gross}. Check for a zero too many, or the unit.',
	},
	harvest_below_sold: {
		'zh-CN': '这一批已经卖了 {sold}，总产不能比它少。先改销售那一条。',
		en: 'Already {sold} of this harvest is sold; the gross cannot be less. Correct the sale first.',
	},
	harvest_after_sale: {
		'zh-CN': '这一批{day}就有卖的，采收不能在那以后。先改销售的日子，再改采收日。',
		en: 'Some of this harvest was sold on {day}, so it was picked by then. Correct the day of the sale first.',
	},
	harvest_has_sales: {
		'zh-CN': '这一批下面还有 {n} 笔销售。先撤下销售，再撤这条。',
		en: 'Sales of this harvest on record: {n}. Withdraw them first, then this.',
	},
	harvest_typed: {
		'zh-CN': '填的数和要记的重量对不上。重新填一遍。',
		en: 'What was typed is not the weight to be recorded. Enter it again.',
	},
	harvest_withdrawn: { 'zh-CN': '这次采收已经撤下了，不用再改。', en: 'This harvest has been withdrawn; it can no longer be changed.' },
	harvest_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	harvest_correction_closed: {
		'zh-CN': '记下已经超过 7 天，你改不了了。请本村第一书记或村书记来改。',
		en: 'It was recorded more than 7 days ago. Ask the first secretary or the village secretary to correct it.',
	},
	reference_known: {
		'zh-CN': '这个品种已经有单种参照了。直接改那一条。',
		en: 'This cultivar already has a sole reference. Correct that one.',
	},
	reference_typed: {
		'zh-CN': '填的数和要记的亩产对不上。重新填一遍。',
		en: 'What was typed is not the yield to be recorded. Enter it again.',
	},
	reference_withdrawn: { 'zh-CN': '这条参照已经撤下了。重新添一条就行。', en: 'This reference has been withdrawn. Add it anew.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
