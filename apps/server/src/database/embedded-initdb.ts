import { randomBytes } from 'node:crypto';
import { appendFile, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isOpenTo, type PostgresBinaries } from './embedded-binaries.ts';
import { broken, type DataDir, replaceFile, syncFolder, unwritable } from './embedded-folder.ts';
import type { Owner } from './embedded-lock.ts';
import { type Cluster, explain, run, superuser, wrongVersion } from './embedded-postmaster.ts';

/** Where root keeps what PostgreSQL's user could not reach in the data folder or in the checkout. */
export const systemHome = '/var/lib/honghuo';
/** `nobody`: PostgreSQL refuses to run as root, and making a user of our own would change the machine. */
const nobody: Owner = { uid: 65534, gid: 65534 };
/** Password of the cluster's one user, and proof that initdb had finished: written last, before the folder gets its final name. */
const readyName = 'honghuo-ready';

/** The system user PostgreSQL runs as: ourselves, or for root the cluster's owner. */
async function ownerOf(base: string): Promise<Owner | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const { uid, gid } = await stat(base).catch(() => nobody);
	return uid === 0 ? nobody : { uid, gid };
}

/** The folder of the cluster: inside the data folder, or under /var/lib when root's data folder is closed to PostgreSQL's user; then the marker remembers it. */
export async function clusterPlace(folder: DataDir): Promise<{ base: string; owner: Owner | undefined }> {
	const marker = await folder.readMarker();
	if (!marker.cluster) {
		const open = process.getuid?.() !== 0 || (await isOpenTo(folder.path, nobody));
		marker.cluster = open ? 'postgres' : join(systemHome, marker.id);
		await folder.writeMarker(marker);
	}
	const base = marker.cluster.startsWith('/') ? marker.cluster : join(folder.path, marker.cluster);
	const owner = await ownerOf(base);
	try {
		await mkdir(dirname(base), { recursive: true, mode: 0o755 });
		await mkdir(base, { recursive: true, mode: 0o700 });
		if (owner) await chown(base, owner.uid, owner.gid);
		await readdir(base);
	} catch (error) {
		throw unwritable(base, error);
	}
	return { base, owner };
}

/** Returns the cluster, made by initdb if there never was one. Throws StartError when what is there is not whole or not of our version. Call it under the lock. */
export async function ensureCluster(folder: DataDir, base: string, binaries: PostgresBinaries, owner?: Owner): Promise<Cluster> {
	const data = join(base, 'data');
	const marker = await folder.readMarker();
	const found = await readdir(data).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error.code === 'ENOTDIR' ? broken(data, 'data') : unwritable(data, error);
	});
	if (!found) {
		if (marker.initialised) throw broken(data, '数据库文件夹不见了 / the database folder is gone');
		await make(base, binaries, owner);
	}
	const read = (name: string) =>
		readFile(join(data, name), 'utf8').catch((cause: NodeJS.ErrnoException) => {
			throw cause.code === 'ENOENT' ? broken(data, name, cause) : unwritable(join(data, name), cause);
		});
	const version = (await read('PG_VERSION')).trim();
	if (version !== String(binaries.major)) throw wrongVersion(data, version, binaries.major);
	const password = (await read(readyName)).trim();
	if (!/^[\w-]{16,}$/.test(password)) throw broken(data, readyName);
	if (!marker.initialised) await folder.writeMarker({ ...marker, initialised: new Date().toISOString() });
	return { base, binaries, owner, password };
}

/**
 * Makes the cluster beside its final place and renames it when it is whole. Whatever the moment of a kill -9, `data` is there in full or not at all,
 * and what was begun is thrown away by the next start.
 */
async function make(base: string, binaries: PostgresBinaries, owner?: Owner): Promise<void> {
	// An initdb that outlived its killed parent may still be writing; its folder is never used, so a failed clean-up only costs space until the next one.
	for (const name of await readdir(base)) {
		if (name.startsWith('new-')) await rm(join(base, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
	}
	const name = `new-${process.pid}-${randomBytes(4).toString('hex')}`;
	const password = randomBytes(24).toString('base64url');
	const own = async (file: string) => owner && (await chown(file, owner.uid, owner.gid));
	try {
		await writeFile(join(base, `${name}.password`), password, { mode: 0o600, flag: 'wx' });
		await own(join(base, `${name}.password`));
		const options = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
		const made = await run({ base, binaries, owner }, 'initdb', ['-D', name, '-U', superuser, `--pwfile=${name}.password`, ...options]);
		if (made.code !== 0) throw explain({ base, binaries, owner }, made.output);
		await appendFile(join(base, name, 'postgresql.conf'), settings);
		await replaceFile(join(base, name, readyName), `${password}\n`, 0o600);
		await own(join(base, name, readyName));
		await renameFolder(join(base, name), join(base, 'data'));
		await syncFolder(base);
	} catch (error) {
		throw (error as NodeJS.ErrnoException).syscall ? unwritable(base, error) : error;
	} finally {
		await rm(join(base, `${name}.password`), { force: true });
	}
}

/** Virus scanners on Windows hold fresh files open for a moment. */
async function renameFolder(from: string, to: string): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await rename(from, to);
		} catch (error) {
			if (process.platform !== 'win32' || attempt === 20) throw error;
			await sleep(100);
		}
	}
}

/** TCP on the loopback only: paths of Unix sockets overflow their 107 bytes in Chinese folders. Durability settings keep their safe defaults. */
const settings = `
# Honghuo: the port is given at each start.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 100
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %q%a '
`;
