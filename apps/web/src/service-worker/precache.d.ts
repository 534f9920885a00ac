declare module 'virtual:precache' {
	/** Paths of the files the app needs without a signal, relative to the origin. */
	export const precache: readonly string[];
}
