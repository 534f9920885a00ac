import type { Sentence } from '@honghuo/core/refusal.ts';

/** What a tag is: 示范链 or 品牌. */
export const tagKindNames = {
	chain: { 'zh-CN': '示范链', en: 'Demonstration chain' },
	brand: { 'zh-CN': '品牌', en: 'Brand' },
} as const satisfies Record<string, Sentence>;
export type TagKind = keyof typeof tagKindNames;
export const tagKinds = Object.keys(tagKindNames) as [TagKind, ...TagKind[]];
