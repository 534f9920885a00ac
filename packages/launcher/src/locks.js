import { readFileSync } from 'node:fs';
import { inRoot } from './places.js';

/**
 * What is wrong with package-lock.json. npm writes it without a word when a registry lacks a native package's build for another system, and then
 * `npm ci` fails for everyone; and a download address in it would send everyone to one machine's registry.
 * @param {any} lock
 * @returns {string[]} one sentence for each fault
 */
export function lockFaults(lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'))) {
	const { packages } = lock;
	const faults = [];
	for (const [path, entry] of Object.entries(packages)) {
		if (/^[a-z+]+:\/\//.test(entry.resolved ?? ''))
			faults.push(`${path}: names a download address; npm install with omit-lockfile-registry-resolved=true (.npmrc)`);
		const installed = path.includes('node_modules/') && !entry.link;
		if (installed && !entry.integrity && !entry.inBundle) faults.push(`${path}: has no integrity hash`);
		for (const name of Object.keys(entry.optionalDependencies ?? {})) {
			if (!find(packages, path, name))
				faults.push(`${path || 'package.json'}: ${name} is missing, so npm ci would fail; pin a version whose builds are all published`);
		}
		for (const [name, range] of Object.entries({
			...(path.includes('node_modules/') ? {} : { ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies }),
		})) {
			if (!/^\d/.test(range)) faults.push(`${path || 'package.json'}: ${name} "${range}" is not one exact version`);
		}
	}
	return faults;
}

/** Node's own look-up: in the package's folder, then in each folder above. */
function find(packages, path, name) {
	for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
		if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
		if (!at) return false;
	}
}
