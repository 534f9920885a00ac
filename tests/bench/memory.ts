import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Line } from './measure.ts';

const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));

/** Memory of a server as `npm start` leaves it, with its embedded PostgreSQL, ten seconds after it is ready. Pages several processes share are counted once (PSS). */
export async function benchMemory(): Promise<Line> {
	const what = 'resident memory, embedded server at rest, MB (PSS)';
	if (!existsSync('/proc/self/smaps_rollup')) return { what, figures: 'not measured: only Linux tells it' };
	const dataDir = mkdtempSync(join(tmpdir(), 'honghuo-bench-'));
	const server = spawn(process.execPath, [main], {
		env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	try {
		let printed = '';
		server.stdout.on('data', (text) => {
			printed += text;
		});
		while (!printed.includes('http://')) await sleep(100);
		await sleep(10_000);
		const node = pss(server.pid as number);
		const postgres = postgresOf(dataDir).reduce((sum, pid) => sum + pss(pid), 0);
		return { what, figures: `${(node + postgres).toFixed(0)}: Node ${node.toFixed(0)}, PostgreSQL ${postgres.toFixed(0)}` };
	} finally {
		server.kill('SIGTERM');
		await once(server, 'exit');
		rmSync(dataDir, { recursive: true, force: true });
	}
}

const pss = (pid: number): number => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;

/** The postmaster of this data folder and its children. */
function postgresOf(dataDir: string): number[] {
	const { cluster } = JSON.parse(readFileSync(join(dataDir, 'honghuo.json'), 'utf8')) as { cluster: string };
	const folder = cluster.startsWith('/') ? cluster : join(dataDir, cluster);
	const postmaster = Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
	const children = readdirSync('/proc').filter((name) => {
		try {
			return /^\d+$/.test(name) && readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(postmaster);
		} catch {
			return false;
		}
	});
	return [postmaster, ...children.map(Number)];
}
