import type { Sentence } from '@honghuo/core/refusal.ts';

/** What can befall an orchard; the order is the order of the tiles. */
export const eventNames = {
	frost: { 'zh-CN': '霜冻', en: 'Frost' },
	hail: { 'zh-CN': '冰雹', en: 'Hail' },
	drought: { 'zh-CN': '干旱', en: 'Drought' },
	flood: { 'zh-CN': '洪涝', en: 'Flood' },
	pest: { 'zh-CN': '病虫害', en: 'Pest or disease' },
} as const satisfies Record<string, Sentence>;
export type EventKind = keyof typeof eventNames;
export const eventKinds = Object.keys(eventNames) as [EventKind, ...EventKind[]];
