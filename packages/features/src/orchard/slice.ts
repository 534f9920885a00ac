import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { refusals } from './messages.ts';
import { blocks, orchards, plantings, startingVarieties, varieties } from './model.ts';

export const orchard = slice({
	noun: 'orchard',
	tables: [varieties, orchards, blocks, plantings],
	commands,
	refusals,
	founding: ({ newId }) => startingVarieties.map((input) => ({ name: 'variety.add', input: { id: newId(), ...input } })),
});
