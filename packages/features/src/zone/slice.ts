import { slice } from '@honghuo/core/slice.ts';
import { villageVeil } from '@honghuo/core/veil.ts';
import { commands } from './commands.ts';
import { refs, zones } from './model.ts';
import { figures } from './queries.ts';
import { refusals } from './refusals.ts';
import { sheets } from './sheets.ts';

export const zone = slice({ noun: 'zone', tables: refs, commands, figures, refusals, sheets, veils: [villageVeil(zones)] });
