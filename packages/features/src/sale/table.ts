import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day, exact } from '../columns.ts';
import { harvest } from '../harvest/table.ts';
import type { Typed } from '../inputs.ts';
import { buyer } from '../market/table.ts';
import { orchardBlock, planting } from '../orchard/table.ts';
import { categories, channels, payers } from './messages.ts';

/** What was sold of a planting, or of one of its harvests, and for how much. */
export const sale = snakeCase.table(
	'sale',
	{
		...base,
		village: text().notNull(),
		block: uuid().notNull(),
		planting: uuid().notNull(),
		/** The harvest it came from, where that is known. */
		harvest: uuid(),
		buyer: uuid(),
		/** Null when only the money is known. */
		weightG: exact(),
		amountFen: exact().notNull(),
		/** What was typed, value and unit, shown back as typed. */
		typedWeight: jsonb().$type<Typed>(),
		typedAmount: jsonb().$type<Typed>(),
		channel: text({ enum: channels }),
		soldOn: day().notNull(),
		note: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		index().on(t.county, t.block),
		index().on(t.county, t.planting),
		index().on(t.county, t.harvest),
		among('sale_channel', t.channel, channels),
		check('sale_weight', sql`${t.weightG} > 0`),
		check('sale_amount', sql`${t.amountFen} > 0`),
		foreignKey({ columns: [t.county, t.block], foreignColumns: [orchardBlock.county, orchardBlock.id] }),
		foreignKey({ columns: [t.county, t.planting], foreignColumns: [planting.county, planting.id] }),
		foreignKey({ columns: [t.county, t.harvest], foreignColumns: [harvest.county, harvest.id] }),
		foreignKey({ columns: [t.county, t.buyer], foreignColumns: [buyer.county, buyer.id] }),
	],
);

/** Money spent on a block: what for, how much, whose. */
export const cost = snakeCase.table(
	'cost',
	{
		...base,
		village: text().notNull(),
		block: uuid().notNull(),
		category: text({ enum: categories }).notNull(),
		amountFen: exact().notNull(),
		typed: jsonb().$type<Typed>(),
		paidBy: text({ enum: payers }),
		occurredOn: day().notNull(),
		note: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		index().on(t.county, t.block),
		among('cost_category', t.category, categories),
		among('cost_paid_by', t.paidBy, payers),
		check('cost_amount', sql`${t.amountFen} > 0`),
		foreignKey({ columns: [t.county, t.block], foreignColumns: [orchardBlock.county, orchardBlock.id] }),
	],
);
