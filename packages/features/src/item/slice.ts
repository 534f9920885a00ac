import { slice } from '@honghuo/core/slice.ts';
import { commands } from './commands.ts';

export const item = slice({ noun: 'item', tables: [], commands });
