import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { refs } from './model.ts';
import { papers } from './queries.ts';
import { refusals } from './refusals.ts';

export const report = slice({ noun: 'report', tables: refs, commands, papers, refusals });
