import type { Sentence } from '@honghuo/core/refusal.ts';
import { cropNames } from '../orchard/model.ts';

/** The doors of the one window: a photo and a question, a call, the hotline, somebody at the desk, or asked face to face in the orchard. */
export const channelNames = {
	photo: { 'zh-CN': '拍照', en: 'Photo' },
	phone: { 'zh-CN': '来电', en: 'Call' },
	hotline_12345: { 'zh-CN': '12345', en: '12345' },
	walk_in: { 'zh-CN': '上门', en: 'Walk-in' },
	field: { 'zh-CN': '当面', en: 'In field' },
} as const satisfies Record<string, Sentence>;
export type Channel = keyof typeof channelNames;
export const channels = Object.keys(channelNames) as [Channel, ...Channel[]];

/** States of a problem (DOMAIN.md §6). `closed` by silence is never written: it follows from the dates. */
export const stateNames = {
	reported: { 'zh-CN': '待受理', en: 'Reported' },
	accepted: { 'zh-CN': '待派人', en: 'Accepted' },
	rejected: { 'zh-CN': '不受理', en: 'Rejected' },
	assigned: { 'zh-CN': '在办', en: 'Assigned' },
	answered: { 'zh-CN': '已答复', en: 'Answered' },
	resolved: { 'zh-CN': '等确认', en: 'To be confirmed' },
	closed: { 'zh-CN': '已办结', en: 'Closed' },
	reopened: { 'zh-CN': '重办', en: 'Reopened' },
} as const satisfies Record<string, Sentence>;
export type ProblemState = keyof typeof stateNames;
export const problemStates = Object.keys(stateNames) as [ProblemState, ...ProblemState[]];

/** What may be attached to a problem on its way, besides answers: opinions, who was called together, how it goes. */
export const attachmentNames = {
	expert_opinion: { 'zh-CN': '专家意见', en: 'Expert opinion' },
	legal_opinion: { 'zh-CN': '法律意见', en: 'Legal opinion' },
	parties_called: { 'zh-CN': '请各方来谈', en: 'Parties called' },
	progress: { 'zh-CN': '进展', en: 'Progress' },
} as const satisfies Record<string, Sentence>;
export type AttachmentKind = keyof typeof attachmentNames;
export const attachmentKinds = Object.keys(attachmentNames) as [AttachmentKind, ...AttachmentKind[]];

/** Everything that stands in a problem's timeline. */
export const eventNames = {
	accepted: { 'zh-CN': '受理', en: 'Accepted' },
	rejected: { 'zh-CN': '不受理', en: 'Rejected' },
	assigned: { 'zh-CN': '转办', en: 'Assigned' },
	answered: { 'zh-CN': '答复', en: 'Answered' },
	...attachmentNames,
	resolved: { 'zh-CN': '办好了', en: 'Resolved' },
	confirmed: { 'zh-CN': '确认办结', en: 'Confirmed' },
	reopened: { 'zh-CN': '没好，重办', en: 'Reopened' },
} as const satisfies Record<string, Sentence>;
export type EventKind = keyof typeof eventNames;
export const eventKinds = Object.keys(eventNames) as [EventKind, ...EventKind[]];

/** What an outcome is counted in. */
export const outcomeUnitNames = {
	tree: { 'zh-CN': '株', en: 'trees' },
	shed: { 'zh-CN': '个棚', en: 'sheds' },
	household: { 'zh-CN': '户', en: 'households' },
	place: { 'zh-CN': '处', en: 'places' },
	piece: { 'zh-CN': '件', en: 'pieces' },
} as const satisfies Record<string, Sentence>;
export type OutcomeUnit = keyof typeof outcomeUnitNames;
export const outcomeUnits = Object.keys(outcomeUnitNames) as [OutcomeUnit, ...OutcomeUnit[]];

/** Crops a problem may be about. */
export const problemCrops = Object.keys(cropNames) as [keyof typeof cropNames, ...(keyof typeof cropNames)[]];
