import type { Sentence } from '@honghuo/core/refusal.ts';

/** Who helps whom: a skilled grower a new one, a village a village, an institution or team a village, a mentor a local technician. */
export const pairingKindNames = {
	growers: { 'zh-CN': '熟手带新手', en: 'Grower with grower' },
	villages: { 'zh-CN': '村带村', en: 'Village with village' },
	unit: { 'zh-CN': '单位带村', en: 'Institution with village' },
	mentor: { 'zh-CN': '师傅带徒弟', en: 'Mentor and technician' },
} as const satisfies Record<string, Sentence>;
export type PairingKind = keyof typeof pairingKindNames;
export const pairingKinds = Object.keys(pairingKindNames) as [PairingKind, ...PairingKind[]];

/** Where a pairing stands (DOMAIN.md §6): proposed → trial → confirmed | ended. */
export const pairingStateNames = {
	proposed: { 'zh-CN': '等定', en: 'Proposed' },
	trial: { 'zh-CN': '试带', en: 'On trial' },
	confirmed: { 'zh-CN': '定了', en: 'Confirmed' },
	ended: { 'zh-CN': '结束了', en: 'Ended' },
} as const satisfies Record<string, Sentence>;
export type PairingState = keyof typeof pairingStateNames;
export const pairingStates = Object.keys(pairingStateNames) as [PairingState, ...PairingState[]];

/** How often they meet: by the terms and seasons farm work goes by, or by the month. */
export const cadenceNames = {
	term: { 'zh-CN': '每个节气', en: 'Each solar term' },
	month: { 'zh-CN': '每个月', en: 'Each month' },
	season: { 'zh-CN': '每季', en: 'Each season' },
	half: { 'zh-CN': '每半年', en: 'Each half-year' },
} as const satisfies Record<string, Sentence>;
export type Cadence = keyof typeof cadenceNames;
export const cadences = Object.keys(cadenceNames) as [Cadence, ...Cadence[]];

/** What is written down: that they met, or how a technician on trial does. */
export const contactKinds = ['contact', 'observation'] as const;
