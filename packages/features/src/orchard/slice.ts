import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { startingCurves, startingVarieties } from './defaults.ts';
import { measures } from './measures.ts';
import { refs } from './model.ts';
import { refusals } from './refusals.ts';
import { sheets } from './sheets.ts';

export const orchard = slice({
	noun: 'orchard',
	tables: refs,
	commands,
	measures,
	refusals,
	sheets,
	founding: ({ newId }) => {
		const catalogue = startingVarieties.map((input) => ({ name: 'variety.add', input: { id: newId(), ...input } }));
		const idOf = (name: string) => catalogue.find(({ input }) => input.name === name)?.input.id;
		const curves = startingCurves.map((input) => ({ name: 'curve.set', input: { id: newId(), ...input, variety: idOf(input.variety) } }));
		return [...catalogue, ...curves];
	},
});
