import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { patches } from './patches/list.js';
import { inRoot, Problem } from './places.js';

/** Makes our recorded changes to installed packages (`patches/README.md`). Done already: nothing happens. Not possible: it says so and stops. */
export function applyPatches() {
	for (const patch of patches) {
		const { version } = JSON.parse(readFileSync(inRoot(`node_modules/${patch.name}/package.json`), 'utf8'));
		if (version !== patch.version) throw refused(patch, `version ${version} is installed`);
		for (const { path, edits } of patch.files) applyTo(inRoot(`node_modules/${patch.name}/${path}`), edits, patch);
	}
}

function applyTo(file, edits, patch) {
	let text = readFileSync(file, 'utf8');
	const before = text;
	for (const { find, replace } of edits) {
		if (text.includes(replace)) continue;
		if (text.split(find).length !== 2) throw refused(patch, `the text to change is not in ${file}`);
		// As a function: `$` in the replacement means nothing.
		text = text.replace(find, () => replace);
	}
	if (text === before) return;
	// Two starts at once may patch at once; each writes a whole file.
	writeFileSync(`${file}.${process.pid}`, text);
	renameSync(`${file}.${process.pid}`, file);
}

const refused = ({ name, version }, why) =>
	new Problem(
		`补丁 ${name} ${version} 打不上：${why}。见 packages/launcher/src/patches/README.md。 / The patch for ${name} ${version} cannot be applied: ${why}. See packages/launcher/src/patches/README.md.`,
	);
