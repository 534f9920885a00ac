import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { measures } from './measures.ts';
import { refs } from './model.ts';
import { figures } from './queries.ts';
import { refusals } from './refusals.ts';

export const payback = slice({
	noun: 'payback',
	tables: refs,
	commands,
	figures,
	measures,
	refusals,
	// One row from the start, so that two officials' first edits meet in it.
	founding: ({ newId }) => [{ name: 'assumption.set', input: { assumption: newId() } }],
});
