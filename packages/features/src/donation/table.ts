import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day, exact } from '../columns.ts';
import type { Typed } from '../inputs.ts';
import { variety } from '../orchard/table.ts';
import { orgUnit, person, team } from '../village/table.ts';
import { itemKinds, itemUnits, storedStates } from './messages.ts';

/** Seedlings, seed or scions one village gives another. The row's `village` is the giving one, which writes it until it is received. */
export const donation = snakeCase.table(
	'donation',
	{
		...base,
		village: text().notNull(),
		fromVillage: text().notNull(),
		fromTeam: uuid(),
		toVillage: text().notNull(),
		state: text({ enum: storedStates }).notNull(),
		note: text(),
		pledgedOn: day(),
		dispatchedOn: day(),
		receivedOn: day(),
		/** Who signed for it; a second receipt is refused with this name. */
		receivedBy: uuid(),
		receivedNote: text(),
		closedOn: day(),
		closedReason: text(),
		cancelledReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.fromVillage),
		index().on(t.county, t.toVillage),
		index().on(t.county, t.fromTeam),
		among('donation_state', t.state, storedStates),
		check('donation_villages', sql`${t.fromVillage} <> ${t.toVillage}`),
		foreignKey({ columns: [t.county, t.fromVillage], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.toVillage], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.fromTeam], foreignColumns: [team.county, team.id] }),
		foreignKey({ columns: [t.county, t.receivedBy], foreignColumns: [person.county, person.id] }),
	],
);

/** One kind of thing in a donation. Its `village` is the receiving one, so that an entry that touches both is news in both. Pieces or grams. */
export const donationItem = snakeCase.table(
	'donation_item',
	{
		...base,
		village: text().notNull(),
		donation: uuid().notNull(),
		kind: text({ enum: itemKinds }).notNull(),
		variety: uuid().notNull(),
		qty: exact().notNull(),
		unit: text({ enum: itemUnits }).notNull(),
		/** What was typed, value and unit, shown back as typed. */
		typed: jsonb().$type<Typed>(),
		perBundle: integer(),
		/** 「两年生」, how they were grown or packed. */
		note: text(),
		receivedQty: exact(),
		plantedQty: exact().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.donation),
		among('donation_item_kind', t.kind, itemKinds),
		among('donation_item_unit', t.unit, itemUnits),
		check('donation_item_qty', sql`${t.qty} between 1 and 1000000000`),
		check('donation_item_bundle', sql`${t.perBundle} between 1 and 100000`),
		check('donation_item_received', sql`${t.receivedQty} between 0 and ${t.qty}`),
		check('donation_item_planted', sql`${t.plantedQty} between 0 and coalesce(${t.receivedQty}, 0)`),
		foreignKey({ columns: [t.county, t.donation], foreignColumns: [donation.county, donation.id] }),
		foreignKey({ columns: [t.county, t.variety], foreignColumns: [variety.county, variety.id] }),
	],
);
