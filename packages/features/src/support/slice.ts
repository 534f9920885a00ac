import { slice } from '@honghuo/core/slice.ts';
import { measures } from './measures.ts';
import { figures } from './queries.ts';

export const support = slice({ noun: 'support', tables: [], commands: [], figures, measures });
