import { sql } from 'drizzle-orm';
import { boolean, check, index, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, exact } from '../columns.ts';
import { fileKinds, fileTypes, hostTables, mostBytes, mostSeconds } from './messages.ts';

/**
 * The record of a photo or voice that hangs on another row. The bytes travel apart, after it; `stored` says that they have arrived. No place is
 * kept: neither in the row nor in the bytes.
 */
export const attachment = snakeCase.table(
	'attachment',
	{
		...base,
		village: text().notNull(),
		onTable: text({ enum: hostTables }).notNull(),
		onRow: uuid().notNull(),
		kind: text({ enum: fileKinds }).notNull(),
		mime: text({ enum: fileTypes }).notNull(),
		bytes: exact().notNull(),
		sha256: text().notNull(),
		/** The small picture for lists, made on the phone. */
		thumbBytes: exact(),
		thumbSha256: text(),
		width: exact(),
		height: exact(),
		seconds: exact(),
		note: text(),
		stored: boolean().notNull(),
		thumbStored: boolean().notNull(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.onRow),
		among('attachment_on', t.onTable, hostTables),
		among('attachment_kind', t.kind, fileKinds),
		among('attachment_mime', t.mime, fileTypes),
		check(
			'attachment_bytes',
			sql`${t.bytes} between 1 and case ${t.kind} when 'photo' then ${sql.raw(String(mostBytes.photo))} else ${sql.raw(String(mostBytes.voice))} end`,
		),
		check('attachment_sha256', sql`${t.sha256} ~ '^[0-9a-f]{64}$' and ${t.thumbSha256} ~ '^[0-9a-f]{64}$'`),
		check('attachment_thumb', sql`(${t.thumbBytes} is null) = (${t.thumbSha256} is null)`),
		check('attachment_thumb_bytes', sql`${t.thumbBytes} between 1 and ${sql.raw(String(mostBytes.thumb))}`),
		check('attachment_seconds', sql`${t.seconds} between 1 and ${sql.raw(String(mostSeconds))}`),
	],
);
