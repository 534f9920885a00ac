import type { Result } from '@honghuo/core/command.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import { features } from '@honghuo/features/slices.ts';
import type { Outcome } from './commit.ts';

/** The answers to commands in the reader's language, as HTTP and socket both give them. */
export const answers = (outcomes: readonly Outcome[], language: Language): Result[] =>
	outcomes.map((outcome) => {
		if (outcome.status === 'accepted') return outcome;
		const { code, field } = outcome.refusal;
		return {
			id: outcome.id,
			status: 'refused',
			code,
			message: features.say(outcome.refusal, language),
			...(field === undefined ? {} : { field }),
		};
	});
