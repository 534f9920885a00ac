import type { Sentence } from '@honghuo/core/refusal.ts';

/** What somebody is in a service team. */
export const memberRoleNames = {
	leader: { 'zh-CN': '队长', en: 'Leader' },
	member: { 'zh-CN': '队员', en: 'Member' },
} as const satisfies Record<string, Sentence>;
export type MemberRole = keyof typeof memberRoleNames;
export const memberRoles = Object.keys(memberRoleNames) as [MemberRole, ...MemberRole[]];
