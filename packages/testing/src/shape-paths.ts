/** As much of a valibot schema as tells its fields and rules. */
export type AnyShape = {
	entries?: Record<string, AnyShape>;
	wrapped?: AnyShape;
	item?: AnyShape;
	items?: readonly AnyShape[];
	options?: readonly unknown[];
	value?: AnyShape;
	pipe?: readonly (AnyShape & { kind: string; message?: unknown })[];
};

const isShape = (option: unknown): option is AnyShape => typeof option === 'object' && option !== null;

/** What is wrapped by a shape, under the same path. */
const within = (shape: AnyShape): AnyShape[] =>
	[shape.wrapped, shape.pipe?.[0] === shape ? undefined : shape.pipe?.[0], shape.value, ...(shape.options ?? [])].filter(isShape);
const rowsOf = ({ item, items = [] }: AnyShape): AnyShape[] => [item, ...items].filter(isShape);

/** Every field of a shape by its path, `0` for the rows of lists. */
export function pathsOf(shape: AnyShape, above: readonly string[] = []): string[] {
	return [
		...Object.entries(shape.entries ?? {}).flatMap(([key, field]) => [[...above, key].join('.'), ...pathsOf(field, [...above, key])]),
		...rowsOf(shape).flatMap((row) => pathsOf(row, [...above, '0'])),
		...within(shape).flatMap((inner) => pathsOf(inner, above)),
	];
}

/** What the rules of a shape say when they are broken, where they say something of their own. */
export function messagesOf(shape: AnyShape): string[] {
	const own = (shape.pipe ?? []).flatMap(({ kind, message }) => (kind === 'validation' && typeof message === 'string' ? [message] : []));
	return [...own, ...[...Object.values(shape.entries ?? {}), ...rowsOf(shape), ...within(shape)].flatMap(messagesOf)];
}

/** The word of a path in a list of words: that of the key within its parent, else of the key. */
export function wordOf(path: string, words: object): string | undefined {
	const keys = path.split('.');
	return [keys.slice(-2).join('.'), keys.at(-1) ?? ''].find((one) => Object.hasOwn(words, one));
}
