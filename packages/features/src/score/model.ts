import { type Actor, holds, mayWriteVillage } from '@honghuo/core/actor.ts';
import { type Rows, tableRef } from '@honghuo/core/row.ts';
import type { scoreRule, scoreSetting } from './table.ts';

export type ScoreSetting = typeof scoreSetting.$inferSelect;
export type ScoreRule = typeof scoreRule.$inferSelect;

/** Held whole: everybody can see whether stars are looked at, and why. */
export const settings = tableRef<ScoreSetting>('score_setting', { whole: true });

/** Held whole too: whoever reads a star can read by what it was given. */
export const rules = tableRef<ScoreRule>('score_rule', { whole: true });

/** All of this noun. */
export const refs = [settings, rules];

/** The one row there can be; its id is the same in every county, so that two administrators write on one. */
export const settingId = '00000000-0000-7000-8000-000000000005';

/** The county's setting, if it is on. Off unless somebody switched it on. */
export function settingOf(rows: Rows): ScoreSetting | undefined {
	const row = rows.get(settings, settingId);
	return row?.on ? row : undefined;
}

/** Who is shown a village's stars: its own people and the county's officials, nobody else. */
export const maySeeStars = (actor: Actor, village: string, day: string): boolean =>
	mayWriteVillage(actor, village, day) || holds(actor, ['administrator', 'county_official'], day);

/** From which share on each part is met, in per cent. */
export type Shares = Pick<ScoreRule, 'workPercent' | 'survivalPercent' | 'closurePercent'>;

/** What counts until the county says otherwise: 85 % alive is the pass of a survival check (DOMAIN.md §6); the others are its own to set. */
export const usual: Shares = { workPercent: 80, survivalPercent: 85, closurePercent: 90 };

/** The county's rules, the one that begins last first; of two from the same day the one decided later. */
export const rulesOf = (all: readonly ScoreRule[]): ScoreRule[] =>
	[...all].sort((a, b) => (a.fromOn === b.fromOn ? b.version - a.version : a.fromOn < b.fromOn ? 1 : -1));

/** The rule in force on the last day of a period; undefined where the usual shares count. */
export const ruleOn = (all: readonly ScoreRule[], day: string): ScoreRule | undefined => rulesOf(all).find(({ fromOn }) => fromOn <= day);
