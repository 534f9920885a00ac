import type { Plugin } from 'vite';

/**
 * The oldest browsers the app is built for, of 2022: phones that get no updates stay in villages for years. Syntax and media queries are
 * brought down to them by the build; what they lack of the language's library must not be used at all.
 */
export const oldest = ['chrome99', 'edge99', 'firefox104', 'safari16'];

/** Methods, iterator helpers and expressions (Safari's before 16.4 knows no lookbehind) younger than that. Dependencies count too. */
const younger =
	/\.(?:toReversed|toSorted|toSpliced|groupBy|fromAsync|withResolvers|getOrInsert(?:Computed)?|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference|isWellFormed|toWellFormed|requestIdleCallback)\b|\.(?:values|keys|entries)\(\)\.(?:map|filter|take|drop|flatMap|reduce|toArray|some|every|find|forEach)\(|\(\?<[=!]/;

/** Fails the build when a file of the app uses what its oldest browsers do not have: there it would not start, or break where nobody looks. */
export function noYoungerThanOldest(): Plugin {
	return {
		name: 'no-younger-than-oldest',
		apply: 'build',
		applyToEnvironment: ({ name }) => name !== 'ssr',
		generateBundle(_options, bundle) {
			for (const [name, chunk] of Object.entries(bundle)) {
				const found = chunk.type === 'chunk' ? younger.exec(chunk.code) : null;
				if (!found || chunk.type !== 'chunk') continue;
				const around = chunk.code.slice(Math.max(0, found.index - 60), found.index + 60);
				this.error(`${name} uses ${found[0]}, which ${oldest.join(', ')} do not all have: …${around}…`);
			}
		},
	};
}
