import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const woff2 = require('wawoff2') as { decompress(font: Buffer): Promise<Uint8Array> };

/** `node_modules/.cache` of the repository: kept between runs, gone with a fresh install. */
export const cacheFolder = () => join(dirname(dirname(dirname(require.resolve('playwright/package.json')))), 'node_modules', '.cache');

let made: Promise<string> | undefined;

/**
 * A fontconfig file with Chinese fonts, for FONTCONFIG_FILE: without one, a bare machine draws Chinese as nothing or as boxes. Linux only.
 * The fonts are Noto Sans SC from npm, unpacked once (about 1 s), because fontconfig cannot read woff2.
 */
export function fontconfigFile(): Promise<string> {
	made ??= make();
	return made;
}

async function make(): Promise<string> {
	const source = dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'));
	const { version } = require('@fontsource-variable/noto-sans-sc/package.json') as { version: string };
	const folder = join(cacheFolder(), `noto-sans-sc-${version}`);
	const file = join(folder, 'fonts.conf');
	if (existsSync(file)) return file;
	const half = `${folder}.${process.pid}`;
	await rm(half, { recursive: true, force: true });
	await mkdir(half, { recursive: true });
	for (const name of await readdir(join(source, 'files'))) {
		if (!name.endsWith('.woff2')) continue;
		await writeFile(join(half, `${basename(name, '.woff2')}.ttf`), await woff2.decompress(await readFile(join(source, 'files', name))));
	}
	await writeFile(join(half, 'fonts.conf'), configuration(folder));
	await rename(half, folder).catch(async (error: unknown) => {
		// Another process was quicker.
		await rm(half, { recursive: true, force: true });
		if (!existsSync(file)) throw error;
	});
	return file;
}

/** Paths are absolute: a relative cachedir would be made in whatever folder the browser starts in. */
const configuration = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
	<dir>${xml(folder)}</dir>
	<cachedir>${xml(join(folder, 'cache'))}</cachedir>
	<match target="pattern"><edit name="family" mode="append_last"><string>Noto Sans SC</string></edit></match>
</fontconfig>
`;

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
