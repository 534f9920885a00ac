import { slice } from '@honghuo/core/slice.ts';
import { villageVeil } from '@honghuo/core/veil.ts';
import { commands } from './commands.ts';
import { finds } from './finds.ts';
import { measures } from './measures.ts';
import { refs, visits } from './model.ts';
import { figures } from './queries.ts';
import { refusals } from './refusals.ts';

export const visit = slice({ noun: 'visit', tables: refs, commands, figures, measures, refusals, finds, veils: [villageVeil(visits)] });
