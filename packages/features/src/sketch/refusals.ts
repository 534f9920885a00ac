import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	orchard_closed: {
		'zh-CN': '这个果园已经停用。要接着用，先重新启用果园。',
		en: 'This orchard is closed. Open it again first.',
	},
	block_closed: {
		'zh-CN': '「{name}」已经停用，不能再改。要接着用，先重新启用。',
		en: '“{name}” is closed and can’t be changed. Open it again first.',
	},
	nothing_changed: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	outline_crossed: {
		'zh-CN': '「{name}」的边线自己交叉了，围不成一块地。挪一挪角再记。',
		en: 'The outline of “{name}” crosses itself and encloses no land. Move a corner, then save again.',
	},
	outline_twice: {
		'zh-CN': '「{name}」画了两遍。留一个再记。',
		en: '“{name}” is drawn twice. Keep one of the two.',
	},
	drawn_meanwhile: {
		'zh-CN': '「{name}」刚有人画过，先照他的放着。到画图里看一眼，还要按你的就再画一次。',
		en: 'Somebody has drawn “{name}” meanwhile, and theirs stands. Look at it; draw it again if yours is right.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
