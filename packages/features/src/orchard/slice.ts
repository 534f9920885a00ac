import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { startingVarieties } from './defaults.ts';
import { refs } from './model.ts';
import { refusals } from './refusals.ts';

export const orchard = slice({
	noun: 'orchard',
	tables: refs,
	commands,
	refusals,
	founding: ({ newId }) => startingVarieties.map((input) => ({ name: 'variety.add', input: { id: newId(), ...input } })),
});
