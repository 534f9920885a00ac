import { byField } from '@honghuo/core/row.ts';
import { type PublicBox, slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { boxNote } from './inputs.ts';
import { boxPages } from './messages.ts';
import { feedbacks, numberOf, refs } from './model.ts';
import { refusals } from './refusals.ts';

/** Anybody who scans a label may put a note into the county's box. */
const box: PublicBox = {
	pages: boxPages,
	note: boxNote,
	draft: (note) => ({ name: 'feedback.scan', input: note }),
	number: numberOf,
	reads: (row) => [byField(feedbacks, 'onRow', row)],
	answered: (row, number, rows) => {
		const found = rows.find(feedbacks, 'onRow', row).find(({ id }) => numberOf(id) === number);
		return found && { answer: found.answer, on: found.answeredOn };
	},
};

export const feedback = slice({ noun: 'feedback', tables: refs, commands, refusals, box });
