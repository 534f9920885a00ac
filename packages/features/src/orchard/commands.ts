import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { byField, byId, insert, type Read, type Rows, update } from '@honghuo/core/row.ts';
import { endPlans, planReads, resumePlans } from '../plan/figures.ts';
import { orgUnits } from '../village/model.ts';
import { blockClose, blockCreate, blockReopen, blockUpdate, orchardClose, orchardCreate, orchardRename, orchardReopen } from './inputs.ts';
import { type Block, blocks, type Orchard, orchards, standing } from './model.ts';
import { closeRefusal, closingReads, closingReadsThen, refuse } from './refusals.ts';

const areaOrTrees = (areaE4mu: number | null, treeCount: number | null): boolean => areaE4mu !== null || treeCount !== null;

/** Whether an open one of them other than this is called so. */
const taken = (all: readonly Pick<Block, 'id' | 'name' | 'closedReason'>[], name: string, but = ''): boolean =>
	all.some((one) => one.id !== but && one.name === name && one.closedReason === null);

/** What a name has to differ from: the orchards of the village, or the blocks of the orchard. */
const siblings = (row: Orchard | Block | undefined): Read[] =>
	row === undefined ? [] : 'orchard' in row ? [byField(blocks, 'orchard', row.orchard)] : [byField(orchards, 'village', row.village)];

/** Whether a cohort that stands in a block came after this day. */
const plantedAfter = (block: string, on: string, rows: Rows): boolean => standing(block, rows).some(({ plantedOn }) => plantedOn > on);

export const commands = [
	command({
		name: 'orchard.create',
		input: orchardCreate,
		who: villageWriters,
		about: { 'zh-CN': '建果园', en: 'Create an orchard in a village' },
		reads: ({ id, village }) => [byId(orchards, id), byId(orgUnits, village), byField(orchards, 'village', village)],
		decide: ({ id, village, name }, { rows, actor, today }) => {
			if (!rows.get(orgUnits, village) || !mayWriteVillage(actor, village, today)) return refuse('village_not_yours', 'village');
			if (taken(rows.find(orchards, 'village', village), name)) return refuse('orchard_name_taken', 'name', { name });
			return [insert(orchards, { id, village, name, closedReason: null, closedOn: null })];
		},
	}),
	command({
		name: 'orchard.rename',
		input: orchardRename,
		who: villageWriters,
		about: { 'zh-CN': '改果园名', en: 'Rename an orchard' },
		merge: 'fields',
		reads: ({ orchard }) => [byId(orchards, orchard)],
		readsThen: ({ orchard }, rows) => siblings(rows.get(orchards, orchard)),
		decide: ({ orchard, name }, { rows, actor, today }) => {
			const row = rows.get(orchards, orchard);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'orchard');
			if (row.closedReason !== null) return refuse('orchard_closed', 'orchard');
			if (row.name === name) return refuse('nothing_changed', 'name');
			if (taken(rows.find(orchards, 'village', row.village), name, orchard)) return refuse('orchard_name_taken', 'name', { name });
			return [update(orchards, row, { name })];
		},
	}),
	command({
		name: 'orchard.close',
		input: orchardClose,
		who: villageWriters,
		about: {
			'zh-CN': '停用果园，地块和没干完的计划一起停；以前的记录和往年的数都留着',
			en: 'Close an orchard, its blocks and what is left to do there from a day on; what was recorded stays, and so do the figures of earlier years',
		},
		merge: 'row',
		reads: ({ orchard }) => [byId(orchards, orchard), byField(blocks, 'orchard', orchard)],
		readsThen: ({ orchard }, rows) => closingReadsThen(rows.get(orchards, orchard), rows.find(blocks, 'orchard', orchard)),
		decide: ({ orchard, on, reason }, { rows, actor, today }) => {
			const row = rows.get(orchards, orchard);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'orchard');
			if (row.closedReason !== null) return refuse('orchard_closed', 'orchard');
			const open = rows.find(blocks, 'orchard', orchard).filter(({ closedReason }) => closedReason === null);
			if (on > today || open.some(({ id }) => plantedAfter(id, on, rows))) return refuse('closed_day', 'on');
			const rests = closeRefusal(open, on, rows);
			if (rests) return rests;
			const closed = { closedOn: on, closedReason: reason };
			return [
				update(orchards, row, closed),
				...open.flatMap((block) => [update(blocks, block, closed), ...endPlans(block.id, reason, rows)]),
			];
		},
	}),
	command({
		name: 'orchard.reopen',
		input: orchardReopen,
		who: villageWriters,
		about: {
			'zh-CN': '重新启用果园，跟它一起停的地块也启用',
			en: 'Open an orchard again, with the blocks that were closed together with it',
		},
		merge: 'row',
		reads: ({ orchard }) => [byId(orchards, orchard), byField(blocks, 'orchard', orchard)],
		readsThen: ({ orchard }, rows) => [
			...siblings(rows.get(orchards, orchard)),
			...rows.find(blocks, 'orchard', orchard).flatMap(({ id }) => planReads(id)),
		],
		decide: ({ orchard }, { rows, actor, today }) => {
			const row = rows.get(orchards, orchard);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'orchard');
			if (row.closedReason === null) return refuse('orchard_open', 'orchard');
			const { name, closedOn, closedReason } = row;
			if (taken(rows.find(orchards, 'village', row.village), name, orchard)) return refuse('orchard_name_taken', 'orchard', { name });
			const open = { closedOn: null, closedReason: null };
			const together = rows
				.find(blocks, 'orchard', orchard)
				.filter((block) => block.closedReason === closedReason && block.closedOn === closedOn);
			return [update(orchards, row, open), ...together.flatMap((block) => [update(blocks, block, open), ...resumePlans(block, rows)])];
		},
	}),
	command({
		name: 'block.create',
		input: blockCreate,
		who: villageWriters,
		about: { 'zh-CN': '建地块：面积（万分之一亩）或株数', en: 'Create a block, with an area in 1/10,000 mu or a count of trees' },
		reads: ({ id, orchard }) => [byId(blocks, id), byId(orchards, orchard), byField(blocks, 'orchard', orchard)],
		decide: ({ id, orchard, name, areaE4mu, treeCount = null, ...given }, { rows, actor, today }) => {
			const parent = rows.get(orchards, orchard);
			if (!parent || !mayWriteVillage(actor, parent.village, today)) return refuse('not_found', 'orchard');
			if (parent.closedReason !== null) return refuse('orchard_closed', 'orchard');
			if (!areaOrTrees(areaE4mu, treeCount)) return refuse('block_without_size', 'areaE4mu');
			if (taken(rows.find(blocks, 'orchard', orchard), name)) return refuse('block_name_taken', 'name', { name });
			const { rowSpacingCm = null, treeSpacingCm = null, geometry = null, landType = null } = given;
			const { village } = parent;
			const fields = { areaE4mu, treeCount, rowSpacingCm, treeSpacingCm, geometry, landType };
			return [insert(blocks, { id, village, orchard, name, ...fields, closedReason: null, closedOn: null })];
		},
	}),
	command({
		name: 'block.update',
		input: blockUpdate,
		who: villageWriters,
		about: { 'zh-CN': '改地块', en: 'Correct a block; only the fields given change' },
		merge: 'fields',
		reads: ({ block }) => [byId(blocks, block)],
		readsThen: ({ block }, rows) => siblings(rows.get(blocks, block)),
		decide: ({ block, ...fields }, { rows, actor, today }) => {
			const row = rows.get(blocks, block);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'block');
			const { areaE4mu = row.areaE4mu, treeCount = row.treeCount, name = row.name } = fields;
			if (row.closedReason !== null) return refuse('block_closed', 'block', { name: row.name });
			if (!areaOrTrees(areaE4mu, treeCount)) return refuse('block_without_size', 'areaE4mu');
			if (name !== row.name && taken(rows.find(blocks, 'orchard', row.orchard), name, block))
				return refuse('block_name_taken', 'name', { name });
			return [update(blocks, row, fields)];
		},
	}),
	command({
		name: 'block.close',
		input: blockClose,
		who: villageWriters,
		about: {
			'zh-CN': '停用地块，没干完的计划一起停；以前的记录和往年的数都留着',
			en: 'Close a block and what is left to do there from a day on; what was recorded stays, and so do the figures of earlier years',
		},
		merge: 'row',
		reads: ({ block }) => [byId(blocks, block), ...closingReads(block)],
		readsThen: ({ block }, rows) => closingReadsThen(rows.get(blocks, block)),
		decide: ({ block, on, reason }, { rows, actor, today }) => {
			const row = rows.get(blocks, block);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'block');
			if (row.closedReason !== null) return refuse('block_closed', 'block', { name: row.name });
			if (on > today || plantedAfter(block, on, rows)) return refuse('closed_day', 'on');
			const closed = { closedOn: on, closedReason: reason };
			return closeRefusal([row], on, rows) ?? [update(blocks, row, closed), ...endPlans(block, reason, rows)];
		},
	}),
	command({
		name: 'block.reopen',
		input: blockReopen,
		who: villageWriters,
		about: { 'zh-CN': '重新启用地块，跟它一起停的计划也接着干', en: 'Open a closed block again, with the plans that ended with it' },
		merge: 'row',
		reads: ({ block }) => [byId(blocks, block), ...planReads(block)],
		readsThen: ({ block }, rows) => [byId(orchards, rows.get(blocks, block)?.orchard), ...siblings(rows.get(blocks, block))],
		decide: ({ block }, { rows, actor, today }) => {
			const row = rows.get(blocks, block);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'block');
			const { name } = row;
			if (row.closedReason === null) return refuse('block_open', 'block', { name });
			if (rows.get(orchards, row.orchard)?.closedReason !== null) return refuse('orchard_closed', 'block');
			if (taken(rows.find(blocks, 'orchard', row.orchard), name, block)) return refuse('block_name_taken', 'block', { name });
			return [update(blocks, row, { closedOn: null, closedReason: null }), ...resumePlans(row, rows)];
		},
	}),
];
