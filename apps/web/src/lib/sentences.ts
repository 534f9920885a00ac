import type { Happening } from '@honghuo/features/ledger.ts';
import OrchardSentence from '@honghuo/features/orchard/view/OrchardSentence.svelte';
import VillageSentence from '@honghuo/features/village/view/VillageSentence.svelte';
import WorkSentence from '@honghuo/features/work/view/WorkSentence.svelte';
import type { Component } from 'svelte';

type Sentence = Component<{ happening: Pick<Happening, 'name' | 'changes'> }>;

/** Which feature words which noun's commands. A new noun adds its line here. */
const sentences: Readonly<Record<string, Sentence>> = {
	county: VillageSentence,
	person: VillageSentence,
	posting: VillageSentence,
	team: VillageSentence,
	contact: VillageSentence,
	variety: OrchardSentence,
	orchard: OrchardSentence,
	block: OrchardSentence,
	planting: OrchardSentence,
	task: WorkSentence,
	work: WorkSentence,
};

/** The component that words a command, by its noun; undefined for one this version does not know. */
export const sentenceOf = (name: string): Sentence | undefined => sentences[name.slice(0, name.indexOf('.'))];
