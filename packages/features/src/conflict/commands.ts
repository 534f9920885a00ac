import { holds, mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import type { CollisionKeeper } from '@honghuo/core/merge.ts';
import { byId, insert, update } from '@honghuo/core/row.ts';
import { conflictSettle } from './inputs.ts';
import { conflicts } from './model.ts';
import { refuse } from './refusals.ts';

const staff = ['administrator', 'county_official'] as const;

/** Keeps both values of a collision as one row, under the id of the edit's command. */
export const keepCollision: CollisionKeeper = ({ id, name, input, village, keptVersion, clashes }) => {
	const [first] = clashes;
	if (!first) return [];
	const kept = clashes.map((clash) => ({ ...clash, kept: { ...clash.kept }, other: { ...clash.other } }));
	return [
		insert(conflicts, {
			id,
			village,
			command: name,
			input: { ...input },
			clashes: kept,
			row: first.row,
			keptVersion,
			chosen: null,
			chosenBy: null,
		}),
	];
};

export const commands = [
	command({
		name: 'conflict.settle',
		input: conflictSettle,
		who: [...villageWriters, ...staff],
		about: {
			'zh-CN': '两人都改了：说定用哪个；没选的也留着，随时能换回来',
			en: 'Two people changed the same: say which value holds; the other stays and can be taken back',
		},
		reads: ({ conflict }) => [byId(conflicts, conflict)],
		decide: ({ conflict, choose }, { rows, actor, today }) => {
			const row = rows.get(conflicts, conflict);
			const mine = row?.village ? mayWriteVillage(actor, row.village, today) : row && holds(actor, staff, today);
			if (!row || !mine) return refuse('not_found', 'conflict');
			if (row.chosen === choose) return refuse('conflict_chosen', 'choose');
			return [update(conflicts, row, { chosen: choose, chosenBy: actor.person })];
		},
	}),
];
