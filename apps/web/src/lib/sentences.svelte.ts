import type { Happening } from '@honghuo/features/ledger.ts';
import WorkSentence from '@honghuo/features/work/view/WorkSentence.svelte';
import type { Component } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

type Sentence = Component<{ happening: Pick<Happening, 'name' | 'changes'> }>;
type Module = { default: Sentence };

const village = () => import('@honghuo/features/village/view/VillageSentence.svelte');
const donation = () => import('@honghuo/features/donation/view/DonationSentence.svelte');
const orchard = () => import('@honghuo/features/orchard/view/OrchardSentence.svelte');

/** Which feature words which noun's commands. A new noun adds its line here. Only the commonest is there from the start. */
const sentences: Readonly<Record<string, () => Promise<Module>>> = {
	conflict: () => import('@honghuo/features/conflict/view/ConflictSentence.svelte'),
	county: village,
	person: village,
	posting: village,
	team: village,
	contact: village,
	variety: orchard,
	orchard,
	block: orchard,
	planting: orchard,
	donation,
	survival: () => import('@honghuo/features/survival/view/SurvivalSentence.svelte'),
};
const loaded = new SvelteMap<string, Sentence>([
	['task', WorkSentence],
	['work', WorkSentence],
]);
const asked = new Set<string>();

/** The noun of a command: `work` of `work.log`. */
export const nounOf = (name: string): string => name.slice(0, name.indexOf('.'));

/** The component that words a command, by its noun; undefined until it has been fetched, and for one this version does not know. */
export function sentenceOf(name: string): Sentence | undefined {
	const noun = nounOf(name);
	if (!loaded.has(noun) && !asked.has(noun)) {
		asked.add(noun);
		void sentences[noun]?.().then(
			(module) => loaded.set(noun, module.default),
			// Without a signal and not kept yet: asked again the next time it is shown.
			() => asked.delete(noun),
		);
	}
	return loaded.get(noun);
}
