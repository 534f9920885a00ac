import type { Result } from '@honghuo/core/command.ts';
import { localDate } from '@honghuo/core/dates.ts';
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
		references: ['topic', 'answeredOn', 'answeredAt', 'answeredBy', 'page', 'onRow'],
		countyOnly: true,
		make: async ({ administrator }) => {
			const [row, text, contact, answer] = [newId(), `建议 ${newId()}`, phone(), `答复 ${newId()}`];
			const results = await administrator.send(
				['feedback.send', { id: row, text, contact }],
				['feedback.answer', { feedback: row, text: answer }],
			);
			return { row, words: { text, contact, answer }, results };
		},
	},
	evidence_share: {
		references: ['person', 'fromOn', 'toOn', 'expiresOn', 'revokedOn'],
		make: async ({ administrator, village }) => {
			const [row, posting, toWhom] = [newId(), newId(), `某处${newId()}`];
			const codeHash = Array.from({ length: 64 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
			const person = (await administrator.ask<{ person: { id: string } }>('GET', '/api/v1/me')).body.person.id;
			const today = localDate(new Date());
			// A village's file is its own people's to give away, whoever they are besides.
			const posted = village
				? await administrator.send(['posting.give', { id: posting, person, role: 'village_secretary', unit: village, from: '2026-01-01' }])
				: [];
			const shared = await administrator.send([
				'evidence.share',
				{ id: row, codeHash, fromOn: '2026-01-01', toOn: '2026-01-31', expiresOn: today, toWhom, ...(village ? { village } : {}) },
			]);
			return { row, words: { codeHash, toWhom }, results: [...posted, ...shared] };
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
