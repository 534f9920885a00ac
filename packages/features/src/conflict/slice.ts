import { slice } from '@honghuo/core/slice.ts';
import { commands, keepCollision } from './commands.ts';
import { refs } from './model.ts';
import { refusals } from './refusals.ts';

export const conflict = slice({ noun: 'conflict', tables: refs, commands, refusals, collisions: keepCollision });
