import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { refs } from './model.ts';
import { evidence as source } from './queries.ts';
import { refusals } from './refusals.ts';

export const evidence = slice({ noun: 'evidence', tables: refs, commands, refusals, evidence: source });
