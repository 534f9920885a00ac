import { tableRef } from '@honghuo/core/row.ts';
import type { evidenceShare } from './table.ts';

export type EvidenceShare = typeof evidenceShare.$inferSelect;

export const shares = tableRef<EvidenceShare>('evidence_share', { private: true, author: true });

/** All of this noun. */
export const refs = [shares];

/** A code opens an evidence file for so many days at most. */
export const mostDays = 90;

/** Whether a code still opens it. */
export const isOpen = ({ revokedOn, expiresOn }: Pick<EvidenceShare, 'revokedOn' | 'expiresOn'>, today: string): boolean =>
	revokedOn === null && today <= expiresOn;
