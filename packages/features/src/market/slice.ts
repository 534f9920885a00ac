import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { refs } from './model.ts';
import { refusals } from './refusals.ts';

export const market = slice({ noun: 'market', tables: refs, commands, refusals });
