import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { startingCurves, startingVarieties } from './defaults.ts';
import { refusals } from './refusals.ts';

/** What is done to the catalogue whose rows `orchard` keeps, and what it begins with. */
export const variety = slice({
	noun: 'variety',
	tables: [],
	commands,
	refusals,
	founding: ({ newId }) => {
		const catalogue = startingVarieties.map((input) => ({ name: 'variety.add', input: { id: newId(), ...input } }));
		const idOf = (name: string) => catalogue.find(({ input }) => input.name === name)?.input.id;
		const curves = startingCurves.map((input) => ({ name: 'curve.set', input: { id: newId(), ...input, variety: idOf(input.variety) } }));
		return [...catalogue, ...curves];
	},
});
