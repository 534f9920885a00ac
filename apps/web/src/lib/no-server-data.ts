/**
 * Stands in for `devalue` in the browser's bundle (4 kB of the first screen): Kit reads and writes data of server loads, forms and remote
 * functions with it, and this app has none of them. Using one fails loudly here; a Kit that needs another function fails the build.
 */
function absent(): never {
	throw new Error('This app has no server loads, form actions or remote functions: see lib/no-server-data.ts.');
}

export { absent as parse, absent as stringify, absent as stringifyAsync, absent as unflatten };
