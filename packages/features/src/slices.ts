import { registry } from '@honghuo/core/slice.ts';
import { comment } from './comment/slice.ts';
import { feedback } from './feedback/slice.ts';
import { orchard } from './orchard/slice.ts';
import { problem } from './problem/slice.ts';
import { village } from './village/slice.ts';
import { work } from './work/slice.ts';

/** All features. Adding a noun adds a folder, one line here and one in `tables.ts`. */
export const features = registry([village, orchard, work, problem, comment, feedback]);
