import * as v from 'valibot';
import * as input from '../inputs.ts';

export const evidenceShare = v.strictObject({
	id: input.id,
	village: v.optional(input.villageCode),
	/** SHA-256 of the code in lower-case hex; the code itself is never sent. */
	codeHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'SHA-256 in lower-case hex')),
	fromOn: input.localDate,
	toOn: input.localDate,
	expiresOn: input.localDate,
	toWhom: v.optional(input.name),
});
export const evidenceRevoke = v.strictObject({ share: input.id });
