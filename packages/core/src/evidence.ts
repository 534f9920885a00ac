import type { Paper } from './paper.ts';
import type { Language } from './refusal.ts';
import type { Read, Rows } from './row.ts';

/** Whose acts an evidence file tells: a person's or a village's. */
export type EvidenceSubject = { person: string } | { village: string };

/** What a share opens: whose acts, of which days (inclusive), until when. */
export type SharedEvidence = { subject: EvidenceSubject; from: string; to: string; expiresOn: string };

/** How somebody's own acts become a paper they may give away. One feature does this for all; the server knows neither its tables nor its words. */
export type EvidenceSource = {
	/** Rows to load, step by step. */
	reads: readonly ((subject: EvidenceSubject, rows: Rows) => Read[])[];
	/** Undefined when there is nobody (any more) whose it would be. */
	compose: (
		subject: EvidenceSubject,
		rows: Rows,
		span: { from: string; to: string; today: string; language: Language },
	) => Paper | undefined;
	/** The share a code's SHA-256 (hex) may open. */
	share: (codeHash: string) => Read;
	/** What it opens on a day; undefined when nothing (any more). */
	shared: (codeHash: string, rows: Rows, today: string) => SharedEvidence | undefined;
};
