import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { figures } from './figures.ts';
import { refusals } from './messages.ts';
import { logs, tasks } from './model.ts';

export const work = slice({ noun: 'work', tables: [tasks, logs], commands, figures, refusals });
