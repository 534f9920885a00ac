import * as v from 'valibot';
import * as input from '../inputs.ts';
import { fileKinds, fileTypes, hostTables, mostBytes, mostSeconds } from './messages.ts';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'SHA-256 in lower-case hex'));
/** A side of a picture; 40 megapixels are checked where both are known. */
const side = input.whole(1, 40_000);

export const fileAttach = v.strictObject({
	id: input.id,
	table: v.picklist(hostTables),
	row: input.id,
	kind: v.picklist(fileKinds),
	mime: v.picklist(fileTypes),
	bytes: input.whole(1, mostBytes.voice),
	sha256,
	thumbBytes: v.optional(v.nullable(input.whole(1, mostBytes.thumb))),
	thumbSha256: v.optional(v.nullable(sha256)),
	width: v.optional(v.nullable(side)),
	height: v.optional(v.nullable(side)),
	seconds: v.optional(v.nullable(input.whole(1, mostSeconds))),
	note: v.optional(v.nullable(input.note)),
});
export const fileWithdraw = v.strictObject({ file: input.id, reason: input.reason });
export const fileStore = v.strictObject({ file: input.id, thumb: v.boolean() });
