import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { refs } from './model.ts';
import { refusals } from './refusals.ts';

export const score = slice({ noun: 'score', tables: refs, commands, refusals });
