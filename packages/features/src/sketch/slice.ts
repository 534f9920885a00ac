import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';
import { refusals } from './refusals.ts';

/** How the blocks lie whose rows `orchard` keeps. */
export const sketch = slice({ noun: 'sketch', tables: [], commands, refusals });
