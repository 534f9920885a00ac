import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { refusals } from './refusals.ts';

/** What is done to the cohorts whose rows `orchard` keeps. */
export const planting = slice({ noun: 'planting', tables: [], commands, refusals });
