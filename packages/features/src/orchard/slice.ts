import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { finds } from './finds.ts';
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
	finds,
});
