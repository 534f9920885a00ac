import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	income_in_future: { 'zh-CN': '{year} 年还没到。改成已经到了的年份。', en: '{year} has not come yet. Correct the year.' },
	income_there: {
		'zh-CN': '{year} 年这一项已经记了 {amount}。要改，就在那条上更正。',
		en: 'This source has {amount} for {year} already. Correct that record instead.',
	},
	income_split: {
		'zh-CN': '{year} 年只能一样：要么分来源记，要么记一个总数。先撤下另一样，再记。',
		en: 'For {year} either the sources are recorded or one sum. Withdraw the other first.',
	},
	income_typed: { 'zh-CN': '填的数和要记的对不上。重新填一遍。', en: 'What was typed is not the amount. Type it again.' },
	income_absurd: {
		'zh-CN': '一个村一项一年没有 {money}。看看是不是多打了 0，或者单位选错了。',
		en: 'No village takes in {money} from one source in a year. Check for a zero too many, or the unit.',
	},
	income_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	income_withdrawn: { 'zh-CN': '这条已经撤下了。要记就重新记。', en: 'This record has been withdrawn. Record it anew.' },
	row_income_nothing: {
		'zh-CN': '这一行一个数也没有。填上收入，或者删掉这一行。',
		en: 'This row has no amount. Fill one in, or delete the row.',
	},
	row_income_sum: {
		'zh-CN': '「合计」是 {total}，各项加起来是 {sum}，对不上。改对再导入。',
		en: '合计 is {total}, but the sources add up to {sum}. Correct the row.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
