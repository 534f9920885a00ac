import { slice } from '@honghuo/core/slice.ts';
import { villageVeil } from '@honghuo/core/veil.ts';
import { commands } from './commands.ts';
import { measures } from './measures.ts';
import { pairings, refs } from './model.ts';
import { figures } from './queries.ts';
import { refusals } from './refusals.ts';
import { sheets } from './sheets.ts';

export const pairing = slice({
	noun: 'pairing',
	tables: refs,
	commands,
	figures,
	measures,
	refusals,
	sheets,
	veils: [villageVeil(pairings, ({ helperVillage }) => helperVillage)],
});
