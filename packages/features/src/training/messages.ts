import type { Sentence } from '@honghuo/core/refusal.ts';

/** Where a session stands: planned → held; or cancelled. */
export const sessionStateNames = {
	planned: { 'zh-CN': '还没办', en: 'Planned' },
	held: { 'zh-CN': '办过了', en: 'Held' },
	cancelled: { 'zh-CN': '不办了', en: 'Cancelled' },
} as const satisfies Record<string, Sentence>;
export type SessionState = keyof typeof sessionStateNames;
export const sessionStates = Object.keys(sessionStateNames) as [SessionState, ...SessionState[]];
