/**
 * Stands in for `devalue` in the browser's bundle (4 kB of the first screen). Kit keeps the history's page state with it, which is plain JSON
 * here, and reads server loads, forms and remote functions, of which this app has none: those fail loudly, and a Kit that needs another
 * function fails the build.
 */
function absent(): never {
	throw new Error('This app has no server loads, form actions or remote functions: see lib/no-server-data.ts.');
}

/** A page's state as text. */
export const stringify = (state: unknown): string => JSON.stringify(state);

/** A page's state from text. */
export const parse = (text: string): unknown => JSON.parse(text);

export { absent as stringifyAsync, absent as uneval, absent as unflatten };
