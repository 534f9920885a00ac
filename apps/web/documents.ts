import { readFile } from 'node:fs/promises';
import { Marked } from 'marked';
import type { Plugin } from 'vite';

/** Only what is on the web or in the product can be opened from the page; another document of the software is named. */
const reader = new Marked({
	renderer: {
		link({ href, text }) {
			return /^(https?:|\/)/.test(href) ? `<a href="${href}">${text}</a>` : `${text}（docs/${href}）`;
		},
	},
});

/** `….md?html`: a document of the software as a page shows it, made when the app is built, so that page and document never differ. */
export const documents: Plugin = {
	name: 'documents',
	enforce: 'pre',
	async load(id) {
		const [path, query] = id.split('?');
		if (query !== 'html' || !path?.endsWith('.md')) return undefined;
		this.addWatchFile(path);
		return { code: `export default ${JSON.stringify(await reader.parse(await readFile(path, 'utf8')))};`, map: null, moduleType: 'js' };
	},
};
