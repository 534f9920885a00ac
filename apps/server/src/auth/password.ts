import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { ApiError } from '../http/errors.ts';
import { common } from './common-passwords.ts';

/** scrypt's cost: 2^15 blocks of 1 KiB, three passes (one of OWASP's equal-strength settings of 2025; 32 MiB a hash). Stored with each hash. */
const cost = { ln: 15, r: 8, p: 3 };
const length = 32;
/** Hashes wait in line two at a time: eight at once take five times as long each (RELIABILITY.md §5). */
const line = pLimit(2);
/** Longer lines than this are turned away, so that a flood of sign-ins can't pile up for minutes. */
const longestLine = 120;

const run = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

function derive(password: string, salt: Buffer, { ln, r, p }: typeof cost): Promise<Buffer> {
	if (line.pendingCount >= longestLine) throw new ApiError('server_busy', undefined, 60);
	const N = 2 ** ln;
	return line(() => run(password.normalize('NFKC'), salt, length, { N, r, p, maxmem: 256 * N * r }));
}

/** `scrypt$ln=15,r=8,p=3$salt$hash`, salt and hash in base64. */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16);
	const hash = await derive(password, salt, cost);
	return `scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

/** Made once, so that an unknown username costs the same work as a known one. */
const nobody = `scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${randomBytes(16).toString('base64')}$${randomBytes(length).toString('base64')}`;

/** Whether the password is the one kept. Without anything kept it answers no after the same time. */
export async function checkPassword(password: string, kept: string | undefined): Promise<boolean> {
	const [, settings = '', salt = '', hash = ''] = (kept ?? nobody).split('$');
	const named = Object.fromEntries(settings.split(',').map((pair) => pair.split('=') as [string, string]));
	const made = await derive(password, Buffer.from(salt, 'base64'), {
		ln: Number(named.ln),
		r: Number(named.r),
		p: Number(named.p),
	});
	return timingSafeEqual(made, Buffer.from(hash, 'base64')) && kept !== undefined;
}

/** Whether a password is too easy: under 10 or over 128 characters, well known, all of few characters, a run of keys, or built on the username. */
export function isWeak(password: string, username: string): boolean {
	const characters = [...password];
	if (characters.length < 10 || characters.length > 128) return true;
	const plain = password.normalize('NFKC').toLowerCase();
	if (new Set(plain).size < 5) return true;
	const name = username.normalize('NFKC').toLowerCase();
	if (name.length >= 3 && plain.includes(name)) return true;
	// 「password」 with digits and marks around it is no better than 「password」.
	const core = plain.replace(/^[^a-z]+|[^a-z]+$/g, '');
	return common.has(plain) || (core.length >= 4 && core.length > plain.length - 5 && common.has(core)) || isRun(plain);
}

const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p'];

const isRun = (plain: string): boolean => runs.some((keys) => keys.includes(plain) || [...keys].reverse().join('').includes(plain));
