import { placeName as spokenName } from '@honghuo/core/place-name.ts';
import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { finds } from './finds.ts';
import { actors, refs } from './model.ts';
import { refusals } from './refusals.ts';
import { sheets } from './sheets.ts';

export const village = slice({
	noun: 'village',
	tables: refs,
	commands,
	refusals,
	sheets,
	finds,
	actors,
	founding: ({ units, administrator, today, newId }) => {
		// The register names committees (大屯村委会); people name places (大屯村). The register's name stays findable.
		const named = units.map((unit) => {
			const spoken = spokenName(unit.name);
			return { ...unit, name: spoken, aliases: spoken === unit.name ? [] : [unit.name] };
		});
		return [{ name: 'county.found', input: { units: named, administrator: { ...administrator, posting: newId() }, today } }];
	},
});
