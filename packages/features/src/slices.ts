import { registry } from '@honghuo/core/slice.ts';
import { conflict } from './conflict/slice.ts';
import { donation } from './donation/slice.ts';
import { orchard } from './orchard/slice.ts';
import { survival } from './survival/slice.ts';
import { village } from './village/slice.ts';
import { work } from './work/slice.ts';

/** All features. Adding a noun adds a folder, one line here and one in `tables.ts`. */
export const features = registry([village, orchard, work, donation, survival, conflict]);
