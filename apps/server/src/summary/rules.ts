import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The sources of which any may change what a measure comes to. */
const sources = ['@honghuo/features/slices.ts', '@honghuo/core/measure.ts'];

let digest: string | undefined;

/** Stands for the rules by which sums are reckoned: sums kept by an earlier version of the program are not trusted. */
export function rulesDigest(): string {
	if (digest !== undefined) return digest;
	const hash = createHash('sha256');
	for (const source of sources) {
		const folder = fileURLToPath(new URL('.', import.meta.resolve(source)));
		const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
			(name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('node_modules'),
		);
		for (const name of files.sort()) hash.update(name).update(readFileSync(join(folder, name)));
	}
	digest = hash.digest('base64url').slice(0, 22);
	return digest;
}
