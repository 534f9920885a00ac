import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	place_incomplete: {
		'zh-CN': '村点要么给经度和纬度，要么给图上的横竖位置，两样选一样、都给全。',
		en: 'Give either latitude and longitude, or both parts of a position on the map: one of the two, and whole.',
	},
	place_outside: {
		'zh-CN': '这个经纬度不在国内。看看是不是经度、纬度填反了，要填 WGS-84 的度数。',
		en: 'These coordinates lie outside the country. Check that latitude and longitude are not swapped; they are degrees of WGS-84.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
