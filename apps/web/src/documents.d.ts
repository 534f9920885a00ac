/** A document of the software, made into a page's text when the app is built. */
declare module '*.md?html' {
	const html: string;
	export default html;
}
