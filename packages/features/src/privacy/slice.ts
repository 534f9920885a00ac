import { sees } from '@honghuo/core/actor.ts';
import { byField, byId } from '@honghuo/core/row.ts';
import { slice } from '@honghuo/core/slice.ts';
import { veil } from '@honghuo/core/veil.ts';
import { feedbacks } from '../feedback/model.ts';
import { contacts, people } from '../village/model.ts';
import { commands } from './commands.ts';
import { erasedText } from './figures.ts';
import { asName, consents, mayRead, nameReads, nameTables, refs } from './model.ts';
import { refusals } from './refusals.ts';

export const privacy = slice({
	noun: 'privacy',
	tables: refs,
	commands,
	refusals,
	veils: [
		veil({ table: people, from: nameTables, reads: ({ id }) => nameReads(id), opens: ({ id }, rows, scope) => mayRead(id, rows, scope) }),
		veil({
			...{ table: consents, from: [], reads: () => [] },
			opens: ({ village }, _rows, scope) => village !== null && sees(scope, [village]),
			leaves: asName,
		}),
	],
	erasing: {
		reads: [({ person }) => [byId(people, person), byField(contacts, 'person', person), byField(feedbacks, 'createdBy', person)]],
		// The person first: what is theirs in private tables goes only once they are gone, and goes all the same when this is asked again.
		drafts: (asked, rows) => [
			{ name: 'person.erase', input: asked },
			...rows
				.find(contacts, 'person', asked.person)
				.filter(({ phone }) => phone !== '')
				.map(({ id }) => ({ name: 'contact.erase', input: { contact: id } })),
			...rows
				.find(feedbacks, 'createdBy', asked.person)
				.filter(({ text }) => text !== erasedText)
				.map(({ id }) => ({ name: 'feedback.erase', input: { feedback: id } })),
		],
	},
});
