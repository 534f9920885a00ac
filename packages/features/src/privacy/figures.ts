import type { Rows } from '@honghuo/core/row.ts';
import { type Attachment, files } from '../file/model.ts';
import { postings } from '../village/model.ts';
import { type Consent, consents, type Purpose } from './model.ts';

export { openWords } from './messages.ts';

/** What stands where a person's name stood. */
export const erasedName = '已删除';
/** What stands where their words stood, and why what hung there is gone. */
export const erasedText = '（已按本人要求删除）';

/** Why photos and voice are gone whose keeping a person no longer agrees to. */
export const revokedText = '（本人撤回同意）';

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

/**
 * Photos and voice that go when a person no longer agrees that they are kept: what they said themselves, and the pictures they put here unless they hold an
 * office, whose pictures belong to the work they show. Whether somebody is in others' pictures only a person can tell.
 */
export function theirPictures(person: string, rows: Rows, today: string): Attachment[] {
	const office = rows.find(postings, 'person', person).some(({ role, toOn }) => role !== 'grower' && (toOn === null || toOn >= today));
	return rows
		.find(files, 'createdBy', person)
		.filter(({ kind, withdrawnReason }) => withdrawnReason === null && (kind === 'voice' || !office));
}

/** Whether a person withdraws with this consent the last one by which their photos and voice are kept. */
export const endsPictures = (consent: Consent, rows: Rows): boolean =>
	consent.purposes.includes('photo') &&
	!rows
		.find(consents, 'person', consent.person)
		.some(({ id, withdrawnOn, purposes }) => id !== consent.id && withdrawnOn === null && purposes.includes('photo'));
