import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { refs } from './model.ts';
import { refusals } from './refusals.ts';
import { sheets } from './sheets.ts';

export const member = slice({ noun: 'member', tables: refs, commands, refusals, sheets });
