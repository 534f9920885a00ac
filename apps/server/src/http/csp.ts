import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Content Security Policy of the pages (RELIABILITY.md §6): nothing from elsewhere, no inline script but those the build itself has put into its pages. */
export type Csp = (host: string | undefined) => string;

const inline = /<(script|style)(\s[^>]*)?>([\s\S]*?)<\/\1>/gi;

/** Reads the built pages once and allows their inline scripts and styles by hash. */
export function makeCsp(webRoot: string): Csp {
	const hashes = { script: new Set<string>(), style: new Set<string>() };
	for (const page of existsSync(webRoot) ? globSync('**/*.html', { cwd: webRoot }) : []) {
		for (const [, tag = '', attributes = '', content = ''] of readFileSync(join(webRoot, page), 'utf8').matchAll(inline)) {
			if (/\ssrc\s*=/i.test(attributes) || content === '') continue;
			hashes[tag.toLowerCase() as 'script' | 'style'].add(`'sha256-${createHash('sha256').update(content).digest('base64')}'`);
		}
	}
	const allowed = (name: string, list: ReadonlySet<string>) => [name, "'self'", ...list].join(' ');
	const fixed = [
		"default-src 'self'",
		allowed('script-src', hashes.script),
		allowed('style-src', hashes.style),
		// Svelte sets widths and colours as style attributes in prerendered pages.
		"style-src-attr 'unsafe-inline'",
		"img-src 'self' blob: data:",
		"media-src 'self' blob:",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	].join('; ');
	return (host) => `${fixed}; connect-src 'self'${host && /^[\w.[\]:-]+$/.test(host) ? ` ws://${host} wss://${host}` : ''}`;
}
