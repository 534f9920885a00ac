import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	evidence_days: {
		'zh-CN': '开始日期在结束日期后面，或者还没到。改一下日期。',
		en: 'The days are in the wrong order or lie ahead. Correct them.',
	},
	evidence_expires: {
		'zh-CN': '有效期从今天起，最长 90 天。换个日期，到期再给也行。',
		en: 'A code opens it from today on, for 90 days at most. Choose another day; it can be given again.',
	},
	evidence_code_known: { 'zh-CN': '这个码用过了。重新生成一个。', en: 'This code has been used. Make another one.' },
	evidence_revoked: { 'zh-CN': '已经收回了，不用再收。', en: 'It has been taken back already; nothing is left to do.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
