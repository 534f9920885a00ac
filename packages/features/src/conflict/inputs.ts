import * as v from 'valibot';
import * as input from '../inputs.ts';
import { choices } from './messages.ts';

export const conflictSettle = v.strictObject({ conflict: input.id, choose: v.picklist(choices) });
