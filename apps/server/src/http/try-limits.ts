import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { usernameKey } from '../auth/accounts.ts';
import { ApiError, type ErrorCode } from './errors.ts';

/*
 * Guessing is slowed for an account and for an address, yet a whole office behind one address signs in within a minute: only failures are kept
 * against either (RELIABILITY.md §6). A try is counted before the password is looked at, so that many at once can't slip through, and given back
 * when it was right. Counted by this process: behind several, an attacker gets that many times the tries, still far too few.
 */

const tenMinutes = 600;
/** Wrong tries on one account from one address: 「试得太多，10 分钟后再来」. */
const pair = { points: 8, duration: tenMinutes };
/** Wrong tries on one account from anywhere; above `pair`, or one stranger could lock somebody out. */
const account = { points: 60, duration: tenMinutes };
/** Wrong tries from one address on any account. */
const address = { points: 120, duration: tenMinutes };
/** Requests a minute from one address without a session, and of one person: far above what the app does. */
const anonymous = { points: 600, duration: 60 };
const person = { points: 1200, duration: 60 };

/** Notes without an account: from one address, on one label, and on one label from one address. A village behind one address may all write the same day. */
const writing = {
	address: { points: 20, duration: 3_600 },
	label: { points: 12, duration: 3_600 },
	pair: { points: 4, duration: tenMinutes },
};

/** Answers that mean the secret was wrong. */
const wrongSecret: ReadonlySet<ErrorCode> = new Set([
	'sign_in_wrong',
	'password_wrong',
	'setup_code_wrong',
	'invitation_unknown',
	'evidence_code_wrong',
	'box_number_wrong',
]);

/** Limits on guessing and on flooding. With `lifted` nothing is limited: for tests that send thousands of bad requests. */
export class TryLimits {
	readonly #lifted: boolean;
	readonly #pair = new RateLimiterMemory({ keyPrefix: 'pair', ...pair });
	readonly #account = new RateLimiterMemory({ keyPrefix: 'account', ...account });
	readonly #address = new RateLimiterMemory({ keyPrefix: 'address', ...address });
	readonly #anonymous = new RateLimiterMemory({ keyPrefix: 'anonymous', ...anonymous });
	readonly #person = new RateLimiterMemory({ keyPrefix: 'person', ...person });

	readonly #writing = {
		pair: new RateLimiterMemory({ keyPrefix: 'write pair', ...writing.pair }),
		label: new RateLimiterMemory({ keyPrefix: 'write label', ...writing.label }),
		address: new RateLimiterMemory({ keyPrefix: 'write address', ...writing.address }),
	};

	constructor(lifted = false) {
		this.#lifted = lifted;
	}

	/** Runs a try with a secret: a password or a code. `subject` is the username; what is none begins with `#`, as no username does. Throws ApiError `too_many_tries`; one that throws because the secret was wrong stays counted. */
	async guard<T>(from: string, subject: string, attempt: () => Promise<T>): Promise<T> {
		if (this.#lifted) return attempt();
		const key = usernameKey(subject);
		const counters: [RateLimiterMemory, string][] = [
			[this.#pair, `${from} ${key}`],
			[this.#account, key],
			[this.#address, from],
		];
		await refuseWhenSpent(counters, 'too_many_tries');
		try {
			const result = await attempt();
			await giveBack(counters);
			return result;
		} catch (error) {
			// A sleeping database or a weak new password says nothing about the secret.
			if (!(error instanceof ApiError) || !wrongSecret.has(error.code)) await giveBack(counters);
			throw error;
		}
	}

	/** Counts a note somebody without an account leaves on a label. Throws ApiError `too_many_requests`. */
	async write(from: string, label: string): Promise<void> {
		if (this.#lifted) return;
		const { pair, label: of, address } = this.#writing;
		await refuseWhenSpent(
			[
				[pair, `${from} ${label}`],
				[of, label],
				[address, from],
			],
			'too_many_requests',
		);
	}

	/** Counts a request of a person, or of an address nobody has signed in from. Throws ApiError `too_many_requests`. */
	async count(from: string, who: string | undefined): Promise<void> {
		if (!this.#lifted) await refuseWhenSpent([who === undefined ? [this.#anonymous, from] : [this.#person, who]], 'too_many_requests');
	}
}

async function refuseWhenSpent(
	counters: readonly [RateLimiterMemory, string][],
	code: 'too_many_tries' | 'too_many_requests',
): Promise<void> {
	for (const [limiter, key] of counters) {
		try {
			await limiter.consume(key);
		} catch (spent) {
			if (!(spent instanceof RateLimiterRes)) throw spent;
			const seconds = Math.max(1, Math.ceil(spent.msBeforeNext / 1000));
			throw new ApiError(code, { minutes: Math.ceil(seconds / 60) }, seconds);
		}
	}
}

const giveBack = (counters: readonly [RateLimiterMemory, string][]) => Promise.all(counters.map(([limiter, key]) => limiter.reward(key)));
