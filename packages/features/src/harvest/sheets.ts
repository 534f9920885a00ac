import { sheet } from '@honghuo/core/sheet.ts';
import { amount, day, place, required, sameWhen, stored, text, when } from '../cells.ts';
import { findPlanting, whenOf } from '../orchard/figures.ts';
import { blocks, byAge, orchards, type Planting, plantings, varieties } from '../orchard/model.ts';
import { cultivarOf } from './figures.ts';
import { counted, harvests, stoodOn } from './model.ts';

const columns = {
	village: required(place('村', '全名、乡镇加村名，或 12 位编码')),
	orchard: text('果园', '同名地块要填'),
	block: required(text('地块', '')),
	variety: required(text('品种', '那块地上种的')),
	plantedOn: when('种植日期', '同一块地有几批这个品种才要填'),
	occurredOn: required(day('采收日期', '如 2026-08-02')),
	grossG: required(amount('总产', 'weight', '斤', '别的单位写在数后面，如 3.5吨')),
	marketableG: amount('商品果', 'weight', '斤', '不知道就空着', true),
	note: text('备注', '', 2000),
};
type Named = { village: string; orchard: string | null; block: string; variety: string; occurredOn: string };
type Dated = Named & { plantedOn: { day: string; precision: 'day' | 'month' | 'year' } | null };

/** The cohort a row names: of the cultivar, of that age where it is given, standing on the day. */
const plantingOf = (row: Dated, rows: Parameters<typeof findPlanting>[2]) =>
	findPlanting(
		{ ...row, on: row.occurredOn },
		(one: Planting) => (row.plantedOn ? sameWhen(whenOf(one), row.plantedOn) : stoodOn(one, row.occurredOn) === 'standing'),
		rows,
	);

const harvestSheet = sheet({
	name: 'harvests',
	title: { 'zh-CN': '采收', en: 'Harvests' },
	table: harvests,
	columns,
	villages: ({ village }) => [village],
	key: ({ village, orchard, block, variety, plantedOn, occurredOn, grossG, marketableG, note }) => [
		...[village, orchard ?? '', block, variety, plantedOn?.day ?? '', occurredOn],
		...[String(grossG.value), String(marketableG?.value ?? ''), note ?? ''],
	],
	known: (row, { rows }) => {
		const planting = plantingOf(row, rows);
		if ('code' in planting) return [];
		return counted(rows.find(harvests, 'planting', planting.id))
			.filter(
				(one) =>
					one.occurredOn === row.occurredOn &&
					one.grossG === row.grossG.value &&
					one.marketableG === (row.marketableG?.value ?? null) &&
					(one.note ?? '') === (row.note ?? ''),
			)
			.map(({ id }) => id);
	},
	write: ([row], { rows, ids: [id = ''] }) => {
		if (!row) return [];
		const planting = plantingOf(row, rows);
		if ('code' in planting) return planting;
		const { occurredOn, grossG, marketableG, note } = row;
		const typed = { typedGross: grossG.typed, typedMarketable: marketableG?.typed ?? null };
		const input = { id, block: planting.block, planting: planting.id, occurredOn, grossG: grossG.value };
		return [{ name: 'harvest.record', input: { ...input, marketableG: marketableG?.value ?? null, ...typed, note } }];
	},
	rows: ({ rows }, villages) =>
		villages.flatMap((village) =>
			counted(rows.find(harvests, 'village', village))
				.sort(byAge)
				.flatMap((one) => {
					const [block, planting] = [rows.get(blocks, one.block), rows.get(plantings, one.planting)];
					if (!block || !planting) return [];
					return {
						village,
						orchard: rows.get(orchards, block.orchard)?.name ?? null,
						block: block.name,
						variety: rows.get(varieties, cultivarOf(one, rows) ?? '')?.name ?? '',
						plantedOn: whenOf(planting),
						occurredOn: one.occurredOn,
						grossG: stored(one.grossG),
						marketableG: stored(one.marketableG),
						note: one.note,
					};
				}),
		),
});

export const sheets = [harvestSheet];
