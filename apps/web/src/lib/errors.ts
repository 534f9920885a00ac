import type { Language } from '@honghuo/core/refusal.ts';
import { NoAnswer } from './replica/transport.ts';
import { common } from './words.ts';

/** What to tell somebody whose request failed: the server's own words, or that it can't be reached. */
export function tell(error: unknown, language: Language): string {
	if (error instanceof NoAnswer && error.reason !== 'unreachable') return error.message;
	return common.unreachable[language === 'en' ? 1 : 0];
}
