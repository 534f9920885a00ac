import { createHash, randomUUID } from 'node:crypto';
import { chownSync, mkdirSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error.ts';

// Node has no flock(2), but the SQLite it carries does: an exclusive transaction on an empty file is a lock that the kernel frees at the
// holder's death, kill -9 included. Process ids can't do that: they are reused, and differ between containers that share a folder.

/** Who shall own files made by root: the operating-system user PostgreSQL runs as. */
export type Owner = { uid: number; gid: number };

const sqliteBusy = 5;

function tryLock(file: string, owner?: Owner): DatabaseSync | undefined {
	const database = new DatabaseSync(file);
	try {
		// journal_mode=MEMORY: no journal file beside the lock.
		database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
		if (owner) chownSync(file, owner.uid, owner.gid);
		return database;
	} catch (error) {
		database.close();
		if ((error as { errcode?: number }).errcode === sqliteBusy) return undefined;
		throw error;
	}
}

/** Does `work` while no other process, and nobody else in this one, holds `file`. Throws StartError `data_dir_busy` after `patience` milliseconds. */
export async function withLock<T>(file: string, work: () => Promise<T>, options: { patience?: number; owner?: Owner } = {}): Promise<T> {
	const patience = options.patience ?? 120_000;
	const deadline = Date.now() + patience;
	for (;;) {
		const lock = tryLock(file, options.owner);
		if (lock) {
			try {
				return await work();
			} finally {
				lock.close();
			}
		}
		if (Date.now() > deadline) {
			throw new StartError(
				'data_dir_busy',
				`另一个红火进程一直在启动或停止同一个数据库（${file}），等了 ${patience / 1000} 秒。等它结束，或结束它，再启动。 / Another Honghuo process has been starting or stopping the same database (${file}) for ${patience / 1000} s. Wait for it or end it, then start again.`,
			);
		}
		await sleep(25 + Math.random() * 50);
	}
}

/** Machine and process-id namespace, hashed: a process id of another place means nothing here, and its 127.0.0.1 is another one. */
export const place = () => createHash('sha256').update(`${hostname()} ${pidNamespace()}`).digest('hex').slice(0, 10);

const pidNamespace = () => {
	try {
		return readlinkSync('/proc/self/ns/pid');
	} catch {
		return '';
	}
};

/** A process's stake in the shared postmaster. */
export type Holder = { release(): void };

/** Registers this process in `folder` as one that needs the postmaster; ends with `release` or with the process. Call it under the lock. */
export function hold(folder: string, owner?: Owner): Holder {
	mkdirSync(folder, { recursive: true });
	if (owner) chownSync(folder, owner.uid, owner.gid);
	const file = join(folder, `${place()}-${process.pid}-${randomUUID().slice(0, 8)}.lock`);
	const lock = tryLock(file, owner);
	if (!lock) throw new Error(`a fresh holder file is locked: ${file}`);
	let held = true;
	return {
		release() {
			if (!held) return;
			held = false;
			lock.close();
			rmSync(file, { force: true });
		},
	};
}

/** The places of all living holders in `folder`; files of dead ones are removed. Call it under the lock. */
export function livingHolders(folder: string): string[] {
	const places: string[] = [];
	for (const name of names(folder)) {
		const file = join(folder, name);
		const lock = tryLock(file);
		if (lock) {
			lock.close();
			rmSync(file, { force: true });
		} else {
			places.push(name.split('-')[0] ?? '');
		}
	}
	return places;
}

const names = (folder: string) => {
	try {
		return readdirSync(folder).filter((name) => name.endsWith('.lock'));
	} catch {
		return [];
	}
};
