import type { Refusal } from '@honghuo/core/refusal.ts';
import { sheet } from '@honghuo/core/sheet.ts';
import { amount, choice, differs, place, required, sameWhen, stored, text, when } from '../cells.ts';
import { findBlock, varietyNamed, whenOf } from './figures.ts';
import { plantingRoleNames } from './messages.ts';
import { blocks, byAge, orchards, plantings, varieties } from './model.ts';
import { refuse } from './refusals.ts';

const blockColumns = {
	village: required(place('村', '全名、乡镇加村名，或 12 位编码')),
	orchard: required(text('果园', '没有的会一起建')),
	name: required(text('地块', '同一个果园里不重名')),
	areaE4mu: amount('面积', 'area', '亩', '面积、株数至少填一样；别的单位写在数后面，如 0.16公顷'),
	treeCount: amount('株数', 'count', '株', ''),
	rowSpacingCm: amount('行距', 'length', '米', ''),
	treeSpacingCm: amount('株距', 'length', '米', ''),
};

/** The village's blocks. */
const blockSheet = sheet({
	name: 'blocks',
	title: { 'zh-CN': '地块', en: 'Blocks' },
	table: blocks,
	columns: blockColumns,
	villages: ({ village }) => [village],
	key: ({ village, orchard, name }) => [village, orchard, name],
	known: (row, context) => {
		const block = findBlock({ village: row.village, orchard: row.orchard, block: row.name }, context.rows);
		if ('code' in block) return [];
		const sizes = ['areaE4mu', 'treeCount', 'rowSpacingCm', 'treeSpacingCm'] as const;
		for (const key of sizes) {
			const other = differs(blockColumns[key], row[key], stored(block[key]), context);
			if (other) return other;
		}
		return [block.id];
	},
	write: ([row], { rows, ids: [id = ''], id: from }) => {
		if (!row) return [];
		const there = rows
			.find(orchards, 'village', row.village)
			.find(({ name, closedReason }) => name === row.orchard && closedReason === null);
		const orchard = there?.id ?? from('orchard', row.village, row.orchard);
		const value = (given: { value: number } | null) => given?.value ?? null;
		const input = {
			id,
			orchard,
			name: row.name,
			areaE4mu: value(row.areaE4mu),
			treeCount: value(row.treeCount),
			rowSpacingCm: value(row.rowSpacingCm),
			treeSpacingCm: value(row.treeSpacingCm),
		};
		const create = { name: 'block.create', input };
		return there ? [create] : [{ name: 'orchard.create', input: { id: orchard, village: row.village, name: row.orchard } }, create];
	},
	rows: ({ rows }, villages) =>
		villages.flatMap((village) =>
			rows
				.find(blocks, 'village', village)
				.filter(({ closedReason }) => closedReason === null)
				.sort(byAge)
				.map((block) => ({
					village,
					orchard: rows.get(orchards, block.orchard)?.name ?? '',
					name: block.name,
					areaE4mu: stored(block.areaE4mu),
					treeCount: stored(block.treeCount),
					rowSpacingCm: stored(block.rowSpacingCm),
					treeSpacingCm: stored(block.treeSpacingCm),
				})),
		),
});

const plantingSheet = sheet({
	name: 'plantings',
	title: { 'zh-CN': '种植', en: 'Plantings' },
	table: plantings,
	columns: {
		village: required(place('村', '全名、乡镇加村名，或 12 位编码')),
		orchard: text('果园', '同名地块要填'),
		block: required(text('地块', '先有地块，再导种植')),
		variety: required(text('品种', '品种目录里的名字')),
		role: required(choice('用途', plantingRoleNames, '')),
		plantedOn: required(when('种植日期', '只知道年份就写 2020，只知道月份就写 2020-04')),
		plantedQty: amount('株数', 'count', '株', ''),
	},
	villages: ({ village }) => [village],
	key: ({ village, orchard, block, variety, role, plantedOn, plantedQty }) => [
		...[village, orchard ?? '', block, variety, role, plantedOn.day, plantedOn.precision, String(plantedQty?.value ?? '')],
	],
	known: ({ village, orchard, block, variety, role, plantedOn, plantedQty }, { rows }) => {
		const parent = findBlock({ village, orchard, block }, rows);
		const grown = varietyNamed(variety, rows);
		if ('code' in parent || !grown) return [];
		return rows
			.find(plantings, 'block', parent.id)
			.filter(
				(one) =>
					one.variety === grown.id &&
					one.role === role &&
					// 「2021」 in an export is a day of that year in the ledger.
					sameWhen(whenOf(one), plantedOn) &&
					one.plantedQty === (plantedQty?.value ?? null),
			)
			.map((one) => one.id);
	},
	write: ([row], { rows, ids: [id = ''] }) => {
		if (!row) return [];
		const block: { id: string } | Refusal = findBlock(row, rows);
		if ('code' in block) return block;
		const variety = varietyNamed(row.variety, rows);
		if (!variety) return refuse('variety_unknown', 'variety');
		const { role, plantedOn, plantedQty } = row;
		const input = { id, block: block.id, variety: variety.id, role, plantedOn: plantedOn.day, plantedPrecision: plantedOn.precision };
		return [{ name: 'planting.create', input: { ...input, plantedQty: plantedQty?.value ?? null } }];
	},
	rows: ({ rows }, villages) =>
		villages.flatMap((village) =>
			rows
				.find(plantings, 'village', village)
				// Where the blocks go out, their trees do: a closed block's come in nowhere.
				.filter(({ removedOn, block }) => removedOn === null && rows.get(blocks, block)?.closedReason === null)
				.sort(byAge)
				.map((planting) => {
					const block = rows.get(blocks, planting.block);
					return {
						village,
						orchard: rows.get(orchards, block?.orchard ?? '')?.name ?? null,
						block: block?.name ?? '',
						variety: rows.get(varieties, planting.variety)?.name ?? '',
						role: planting.role,
						plantedOn: whenOf(planting),
						plantedQty: stored(planting.plantedQty),
					};
				}),
		),
});

export const sheets = [blockSheet, plantingSheet];
