import * as v from 'valibot';
import * as input from '../inputs.ts';

export const themeDefine = v.strictObject({ id: input.id, name: input.name });
export const themeRename = v.strictObject({ theme: input.id, name: input.name });
export const themeRetire = v.strictObject({ theme: input.id, reason: input.reason });
