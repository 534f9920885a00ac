import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { refs } from './model.ts';
import { refusals } from './refusals.ts';

export const window = slice({ noun: 'window', tables: refs, commands, refusals });
