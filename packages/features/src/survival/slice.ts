import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { measures } from './measures.ts';
import { refs } from './model.ts';
import { figures, pages } from './queries.ts';
import { refusals } from './refusals.ts';

export const survival = slice({ noun: 'survival', tables: refs, commands, figures, measures, pages, refusals });
