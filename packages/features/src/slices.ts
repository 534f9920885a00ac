import { registry } from '@honghuo/core/slice.ts';
import { harvest } from './harvest/slice.ts';
import { market } from './market/slice.ts';
import { orchard } from './orchard/slice.ts';
import { sale } from './sale/slice.ts';
import { village } from './village/slice.ts';
import { work } from './work/slice.ts';

/** All features. Adding a noun adds a folder, one line here and one in `tables.ts`. */
export const features = registry([village, orchard, work, market, harvest, sale]);
