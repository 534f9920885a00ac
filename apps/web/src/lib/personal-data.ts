import { localDate, showDate } from '@honghuo/core/dates.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import type { Ledger } from '@honghuo/features/ledger.ts';
import { orgUnits } from '@honghuo/features/village/model.ts';

/** An answer of `GET /api/v1/me/data`. */
export type PersonalData = { person: string; exportedAt: string; tables: Record<string, BaseRow[]> };

/** What tells a person nothing: ids, and what the ledger counts by. */
const idle = /^(county|id|version|createdBy|receivedAt|recordedAt|sha256|thumbSha256|codeHash)$/;

/** A row in one line: the day it was recorded, where, and its fields that say something. */
export function readable(row: BaseRow, ledger: Pick<Ledger, 'get' | 'language'>): string {
	const place = row.village ? (ledger.get(orgUnits, row.village)?.name ?? row.village) : '';
	const said = Object.entries(row).flatMap(([field, value]) => {
		if (value === null || value === '' || idle.test(field) || field === 'village') return [];
		return [`${field} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`];
	});
	return [showDate(localDate(row.recordedAt), ledger.language), place, ...said].filter(Boolean).join(' · ');
}
