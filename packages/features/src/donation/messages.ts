import type { Sentence } from '@honghuo/core/refusal.ts';

/** What is given (DOMAIN.md §10). */
export const kindNames = {
	seedling: { 'zh-CN': '苗', en: 'Seedlings' },
	seed: { 'zh-CN': '种子', en: 'Seed' },
	scion: { 'zh-CN': '接穗', en: 'Scions' },
} as const satisfies Record<string, Sentence>;
export type ItemKind = keyof typeof kindNames;
export const itemKinds = Object.keys(kindNames) as [ItemKind, ...ItemKind[]];

/** Units of items on the wire: pieces and grams. */
export const itemUnits = ['tree', 'g'] as const;
export type ItemUnit = (typeof itemUnits)[number];

/** Where a donation is, as people say it. `planted` and `following` are derived and never stored. */
export const stateNames = {
	draft: { 'zh-CN': '草稿', en: 'Draft' },
	pledged: { 'zh-CN': '答应送', en: 'Pledged' },
	dispatched: { 'zh-CN': '等签收', en: 'Awaits receipt' },
	received: { 'zh-CN': '签收了', en: 'Received' },
	planted: { 'zh-CN': '栽上了', en: 'Planted' },
	following: { 'zh-CN': '跟踪成活', en: 'Followed up' },
	closed: { 'zh-CN': '办完了', en: 'Closed' },
	cancelled: { 'zh-CN': '取消了', en: 'Cancelled' },
} as const satisfies Record<string, Sentence>;
export type State = keyof typeof stateNames;

/** The states somebody declares; they only ever move forward. */
export const storedStates = ['draft', 'pledged', 'dispatched', 'received', 'closed', 'cancelled'] as const;
