import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkKey, type FileStore } from './store.ts';

/** Keeps files in a folder of this machine. A file has its name only once it is whole and on the disk. */
export function folderStore(root: string): FileStore {
	const at = (key: string) => join(root, checkKey(key));
	return {
		async put(key, bytes) {
			const path = at(key);
			const half = `${path}.partial`;
			await mkdir(dirname(path), { recursive: true, mode: 0o700 });
			try {
				const file = await open(half, 'wx', 0o600);
				try {
					await file.writeFile(bytes);
					await file.sync();
				} finally {
					await file.close();
				}
				await rename(half, path);
			} catch (error) {
				await rm(half, { force: true });
				throw error;
			}
			await syncFolder(dirname(path));
		},
		async get(key) {
			try {
				return new Uint8Array(await readFile(at(key)));
			} catch (error) {
				if ((error as { code?: string }).code === 'ENOENT') return undefined;
				throw error;
			}
		},
		drop: (key) => rm(at(key), { force: true }),
	};
}

/** Makes the new name itself last; Windows has no such thing and needs none. */
async function syncFolder(path: string): Promise<void> {
	if (process.platform === 'win32') return;
	const folder = await open(path, 'r');
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}
