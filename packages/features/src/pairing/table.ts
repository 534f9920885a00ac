import { sql } from 'drizzle-orm';
import { check, foreignKey, index, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day } from '../columns.ts';
import { serviceTeam } from '../service/table.ts';
import { orgUnit, person } from '../village/table.ts';
import { cadences, contactKinds, pairingKinds, pairingStates } from './messages.ts';

/**
 * Somebody who helps and somebody who is helped, for a while, at a cadence. The row's village is the helped one's. People without an account are
 * there by name; no phone numbers here, the whole county reads this.
 */
export const pairing = snakeCase.table(
	'pairing',
	{
		...base,
		village: text().notNull(),
		kind: text({ enum: pairingKinds }).notNull(),
		helperPerson: uuid(),
		helperName: text(),
		/** The village that helps; of growers, where the helper is from if it is another one. */
		helperVillage: text(),
		helperTeam: uuid(),
		helpedPerson: uuid(),
		helpedName: text(),
		/** What it is about. */
		topic: text(),
		cadence: text({ enum: cadences }).notNull(),
		state: text({ enum: pairingStates }).notNull(),
		trialFrom: day(),
		trialTo: day(),
		confirmedOn: day(),
		/** The last time they met, kept up by the contacts themselves, so that what is due follows from this row alone. */
		lastContactOn: day(),
		endedOn: day(),
		endReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		index().on(t.county, t.kind),
		among('pairing_kind', t.kind, pairingKinds),
		among('pairing_state', t.state, pairingStates),
		among('pairing_cadence', t.cadence, cadences),
		check(
			'pairing_helper',
			sql`case ${t.kind} when 'villages' then ${t.helperVillage} is not null when 'unit' then ${t.helperTeam} is not null else (${t.helperPerson} is null) <> (${t.helperName} is null) end`,
		),
		check(
			'pairing_helped',
			sql`case when ${t.kind} in ('villages', 'unit') then ${t.helpedPerson} is null and ${t.helpedName} is null else (${t.helpedPerson} is null) <> (${t.helpedName} is null) end`,
		),
		check('pairing_trial', sql`(${t.trialFrom} is null) = (${t.trialTo} is null) and ${t.trialFrom} <= ${t.trialTo}`),
		check('pairing_confirmed', sql`${t.state} <> 'confirmed' or ${t.confirmedOn} is not null`),
		check('pairing_ended', sql`(${t.state} = 'ended') = (${t.endedOn} is not null) and (${t.endedOn} is null) = (${t.endReason} is null)`),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.helperVillage], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.helperPerson], foreignColumns: [person.county, person.id] }),
		foreignKey({ columns: [t.county, t.helpedPerson], foreignColumns: [person.county, person.id] }),
		foreignKey({ columns: [t.county, t.helperTeam], foreignColumns: [serviceTeam.county, serviceTeam.id] }),
	],
);

/** That a pair met, or how a technician on trial does. */
export const pairingContact = snakeCase.table(
	'pairing_contact',
	{
		...base,
		village: text().notNull(),
		pairing: uuid().notNull(),
		kind: text({ enum: contactKinds }).notNull(),
		occurredOn: day().notNull(),
		text: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.pairing),
		index().on(t.county, t.village),
		among('pairing_contact_kind', t.kind, contactKinds),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.pairing], foreignColumns: [pairing.county, pairing.id] }),
	],
);
