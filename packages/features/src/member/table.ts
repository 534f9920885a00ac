import { foreignKey, index, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day } from '../columns.ts';
import { serviceTeam } from '../service/table.ts';
import { person } from '../village/table.ts';
import { memberRoles } from './messages.ts';

/** That somebody is in a service team, days inclusive: as what, and who sent them. A posting on a resident team gives rights; this does not. */
export const serviceMember = snakeCase.table(
	'service_member',
	{
		...base,
		team: uuid().notNull(),
		person: uuid().notNull(),
		role: text({ enum: memberRoles }).notNull(),
		/** The institution the person comes from; null is the team's own. */
		dispatchedBy: text(),
		fromOn: day().notNull(),
		toOn: day(),
		endReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.team),
		index().on(t.county, t.person),
		among('service_member_role', t.role, memberRoles),
		foreignKey({ columns: [t.county, t.team], foreignColumns: [serviceTeam.county, serviceTeam.id] }),
		foreignKey({ columns: [t.county, t.person], foreignColumns: [person.county, person.id] }),
	],
);
