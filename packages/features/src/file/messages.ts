import type { Sentence } from '@honghuo/core/refusal.ts';

export const fileKindNames = {
	photo: { 'zh-CN': '照片', en: 'Photo' },
	voice: { 'zh-CN': '录音', en: 'Voice' },
} as const satisfies Record<string, Sentence>;
export type FileKind = keyof typeof fileKindNames;
export const fileKinds = Object.keys(fileKindNames) as [FileKind, ...FileKind[]];

/** What may be inside, by kind; the server looks at the bytes, never at a name. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const voiceTypes = ['audio/webm', 'audio/mp4'] as const;
export const fileTypes = [...photoTypes, ...voiceTypes] as const;
export type FileType = (typeof fileTypes)[number];

/** Largest photo, voice and small picture in bytes, and longest voice in seconds. The phone aims below. */
export const mostBytes = { photo: 307_200, voice: 1_048_576, thumb: 20_480 } as const;
export const mostSeconds = 60;

/** Tables whose rows a photo or voice may hang on. A new noun adds its table here and its ref in model.ts. */
export const hostTables = [
	'work_log',
	'work_task',
	'orchard',
	'orchard_block',
	'planting',
	'harvest',
	'sale',
	'cost',
	'donation',
	'survival_check',
	'tech_problem',
	'expert_visit',
	'training_session',
	'service_visit',
	'pairing',
	'pairing_contact',
] as const;
export type HostTable = (typeof hostTables)[number];
