import type { Find } from '@honghuo/core/find.ts';
import { finds as donation } from './donation/finds.ts';
import { finds as orchard } from './orchard/finds.ts';
import { finds as problem } from './problem/finds.ts';
import { finds as service } from './service/finds.ts';
import { finds as tag } from './tag/finds.ts';
import { finds as village } from './village/finds.ts';
import { finds as visit } from './visit/finds.ts';

/** What can be found, in the order a screen asks for it: the same as the nouns register, without what decides. A test compares the two. */
export const finds: readonly Find[] = [...village, ...orchard, ...donation, ...problem, ...visit, ...service, ...tag];
