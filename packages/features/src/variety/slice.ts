import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { refusals } from './refusals.ts';

/** What is done to the catalogue whose rows `orchard` keeps. */
export const variety = slice({ noun: 'variety', tables: [], commands, refusals });
