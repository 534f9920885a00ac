import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, chown, mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { StartError } from '../start-error.ts';
import { withLock } from './embedded-lock.ts';

/**
 * The marker `honghuo.json`, by which we know a folder as ours.
 * `cluster` is where PostgreSQL's files are: `postgres` (inside), or an absolute path when root keeps the folder where PostgreSQL's user can't go.
 * `initialised` is set once a database was made, so that a lost one is never silently replaced by an empty one.
 */
export type Marker = { format: 1; id: string; cluster?: string; initialised?: string };

/** A data folder known to be ours. */
export type DataDir = { path: string; lock: string; readMarker(): Promise<Marker>; writeMarker(marker: Marker): Promise<void> };

const markerName = 'honghuo.json';
const lockName = 'honghuo.lock';
/** What may lie in a folder that is still free to take: our own first steps cut short, and what systems and people put into empty folders. */
const harmless = [
	markerName,
	`${markerName}.new`,
	lockName,
	`${lockName}-journal`,
	// Photos and voice of an installation that had a database of its own before.
	'files',
	'.gitkeep',
	'.gitignore',
	'.DS_Store',
	'Thumbs.db',
	'lost+found',
];

/**
 * Opens `dataDir`, making and marking it when it is new or empty. A folder with anything else in it is left exactly as it was.
 * Throws StartError `data_dir_foreign`, `data_dir_broken`, `data_dir_version` or `data_dir_unwritable`.
 */
export async function claimDataDir(dataDir: string): Promise<DataDir> {
	const path = resolve(dataDir);
	await inspect(path);
	const made = await mkdir(path, { recursive: true }).catch((error) => {
		throw unwritable(path, error);
	});
	// Under a strict umask root's new folder would be closed to PostgreSQL's user; letting it pass through shows it nothing.
	if (made && process.getuid?.() === 0) await chmod(path, (await stat(path)).mode | 0o011);
	await access(path, constants.R_OK | constants.W_OK | constants.X_OK).catch((error) => {
		throw unwritable(path, error);
	});
	const lock = join(path, lockName);
	const { uid, gid } = await stat(path);
	// What root writes into a person's folder stays that person's, who may start without root the next time.
	const owner = process.getuid?.() === 0 ? { uid, gid } : undefined;
	const folder: DataDir = {
		path,
		lock,
		readMarker: async () => {
			const marker = await readMarker(path);
			if (!marker) throw broken(path, markerName);
			return marker;
		},
		writeMarker: async (marker) => {
			await replaceFile(join(path, markerName), `${JSON.stringify(marker, null, '\t')}\n`);
			if (owner) await chown(join(path, markerName), uid, gid);
		},
	};
	const mark = async () => {
		if (!(await readMarker(path))) await folder.writeMarker({ format: 1, id: randomUUID() });
	};
	await withLock(lock, mark, owner && { owner });
	return folder;
}

/** Only looks; throws when the folder is not ours to take. */
async function inspect(path: string): Promise<void> {
	let names: string[];
	try {
		names = await readdir(path);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') return;
		if (code === 'ENOTDIR') throw foreign(path, '是一个文件，不是文件夹', 'is a file, not a folder');
		throw unwritable(path, error);
	}
	if (await readMarker(path)) return;
	if (names.includes('PG_VERSION')) {
		throw foreign(
			path,
			'是别的程序的 PostgreSQL 数据（要用那个数据库，请设 DATABASE_URL）',
			"is another program's PostgreSQL data (to use that database, set DATABASE_URL)",
		);
	}
	const stranger = names.find((name) => !harmless.includes(name));
	if (stranger !== undefined)
		throw foreign(path, `里有不是红火的东西（如 ${stranger}）`, `holds things that are not Honghuo's (such as ${stranger})`);
}

async function readMarker(path: string): Promise<Marker | undefined> {
	let text: string;
	try {
		text = await readFile(join(path, markerName), 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw unwritable(path, error);
	}
	let marker: Partial<Marker> | null;
	try {
		marker = JSON.parse(text) as Partial<Marker> | null;
	} catch (cause) {
		throw broken(path, markerName, cause);
	}
	if (typeof marker?.id !== 'string' || typeof marker.format !== 'number') throw broken(path, markerName);
	if (marker.format !== 1) {
		throw new StartError(
			'data_dir_version',
			`数据文件夹 ${path} 是更新版本的红火建的。请升级红火再启动。 / The data folder ${path} was made by a newer Honghuo. Upgrade Honghuo and start again.`,
		);
	}
	return marker as Marker;
}

/** Writes a file so that after any crash it is wholly the old or wholly the new one. */
export async function replaceFile(file: string, text: string, mode = 0o644): Promise<void> {
	const fresh = `${file}.new`;
	const handle = await open(fresh, 'w', mode);
	try {
		await handle.writeFile(text);
		await handle.sync();
	} finally {
		await handle.close();
	}
	await rename(fresh, file);
	await syncFolder(dirname(file));
}

/** Makes renames in this folder survive a power cut. Windows can't sync folders and doesn't need it. */
export async function syncFolder(path: string): Promise<void> {
	if (process.platform === 'win32') return;
	const handle = await open(path, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Part of the data folder is missing or unreadable; `what` names it. */
export const broken = (path: string, what: string, cause?: unknown) =>
	new StartError(
		'data_dir_broken',
		`数据文件夹 ${path} 已损坏（${what}），没有改动任何东西。用备份恢复到一个新文件夹，或把 DATA_DIR 指到别处再启动。 / The data folder ${path} is damaged (${what}); nothing was changed. Restore a backup into a new folder, or point DATA_DIR elsewhere and start again.`,
		{ cause },
	);

const foreign = (path: string, zh: string, en: string) =>
	new StartError(
		'data_dir_foreign',
		`数据文件夹 ${path} ${zh}，没有动它。把 DATA_DIR 指到一个空文件夹再启动。 / The data folder ${path} ${en}; it was left alone. Point DATA_DIR at an empty folder and start again.`,
	);

/** The folder can't be read or written: rights, a read-only disk, a full one. */
export const unwritable = (path: string, cause: unknown) => {
	const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
	const [zh, en] =
		code === 'ENOSPC'
			? ['磁盘已满，腾出空间', 'the disk is full: make room']
			: [
					'换成有读写权限的用户，或把 DATA_DIR 指到能写的文件夹',
					'run as a user who may read and write it, or point DATA_DIR at a folder you can write',
				];
	return new StartError(
		'data_dir_unwritable',
		`数据文件夹 ${path} 不能读写（${code}）。${zh}，再启动。 / The data folder ${path} cannot be read and written (${code}): ${en}, then start again.`,
		{ cause },
	);
};
