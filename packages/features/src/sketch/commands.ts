import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { byId, type Change, update } from '@honghuo/core/row.ts';
import { blocks, orchards } from '../orchard/model.ts';
import { isOutline, sameOutline } from './figures.ts';
import { sketchDraw } from './inputs.ts';
import { refuse } from './refusals.ts';

export const commands = [
	command({
		name: 'sketch.draw',
		input: sketchDraw,
		who: villageWriters,
		about: {
			'zh-CN': '画地块图：一次画好几块，不用地图和定位',
			en: 'Lay out blocks of an orchard on its sketch, several at once, in whole metres; null leaves a block to the automatic sketch',
		},
		reads: ({ orchard, outlines }) => [byId(orchards, orchard), ...outlines.map(({ block }) => byId(blocks, block))],
		decide: ({ orchard, outlines }, { rows, actor, today }) => {
			const parent = rows.get(orchards, orchard);
			if (!parent || !mayWriteVillage(actor, parent.village, today)) return refuse('not_found', 'orchard');
			if (parent.closedReason !== null) return refuse('orchard_closed', 'orchard');
			const changes: Change[] = [];
			const drawn = new Set<string>();
			for (const [n, { block, geometry, was }] of outlines.entries()) {
				const field = `outlines.${n}.geometry`;
				const row = rows.get(blocks, block);
				if (row?.orchard !== orchard) return refuse('not_found', `outlines.${n}.block`);
				const { name } = row;
				if (row.closedReason !== null) return refuse('block_closed', `outlines.${n}.block`, { name });
				if (drawn.has(block)) return refuse('outline_twice', `outlines.${n}.block`, { name });
				if (geometry && !isOutline(geometry.plan)) return refuse('outline_crossed', field, { name });
				drawn.add(block);
				if (sameOutline(geometry, row.geometry)) continue;
				// Without `was` it overwrites, as an edit does that doesn't say what its author saw.
				if (was !== undefined && !sameOutline(was, row.geometry)) return refuse('drawn_meanwhile', field, { name });
				changes.push(update(blocks, row, { geometry }));
			}
			return changes.length > 0 ? changes : refuse('nothing_changed', 'outlines');
		},
	}),
];
