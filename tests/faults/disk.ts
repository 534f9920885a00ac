import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: 'pipe' });

/**
 * A disk whose power can be cut: an ext4 in a file that lies on a file system of its own which copies on write (xfs). A copy of that file is, at one
 * moment, what had reached the device; pages the system still held in memory are not in it. What a device itself has taken and not yet made
 * lasting is kept, which a real one might lose: it is milder than the worst disk. Needs root, loop devices and xfsprogs, on Linux.
 */
export class Disk {
	readonly #base: string;

	private constructor(base: string) {
		this.#base = base;
	}

	/** Makes one of 2 GB and mounts it, or says why this machine can't. */
	static make(): Disk | string {
		const base = mkdtempSync(join(tmpdir(), 'honghuo-disk-'));
		// PostgreSQL's user must get through.
		chmodSync(base, 0o755);
		const disk = new Disk(base);
		try {
			for (const part of ['lower', 'upper']) mkdirSync(join(base, part));
			run('truncate', '-s', '8G', join(base, 'lower.img'));
			run('mkfs.xfs', '-q', '-m', 'reflink=1', join(base, 'lower.img'));
			run('mount', '-o', 'loop', join(base, 'lower.img'), join(base, 'lower'));
			run('truncate', '-s', '2G', disk.#image);
			run('mkfs.ext4', '-q', disk.#image);
			disk.#mount();
			return disk;
		} catch (error) {
			disk.remove();
			return `Power cuts need root, loop devices and xfsprogs here: ${(error as Error).message.split('\n')[0]}`;
		}
	}

	/** Where the disk is mounted. */
	get folder(): string {
		return join(this.#base, 'upper');
	}

	/** All that was written so far reaches the disk. */
	settle(): void {
		run('sync', '-f', this.folder);
	}

	/** The power goes now: what the device holds at this moment is what there will be. */
	freeze(): void {
		run('cp', '--reflink=always', this.#image, `${this.#image}.cut`);
	}

	/** The power comes back, with the disk as it was frozen. Nothing may run on it any more. */
	cut(): void {
		run('umount', this.folder);
		renameSync(`${this.#image}.cut`, this.#image);
		this.#mount();
	}

	remove(): void {
		for (const part of ['upper', 'lower']) {
			try {
				run('umount', join(this.#base, part));
			} catch {
				// It was not mounted.
			}
		}
		rmSync(this.#base, { recursive: true, force: true });
	}

	get #image(): string {
		return join(this.#base, 'lower', 'disk.img');
	}

	#mount(): void {
		run('mount', '-o', 'loop', this.#image, this.folder);
	}
}
