import { byField, byId } from '@honghuo/core/command.ts';
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
	founding: ({ units, administrator, today, newId }) => [
		{ name: 'county.found', input: { units, administrator: { ...administrator, posting: newId() }, today } },
	],
});
