import { shape } from '@honghuo/core/shape.ts';
import { refs as conflict } from './conflict/model.ts';
import { refs as donation } from './donation/model.ts';
import { refs as orchard } from './orchard/model.ts';
import { refs as survival } from './survival/model.ts';
import { actors, refs as village } from './village/model.ts';
import { refs as work } from './work/model.ts';

/** What holds rows without deciding anything: a phone starts with it and fetches `slices.ts` after its first screen. */
export const features = shape([...village, ...orchard, ...work, ...donation, ...survival, ...conflict], actors);
