import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { finds } from './finds.ts';
import { refs } from './model.ts';
import { figures } from './queries.ts';
import { refusals } from './refusals.ts';

export const tag = slice({ noun: 'tag', tables: refs, commands, figures, finds, refusals });
