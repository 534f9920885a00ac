import { shape } from '@honghuo/core/shape.ts';
import { refs as comment } from './comment/model.ts';
import { refs as feedback } from './feedback/model.ts';
import { refs as orchard } from './orchard/model.ts';
import { refs as problem } from './problem/model.ts';
import { actors, refs as village } from './village/model.ts';
import { refs as work } from './work/model.ts';

/** What holds rows without deciding anything: a phone starts with it and fetches `slices.ts` after its first screen. */
export const features = shape([...village, ...orchard, ...work, ...problem, ...comment, ...feedback], actors);
