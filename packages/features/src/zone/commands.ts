import { villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { isVeil } from '@honghuo/core/veil-name.ts';
import { humanReads, screenRefusal } from '../village/figures.ts';
import { orgUnits, people } from '../village/model.ts';
import { zoneAdd, zoneClose, zoneUpdate } from './inputs.ts';
import { mayKeep, type Zone, zones } from './model.ts';
import { refuse } from './refusals.ts';

const who = [...villageWriters, 'township_official', 'county_official', 'administrator'] as const;

type Keeper = { keeper?: string | null | undefined; keeperName?: string | null | undefined };

/** Why the keeper named can't be: two at once, or somebody not entered. */
function keeperRefusal({ keeper, keeperName }: Keeper, { rows }: Context): Refusal | undefined {
	if (keeperName && isVeil(keeperName)) return refuse('zone_name_veiled', 'keeperName');
	if (keeper && keeperName) return refuse('zone_keeper_twice', 'keeperName');
	return keeper && !rows.get(people, keeper) ? refuse('zone_keeper_unknown', 'keeper') : screenRefusal('keeper', rows, keeper);
}

/** The zone, when the actor may change it and it is still there. */
function kept(id: string, { rows, actor, today }: Context): Zone | Refusal {
	const row = rows.get(zones, id);
	if (!row || !mayKeep(actor, row.village, today)) return refuse('zone_not_yours', 'zone');
	return row.closedReason === null ? row : refuse('zone_closed', 'zone');
}

const isTaken = (village: string, name: string, { rows }: Context, self?: string): boolean =>
	rows.find(zones, 'village', village).some((row) => row.name === name && row.closedReason === null && row.id !== self);

export const commands = [
	command({
		name: 'zone.add',
		input: zoneAdd,
		who,
		about: {
			'zh-CN': '划网格：哪个村、叫什么、谁来管（可先空着）、多少户',
			en: 'Add a zone to a village: its name, its keeper (may stay open), how many households',
		},
		reads: ({ id, village, keeper }) => [
			byId(zones, id),
			byField(zones, 'village', village),
			byId(orgUnits, village),
			...humanReads(keeper),
		],
		decide: (input, context) => {
			const { id, village, name, keeper = null, keeperName = null, households = null } = input;
			if (!mayKeep(context.actor, village, context.today)) return refuse('zone_not_yours', 'village');
			if (!context.rows.get(orgUnits, village)) return refuse('zone_village_unknown', 'village');
			if (isTaken(village, name, context)) return refuse('zone_known', 'name', { name });
			return keeperRefusal(input, context) ?? [insert(zones, { id, village, name, keeper, keeperName, households, closedReason: null })];
		},
	}),
	command({
		name: 'zone.update',
		input: zoneUpdate,
		who,
		about: { 'zh-CN': '改网格：名称、网格员、户数', en: 'Correct a zone: its name, its keeper, its households' },
		merge: 'fields',
		reads: ({ zone, keeper }) => [byId(zones, zone), ...humanReads(keeper)],
		readsThen: ({ zone }, rows) => {
			const row = rows.get(zones, zone);
			return row ? [byField(zones, 'village', row.village)] : [];
		},
		decide: ({ zone, ...given }, context) => {
			const row = kept(zone, context);
			if ('code' in row) return row;
			const wrong = keeperRefusal(given, context);
			if (wrong) return wrong;
			// Naming a keeper one way takes the other way's word away.
			const fields = {
				...given,
				...(given.keeper ? { keeperName: null } : {}),
				...(given.keeperName ? { keeper: null } : {}),
			};
			if (fields.name !== undefined && isTaken(row.village, fields.name, context, row.id))
				return refuse('zone_known', 'name', { name: fields.name });
			const changed = Object.entries(fields).some(([field, value]) => value !== undefined && row[field as keyof Zone] !== value);
			return changed ? [update(zones, row, fields)] : refuse('zone_unchanged', 'zone');
		},
	}),
	command({
		name: 'zone.close',
		input: zoneClose,
		who,
		about: { 'zh-CN': '撤网格，写明原因', en: 'Close a zone, with a reason' },
		merge: 'row',
		reads: ({ zone }) => [byId(zones, zone)],
		decide: ({ zone, reason }, context) => {
			const row = kept(zone, context);
			return 'code' in row ? row : [update(zones, row, { closedReason: reason })];
		},
	}),
];
