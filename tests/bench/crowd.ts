import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Visitor } from '@honghuo/testing/visitor.ts';

/** A person's sockets beyond this are closed, the oldest first (apps/server/src/socket/attach.ts): so many clients share a sign-in. */
const each = 8;

/** So many real Socket.IO clients that follow a county, in a process beside. */
export class Crowd {
	readonly #child: ChildProcess;
	readonly #last = new Map<number, number>();

	private constructor(child: ChildProcess) {
		this.#child = child;
		child.on('message', ({ version, at }: { version?: number; at?: number }) => {
			if (version !== undefined && at !== undefined) this.#last.set(version, at);
		});
	}

	/** Connects them all; an official makes the links they enter by. */
	static async gather(official: Visitor, count: number): Promise<Crowd> {
		const cookies: string[] = [];
		for (let n = 0; n < count / each; n++) {
			const { body } = await official.ask<{ url: string }>('POST', '/api/v1/screens', { name: `屏${n}` });
			const screen = new Visitor(official.url);
			await screen.ask('POST', '/api/v1/screens/enter', { token: new URL(body.url).hash.replace('#token=', '') });
			cookies.push(screen.cookie);
		}
		const child = fork(new URL('followers.ts', import.meta.url), [official.url, String(count)]);
		const crowd = new Crowd(child);
		child.send({ cookies });
		await once(child, 'message');
		return crowd;
	}

	/** When the last of them had this version, on the clock all processes of a machine share. */
	async had(version: number): Promise<number> {
		for (;;) {
			const at = this.#last.get(version);
			if (at !== undefined) return at;
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
	}

	async leave(): Promise<void> {
		this.#child.send({ end: true });
		await once(this.#child, 'exit');
	}
}
