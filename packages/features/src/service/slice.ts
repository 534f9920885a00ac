import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { finds } from './finds.ts';
import { measures } from './measures.ts';
import { refs } from './model.ts';
import { figures } from './queries.ts';
import { refusals } from './refusals.ts';
import { sheets } from './sheets.ts';

export const service = slice({ noun: 'service', tables: refs, commands, figures, finds, measures, refusals, sheets });
