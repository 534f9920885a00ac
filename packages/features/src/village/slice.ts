import { byField, byId } from '@honghuo/core/command.ts';
import { placeName as spokenName } from '@honghuo/core/place-name.ts';
import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { refusals } from './messages.ts';
import { contacts, grantsOf, orgUnits, people, postings, teams } from './model.ts';

export const village = slice({
	noun: 'village',
	tables: [orgUnits, people, teams, postings, contacts],
	commands,
	refusals,
	actors: {
		reads: [
			(person) => [byField(postings, 'person', person)],
			(person, rows) => [byId(teams, ...rows.find(postings, 'person', person).map((row) => row.team))],
		],
		grants: grantsOf,
		tables: [postings, teams] as never[],
	},
	founding: ({ units, administrator, today, newId }) => {
		// The register names committees (大屯村委会); people name places (大屯村). The register's name stays findable.
		const named = units.map((unit) => {
			const spoken = spokenName(unit.name);
			return { ...unit, name: spoken, aliases: spoken === unit.name ? [] : [unit.name] };
		});
		return [{ name: 'county.found', input: { units: named, administrator: { ...administrator, posting: newId() }, today } }];
	},
});
