import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot, Problem } from './places.js';
import { runOne } from './processes.js';

const stamp = inRoot('node_modules/.honghuo-installed');
/** npm's account of what it has put into node_modules. */
const account = inRoot('node_modules/.package-lock.json');

/** Installs what package-lock.json names, unless it is there already. Everything it prints goes to the error stream: a command's output stays clean. */
export async function install() {
	const wanted = fingerprint();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	if (!isInstalled()) await installWithNpm();
	writeFileSync(stamp, wanted);
}

/** Node packages differ by system, so a folder shared between two systems is installed anew. */
const fingerprint = () =>
	`${process.platform}-${process.arch} ${createHash('sha256')
		.update(readFileSync(inRoot('package-lock.json')))
		.digest('hex')}\n`;

/** Whether npm has installed exactly the lock's packages, e.g. by a developer's own `npm install`; npm keeps its account of it in node_modules. */
function isInstalled() {
	if (!existsSync(account)) return false;
	return isComplete(
		JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages,
		JSON.parse(readFileSync(account, 'utf8')).packages,
	);
}

/**
 * Whether `present` has all that `wanted` names for this machine. npm leaves out optional packages for other systems, together with what only those need and
 * what wants another Node; an optional package made for this very system must be there.
 * @param {Record<string, any>} wanted packages of package-lock.json
 * @param {Record<string, any>} present packages npm says it has installed
 */
export function isComplete(wanted, present, { platform, arch } = process) {
	return Object.entries(wanted).every(([path, entry]) => {
		if (!path.includes('node_modules/')) return true;
		const there = present[path];
		if (!there)
			return entry.optional === true && !(entry.os?.includes(platform) && entry.cpu?.includes(arch) && !entry.libc?.includes('musl'));
		return entry.link
			? there.link === true && there.resolved === entry.resolved
			: there.version === entry.version && there.integrity === entry.integrity;
	});
}

async function installWithNpm() {
	console.error('正在安装依赖，约一分钟，只此一次…… / Installing dependencies: about a minute, only this once…');
	const from = Date.now();
	// Where something is installed already, only the differences are made good: `npm ci` would first delete what another process may be running on.
	const how = existsSync(account) ? ['install', '--no-save'] : ['ci'];
	// dev: a shell with NODE_ENV=production would leave out the tools that build. Scripts of packages never run.
	const args = [...how, '--include=dev', '--include=optional', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund'];
	const npm = process.env.npm_execpath;
	const windows = process.platform === 'win32';
	const what = npm?.endsWith('.js')
		? { node: process.execPath, args: [npm, ...args] }
		: { node: windows ? 'npm.cmd' : 'npm', args, shell: windows };
	const heartbeat = process.stderr.isTTY
		? undefined
		: setInterval(() => console.error(`  …${Math.round((Date.now() - from) / 1000)} s`), 15_000);
	const code = await runOne({ ...what, env: npmEnvironment(), cwd: inRoot('.'), stdoutToStderr: true });
	clearInterval(heartbeat);
	if (code === 130 || code === 143) throw new Problem('已停止 / stopped', code);
	if (code !== 0) {
		throw new Problem(
			`安装依赖失败（npm ${how[0]} 退出码 ${code}，原因见上）。检查网络和磁盘空间，再运行一次。 / Installing dependencies failed (npm ${how[0]} ended with ${code}; the reason stands above). Check the network and the disk's free space, then run it again.`,
		);
	}
	console.error(`依赖已装好，用了 ${Math.round((Date.now() - from) / 1000)} 秒。 / Dependencies installed.`);
}

/** npm started by npm believes the outer command's settings are meant for it too. */
function npmEnvironment() {
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config_(workspace|include|omit|production))/.test(name)),
	);
}
