import type { Result } from '@honghuo/core/command.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';

/** How a row of a private table comes to be: with a word that is found nowhere else in each of its private fields. */
export type Maker = {
	/** Fields that name other rows, which everybody may know of. */
	references: readonly string[];
	/** Its rows are of no village: they are for the county's officials alone. */
	countyOnly?: true;
	/** Its rows are of a village always. */
	villageOnly?: true;
	/** Makes a row of this village, or of no village; says which word stands in which field. */
	make: (county: {
		administrator: Visitor;
		village: string | null;
	}) => Promise<{ row: string; words: Record<string, string>; results: Result[] }>;
};

const phone = () => `139${String(Math.random()).slice(2, 10)}`;

/** One maker for each private table. A noun with a private table adds its line here, or the matrix fails. */
export const makers: Readonly<Record<string, Maker>> = {
	contact: {
		references: ['person'],
		make: async ({ administrator, village }) => {
			const [row, person, word] = [newId(), newId(), phone()];
			const results = await administrator.send(
				['person.add', { id: person, name: '果农' }],
				['contact.set', { id: row, person, phone: word, ...(village ? { village } : {}) }],
			);
			return { row, words: { phone: word }, results };
		},
	},
	feedback: {
		references: [],
		countyOnly: true,
		make: async ({ administrator }) => {
			const [row, text, contact] = [newId(), `建议 ${newId()}`, phone()];
			return { row, words: { text, contact }, results: await administrator.send(['feedback.send', { id: row, text, contact }]) };
		},
	},
	training_attendance: {
		references: ['session', 'person'],
		villageOnly: true,
		make: async ({ administrator, village }) => {
			const [row, session, name, struckReason] = [newId(), newId(), `果农${newId().slice(-8)}`, `划掉 ${newId()}`];
			const held = { village, topic: '冬剪', heldOn: '2026-01-05', turnouts: [{ id: newId(), village, people: 9 }] };
			const results = await administrator.send(
				['training.hold', { id: session, ...held }],
				['attendance.name', { session, village, people: [{ id: row, name }] }],
				['attendance.strike', { attendance: row, reason: struckReason }],
			);
			return { row, words: { name, struckReason }, results };
		},
	},
};
