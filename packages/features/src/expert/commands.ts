import { holds, villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { anew } from '../privacy/model.ts';
import { humanReads, screenRefusal } from '../village/figures.ts';
import { people } from '../village/model.ts';
import { expertAdd, expertRetire, expertUpdate } from './inputs.ts';
import { type Expert, experts } from './model.ts';
import { refuse } from './refusals.ts';

const staff = ['administrator', 'county_official'] as const;
const who = [...staff, 'township_official', 'expert', ...villageWriters] as const;

/** The county, the expert in person, and whoever added them. */
const mayChange = (row: Expert, { actor, today }: Context): boolean =>
	holds(actor, staff, today) || row.person === actor.person || row.createdBy === actor.person;

/** More than a year ahead is a slip. */
const isFar = (day: string | null | undefined, today: string): boolean => day != null && day > addDays(asLocalDate(today), 366);

export const commands = [
	command({
		name: 'expert.add',
		input: expertAdd,
		who,
		about: {
			'zh-CN': '把专家添进名录：登记过的人或姓名、会什么、单位',
			en: 'Add an expert to the directory: a person or a name, what they know, where from',
		},
		reads: ({ id, person, name }) => [
			byId(experts, id),
			...humanReads(person),
			...(person ? [byField(experts, 'person', person)] : []),
			...(name ? [byField(experts, 'name', name)] : []),
		],
		decide: ({ id, person = null, name = null, fields, homeUnit = null, note = null, awayUntil = null }, { rows, today }) => {
			if ((person === null) === (name === null)) return refuse('expert_unnamed', 'name');
			if (isFar(awayUntil, today)) return refuse('expert_away_far', 'awayUntil');
			const who = person === null ? undefined : rows.get(people, person);
			if (person !== null && !who) return refuse('expert_person_unknown', 'person');
			const wall = screenRefusal('person', rows, person);
			if (wall) return wall;
			const same = person !== null ? rows.find(experts, 'person', person) : rows.find(experts, 'name', name ?? '');
			// Two experts may share a name, not a name and a unit.
			const known = same.some((row) => row.retiredReason === null && (person !== null || row.homeUnit === homeUnit));
			if (known) return refuse('expert_known', person !== null ? 'person' : 'name');
			const profile = { fields: [...new Set(fields)], homeUnit, note, awayUntil };
			return [insert(experts, { id, village: null, person, name, ...profile, retiredReason: null }), ...anew(who)];
		},
	}),
	command({
		name: 'expert.update',
		input: expertUpdate,
		who,
		about: { 'zh-CN': '改专家名录：只改给出的几项', en: 'Correct an expert’s profile; only the fields given change' },
		merge: 'fields',
		reads: ({ expert }) => [byId(experts, expert)],
		decide: ({ expert, ...fields }, context) => {
			const row = context.rows.get(experts, expert);
			if (!row) return refuse('not_found', 'expert');
			if (!mayChange(row, context)) return refuse('expert_not_yours', 'expert');
			if (row.retiredReason !== null) return refuse('expert_retired', 'expert');
			if (isFar(fields.awayUntil, context.today)) return refuse('expert_away_far', 'awayUntil');
			if (fields.name !== undefined && row.person !== null) return refuse('expert_name_fixed', 'name');
			if (givenOf(row, fields).same) return refuse('expert_unchanged', 'expert');
			return [update(experts, row, { ...fields, fields: fields.fields && [...new Set(fields.fields)] })];
		},
	}),
	command({
		name: 'expert.retire',
		input: expertRetire,
		who,
		about: {
			'zh-CN': '把专家移出名录，写明原因；来过的指导都留着',
			en: 'Take an expert out of the directory, with a reason; past visits stay',
		},
		merge: 'row',
		reads: ({ expert }) => [byId(experts, expert)],
		decide: ({ expert, reason }, context) => {
			const row = context.rows.get(experts, expert);
			if (!row) return refuse('not_found', 'expert');
			if (!mayChange(row, context)) return refuse('expert_not_yours', 'expert');
			if (row.retiredReason !== null) return refuse('expert_retired', 'expert');
			return [update(experts, row, { retiredReason: reason })];
		},
	}),
];
