import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** An absolute path from one relative to the root. */
export const inRoot = (path) => join(root, path);

/** The script behind a package's command, to be run by the Node we picked; a shebang would take any Node. */
export function binOf(name, command = name) {
	const folder = inRoot(`node_modules/${name}`);
	const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Something a person can put right: one line for them, no stack. */
export class Problem extends Error {
	constructor(message, exitCode = 1) {
		super(message);
		this.exitCode = exitCode;
	}
}
