// For images: patches and builds what `npm ci` has installed, without starting anything. `--patch-only` after packages were removed again.
import { honghuoEnvironment, pickNode } from './host.js';
import { build } from './main.js';
import { applyPatches } from './patches.js';

applyPatches();
const node = pickNode();
if (!process.argv.includes('--patch-only')) await build(node, honghuoEnvironment(node));
