import type { Happening } from '@honghuo/features/ledger.ts';
import WorkSentence from '@honghuo/features/work/view/WorkSentence.svelte';
import type { Component } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

type Sentence = Component<{ happening: Pick<Happening, 'name' | 'changes'> }>;
type Module = { default: Sentence };

const village = () => import('@honghuo/features/village/view/VillageSentence.svelte');
const harvest = () => import('@honghuo/features/harvest/view/HarvestSentence.svelte');
const market = () => import('@honghuo/features/market/view/MarketSentence.svelte');
const sale = () => import('@honghuo/features/sale/view/SaleSentence.svelte');
const donation = () => import('@honghuo/features/donation/view/DonationSentence.svelte');
const orchard = () => import('@honghuo/features/orchard/view/OrchardSentence.svelte');
const payback = () => import('@honghuo/features/payback/view/PaybackSentence.svelte');
const training = () => import('@honghuo/features/training/view/TrainingSentence.svelte');
const season = () => import('@honghuo/features/season/view/SeasonSentence.svelte');

/** Which feature words which noun's commands. A new noun adds its line here. Only the commonest is there from the start. */
const sentences: Readonly<Record<string, () => Promise<Module>>> = {
	conflict: () => import('@honghuo/features/conflict/view/ConflictSentence.svelte'),
	county: village,
	person: village,
	posting: village,
	team: village,
	unit: village,
	contact: village,
	village,
	file: () => import('@honghuo/features/file/view/FileSentence.svelte'),
	variety: orchard,
	orchard,
	block: orchard,
	planting: orchard,
	sketch: orchard,
	event: () => import('@honghuo/features/event/view/EventSentence.svelte'),
	expert: () => import('@honghuo/features/expert/view/ExpertSentence.svelte'),
	visit: () => import('@honghuo/features/visit/view/VisitSentence.svelte'),
	advice: () => import('@honghuo/features/advice/view/AdviceSentence.svelte'),
	topwork: orchard,
	curve: payback,
	assumption: payback,
	bloom: season,
	window: () => import('@honghuo/features/window/view/WindowSentence.svelte'),
	harvest,
	reference: harvest,
	sale,
	cost: sale,
	buyer: market,
	price: market,
	problem: () => import('@honghuo/features/problem/view/ProblemSentence.svelte'),
	comment: () => import('@honghuo/features/comment/view/CommentSentence.svelte'),
	feedback: () => import('@honghuo/features/feedback/view/FeedbackSentence.svelte'),
	consent: () => import('@honghuo/features/privacy/view/PrivacySentence.svelte'),
	evidence: () => import('@honghuo/features/evidence/view/EvidenceSentence.svelte'),
	donation,
	service: () => import('@honghuo/features/service/view/ServiceSentence.svelte'),
	member: () => import('@honghuo/features/member/view/MemberSentence.svelte'),
	zone: () => import('@honghuo/features/zone/view/ZoneSentence.svelte'),
	pairing: () => import('@honghuo/features/pairing/view/PairingSentence.svelte'),
	training,
	attendance: training,
	theme: training,
	income: () => import('@honghuo/features/income/view/IncomeSentence.svelte'),
	tag: () => import('@honghuo/features/tag/view/TagSentence.svelte'),
	score: () => import('@honghuo/features/score/view/ScoreSentence.svelte'),
	report: () => import('@honghuo/features/report/view/ReportSentence.svelte'),
	survival: () => import('@honghuo/features/survival/view/SurvivalSentence.svelte'),
};
const loaded = new SvelteMap<string, Sentence>([
	['task', WorkSentence],
	['work', WorkSentence],
]);
const asked = new Set<string>();

/** The noun of a command: `work` of `work.log`. */
export const nounOf = (name: string): string => name.slice(0, name.indexOf('.'));

/** The component that words what was done, by its noun; undefined until it has been fetched, and for one this version does not know. */
export function sentenceOf({ name, changes }: Pick<Happening, 'name' | 'changes'>): Sentence | undefined {
	// An edit of which nothing went in is told as what it is: a question.
	const noun = changes.length > 0 && changes.every(({ table }) => table === 'conflict') ? 'conflict' : nounOf(name);
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
