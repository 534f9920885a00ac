import type { Rows } from '@honghuo/core/row.ts';
import { type Consent, consents, type Purpose } from './model.ts';

/** What stands where a person's name stood. */
export const erasedName = '已删除';
/** What stands where their words stood, and why what hung there is gone. */
export const erasedText = '（已按本人要求删除）';

/** What a person agrees to as of now. */
export const agreed = (person: string, rows: Rows): Set<Purpose> =>
	new Set(
		rows
			.find(consents, 'person', person)
			.filter(({ withdrawnOn }) => withdrawnOn === null)
			.flatMap((one) => one.purposes),
	);

/** A person's consents, newest first, the withdrawn ones too. */
export const consentsOf = (person: string, rows: Rows): Consent[] =>
	rows.find(consents, 'person', person).sort((a, b) => (a.id < b.id ? 1 : -1));
