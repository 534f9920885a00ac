import { benchBroadcast } from './broadcast.ts';
import { benchCommit } from './commit.ts';
import { benchCounty } from './county.ts';
import { benchFull } from './full.ts';
import { type Line, print } from './measure.ts';
import { benchMemory } from './memory.ts';
import { benchCatchUp, benchReplica } from './replica.ts';
import { benchReturn } from './return.ts';
import { benchSize } from './size.ts';
import { benchStart } from './start.ts';

/**
 * `npm run bench [-- commit broadcast return replica catch-up start size memory full]`: what the live path costs, as ratios of things measured in the same run in turn. Absolute
 * figures say more of the machine than of the code; a goal that is not met is said, not hidden.
 */
const wanted = process.argv.slice(2);
const asked = (name: string) => wanted.length === 0 || wanted.includes(name);
const lines: Line[] = [];
if (asked('commit') || asked('broadcast') || asked('return')) {
	const county = await benchCounty();
	try {
		if (asked('commit')) lines.push(await benchCommit(county));
		if (asked('broadcast')) lines.push(...(await benchBroadcast(county)));
		if (asked('return')) lines.push(await benchReturn(county));
	} finally {
		await county.close();
	}
}
if (asked('replica')) lines.push(...(await benchReplica()));
if (asked('catch-up')) lines.push(await benchCatchUp());
if (asked('start')) lines.push(await benchStart());
if (asked('size')) lines.push(...(await benchSize()));
if (asked('memory')) lines.push(await benchMemory());
if (asked('full')) lines.push(...(await benchFull()));
print(lines);
process.exit(lines.every(({ met }) => met !== false) ? 0 : 1);
