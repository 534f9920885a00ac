import { v7 as newId } from 'uuid';
import { type TestPerson, villages } from './county.ts';

/** The commands that found an orchard with one block of 7 mu, V-shaped 0.5 × 4 m, and the ids of the two. */
export function orchardOf(village: string): { orchard: string; block: string; commands: [name: string, input: object][] } {
	const [orchard, block] = [newId(), newId()];
	return {
		orchard,
		block,
		commands: [
			['orchard.create', { id: orchard, village, name: `早金酥梨园${orchard.slice(-6)}` }],
			['block.create', { id: block, orchard, name: '东坡', areaE4mu: 70_000, rowSpacingCm: 400, treeSpacingCm: 50 }],
		],
	};
}

/** Such an orchard, entered by somebody. */
export async function orchardWithBlock(who: TestPerson, village: string = villages.大屯村): Promise<{ orchard: string; block: string }> {
	const { orchard, block, commands } = orchardOf(village);
	for (const [name, input] of commands) await who.did(name, input);
	return { orchard, block };
}

/** A log of dormant pruning over the whole of such a block, unless said otherwise. */
export const pruning = (block: string, more: object = {}) => ({
	id: newId(),
	block,
	kind: 'dormant_pruning',
	doneValue: 70_000,
	doneUnit: 'e4mu',
	occurredOn: '2026-02-26',
	...more,
});
