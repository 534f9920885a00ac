import { isIPv6 } from 'node:net';
import type { Language } from '@honghuo/core/refusal.ts';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';

/** Address of the caller. With `trusted` proxies in front, the one the outermost of them saw; anything further left in the header is hearsay. */
export function addressOf(c: Context, trusted: number): string {
	const direct = directAddress(c);
	if (trusted === 0) return direct;
	const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
	return hops.at(-trusted) || direct;
}

/** The other end of the connection itself; empty where there is none, as in tests. */
function directAddress(c: Context): string {
	try {
		return getConnInfo(c).remote.address ?? '';
	} catch {
		return '';
	}
}

/** What limits are counted by: an IPv6 network is one caller, because whoever has one address of it has 2^64. */
export function networkOf(address: string): string {
	if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
	const [head = '', tail] = address.split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail === undefined || tail === '' ? [] : tail.split(':');
	const all = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
	return `${all.slice(0, 4).join(':')}::/64`;
}

/** Whether the caller is this machine itself, and not somebody behind a proxy on it. */
export const isLoopback = (c: Context): boolean =>
	/^(127\.|::1$|::ffff:127\.)/.test(directAddress(c)) &&
	c.req.header('x-forwarded-for') === undefined &&
	c.req.header('forwarded') === undefined;

/** The reader's language by Accept-Language: English where it is asked for before Chinese, else zh-CN. */
export function languageOf(c: Context): Language {
	const header = c.req.header('accept-language');
	if (!header) return 'zh-CN';
	const wanted = parseAccept(header).find(({ type }) => /^(zh|en)\b/i.test(type));
	return wanted && /^en/i.test(wanted.type) ? 'en' : 'zh-CN';
}

/**
 * Whether a browser page of this origin may act here. `PUBLIC_URL` names the origins exactly; without it a page may act on the host it came from.
 * Asked for every unsafe request and for the socket's upgrade alike. Undefined is a tool that is no browser.
 */
export function originAllowed(publicUrls: readonly string[], origin: string | undefined, host: string | undefined): boolean {
	if (origin === undefined) return true;
	if (publicUrls.length > 0) return publicUrls.includes(origin);
	const url = URL.parse(origin);
	return url !== null && /^https?:$/.test(url.protocol) && url.host === host?.toLowerCase();
}

/** Address for links people open: PUBLIC_URL, else the host the request names. */
export const baseUrl = (c: Context, publicUrls: readonly string[]): string => publicUrls[0] ?? new URL(c.req.url).origin;
