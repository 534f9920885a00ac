import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type LaunchOptions } from 'playwright';
import { cacheFolder, fontconfigFile } from './fonts.ts';

const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** A Chromium on this machine, and the folder of libraries it needs besides the system's. */
type Found = { path: string; libraries?: string };

const known: Partial<Record<NodeJS.Platform, string[]>> = {
	linux: [
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/chromium-headless-shell',
		'/usr/bin/google-chrome',
		'/usr/bin/microsoft-edge',
		'/snap/bin/chromium',
	],
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
	],
	win32: ['C:/Program Files/Google/Chrome/Application/chrome.exe', 'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe'],
};

/**
 * Starts a headless Chromium that can draw Chinese: CHROMIUM_PATH, else playwright's own, else on Linux x64 the one from npm, else a Chrome, Edge or
 * Chromium in its usual place. Throws an error that says how to get one.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
	const { path, libraries } = await findChromium();
	const linux = process.platform === 'linux';
	return chromium.launch({
		...options,
		executablePath: path,
		args: [
			// Chromium's own sandbox refuses to run as root.
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
			'--disable-dev-shm-usage',
			'--font-render-hinting=none',
			...(options.args ?? []),
		],
		env: {
			...(process.env as Record<string, string>),
			...(linux ? { FONTCONFIG_FILE: await fontconfigFile() } : {}),
			...(libraries ? { LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') } : {}),
			...options.env,
		},
	});
}

let unpacked: Promise<Found> | undefined;

/** The browser `launchBrowser` takes. */
export async function findChromium(): Promise<Found> {
	const chosen = process.env.CHROMIUM_PATH;
	if (chosen) {
		if (!existsSync(chosen))
			throw new Error(`CHROMIUM_PATH 指的 ${chosen} 不存在。 / CHROMIUM_PATH names ${chosen}, which does not exist.`);
		return { path: chosen };
	}
	if (existsSync(chromium.executablePath())) return { path: chromium.executablePath() };
	if (process.platform === 'linux' && process.arch === 'x64') {
		unpacked ??= unpack();
		return unpacked;
	}
	const path = known[process.platform]?.find((candidate) => existsSync(candidate));
	if (path) return { path };
	throw new Error(
		'没有找到浏览器。运行 npx playwright install chromium，或把 CHROMIUM_PATH 设成一个 Chrome 或 Chromium。 / No browser found. Run npx playwright install chromium, or set CHROMIUM_PATH to a Chrome or Chromium.',
	);
}

/**
 * Unpacks Chromium from its npm package into node_modules/.cache, once (3 s, 211 MB). The package itself would use /tmp/chromium, shared by all users
 * and left half-written by a kill, and would only bring the libraries a bare Debian lacks on Amazon's machines.
 */
async function unpack(): Promise<Found> {
	const root = dirname(dirname(require.resolve('@sparticuz/chromium')));
	const { version } = require(join(root, 'package.json')) as { version: string };
	const folder = join(cacheFolder(), `chromium-${version}`);
	const found = { path: join(folder, 'chromium'), libraries: join(folder, 'al2023', 'lib') };
	if (existsSync(found.path)) return found;
	const half = `${folder}.${process.pid}`;
	await rm(half, { recursive: true, force: true });
	await mkdir(half, { recursive: true });
	const archives = ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((name) => join(root, 'bin', name));
	const script = `import { inflate } from ${JSON.stringify(pathToFileURL(join(root, 'build', 'lambdafs.js')).href)};
		await Promise.all(${JSON.stringify(archives)}.map(inflate));`;
	// It unpacks to the folder for temporary files: a process of its own has its own.
	await run(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TMPDIR: half } });
	await rename(half, folder).catch(async (error: unknown) => {
		await rm(half, { recursive: true, force: true });
		if (!existsSync(found.path)) throw error;
	});
	return found;
}
