import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	sale_in_future: {
		'zh-CN': '卖的日子还没到。卖完再记，或者改成实际的日子。',
		en: 'The day of the sale has not come yet. Record it when it is sold, or correct the day.',
	},
	sale_before_planting: {
		'zh-CN': '这批 {year} 年才种，还没有可卖的。改卖出的日子，或者看看是不是选错了批次。',
		en: 'This cohort was planted in {year} only. Correct the day of sale, or check whether another cohort was meant.',
	},
	sale_before_harvest: {
		'zh-CN': '这一批{day}才采，卖不到那么早。改一下日期，或者换一批采收。',
		en: 'This was picked on {day} and can’t have been sold before. Correct the day, or choose another harvest.',
	},
	sale_exceeds_harvest: {
		'zh-CN': '这一批只剩 {left} 没卖，记了 {weight}。是不是多打了一位？改小，或者换一批采收。',
		en: 'Only {left} of this harvest is unsold, but {weight} was entered. Correct the weight or choose another harvest.',
	},
	sale_weight_absurd: {
		'zh-CN': '这块地出不了 {weight}。看看是不是多打了 0，或者单位选错了。',
		en: 'This block cannot have given {weight}. Check for a zero too many, or the unit.',
	},
	sale_price_absurd: {
		'zh-CN': '{weight} 卖 {money}，没有这样的价。看看钱和重量是不是多打了 0，或者少打了。',
		en: '{money} for {weight} is no price of anything grown. Check the zeros of the money and the weight.',
	},
	money_beyond_land: {
		'zh-CN': '这块地上一笔用不着 {money}，一亩超过 100 万元了。看看是不是多打了 0。',
		en: '{money} on this block is more than a million yuan a mu. Check for a zero too many.',
	},
	sale_harvest_mismatch: {
		'zh-CN': '这批采收不是这批种植的。重新选一下。',
		en: 'That harvest is not of this planting. Choose again.',
	},
	sale_harvest_withdrawn: {
		'zh-CN': '这次采收已经撤下了，不能再卖它的。换一批，或者只按种植记。',
		en: 'That harvest has been withdrawn. Choose another, or record the sale for the planting.',
	},
	buyer_unknown: {
		'zh-CN': '收购名单里没有这一家。先添上，或者不填。',
		en: 'This buyer is not on the list. Add them first, or leave it empty.',
	},
	money_typed: {
		'zh-CN': '填的数和要记的对不上。重新填一遍。',
		en: 'What was typed is not the amount to be recorded. Enter it again.',
	},
	sale_withdrawn: { 'zh-CN': '这笔销售已经撤下了，不用再改。', en: 'This sale has been withdrawn; it can no longer be changed.' },
	cost_in_future: {
		'zh-CN': '花钱的日子还没到。花了再记，或者改成实际的日子。',
		en: 'The day of the outlay has not come yet. Record it when it is spent, or correct the day.',
	},
	cost_withdrawn: { 'zh-CN': '这笔投入已经撤下了，不用再改。', en: 'This outlay has been withdrawn; it can no longer be changed.' },
	money_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	money_correction_closed: {
		'zh-CN': '记下已经超过 7 天，你改不了了。请本村第一书记或村书记来改。',
		en: 'It was recorded more than 7 days ago. Ask the first secretary or the village secretary to correct it.',
	},
	row_harvest_unknown: {
		'zh-CN': '{day} 没有这批的采收。改对采收日期，或者空着，只按种植记。',
		en: 'There is no harvest of it on {day}. Correct 采收日期, or leave it empty.',
	},
	row_harvest_several: {
		'zh-CN': '{day} 采了几次，不知道卖的是哪一次。空着只按种植记，或者在页面上记这一笔。',
		en: 'It was harvested several times on {day}. Leave 采收日期 empty, or enter this sale on its page.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
