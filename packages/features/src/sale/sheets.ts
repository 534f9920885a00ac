import type { Rows } from '@honghuo/core/row.ts';
import { sheet } from '@honghuo/core/sheet.ts';
import { amount, choice, day, place, required, sameWhen, stored, text, when } from '../cells.ts';
import { counted, type Harvest, harvests, stoodOn } from '../harvest/model.ts';
import { buyers } from '../market/model.ts';
import { findPlanting, whenOf } from '../orchard/figures.ts';
import { blocks, byAge, orchards, type Planting, plantings, varieties } from '../orchard/model.ts';
import { cultivarSold } from './figures.ts';
import { channelNames } from './messages.ts';
import { sales } from './model.ts';
import { refuse } from './refusals.ts';

const columns = {
	village: required(place('村', '全名、乡镇加村名，或 12 位编码')),
	orchard: text('果园', '同名地块要填'),
	block: required(text('地块', '')),
	variety: required(text('品种', '那块地上种的')),
	plantedOn: when('种植日期', '同一块地有几批这个品种才要填'),
	harvest: day('采收日期', '卖的是哪天采的；不知道就空着'),
	soldOn: required(day('销售日期', '如 2026-08-05')),
	weightG: amount('重量', 'weight', '斤', '不知道就空着'),
	amountFen: required(amount('金额', 'money', '元', '')),
	buyer: text('买家', '收购名单里的名字；不知道就空着'),
	channel: choice('渠道', channelNames, ''),
	note: text('备注', '', 2000),
};
type Age = { day: string; precision: 'day' | 'month' | 'year' };
type Named = {
	village: string;
	orchard: string | null;
	block: string;
	variety: string;
	plantedOn: Age | null;
	harvest: string | null;
	soldOn: string;
};

const plantingOf = (row: Named, rows: Rows) =>
	findPlanting(
		{ ...row, on: row.harvest ?? row.soldOn },
		(one: Planting) => (row.plantedOn ? sameWhen(whenOf(one), row.plantedOn) : stoodOn(one, row.harvest ?? row.soldOn) === 'standing'),
		rows,
	);

/** Harvests of a cohort on a day; of several nobody can tell which was sold, so they are asked about. */
const pickedOn = (planting: string, on: string, rows: Rows): Harvest[] =>
	counted(rows.find(harvests, 'planting', planting)).filter(({ occurredOn }) => occurredOn === on);

const buyerNamed = (name: string, rows: Rows) => rows.find(buyers, 'name', name)[0];

const saleSheet = sheet({
	name: 'sales',
	title: { 'zh-CN': '销售', en: 'Sales' },
	table: sales,
	columns,
	villages: ({ village }) => [village],
	key: (row) => [
		...[row.village, row.orchard ?? '', row.block, row.variety, row.plantedOn?.day ?? '', row.harvest ?? '', row.soldOn],
		...[String(row.weightG?.value ?? ''), String(row.amountFen.value), row.buyer ?? '', row.channel ?? '', row.note ?? ''],
	],
	known: (row, { rows }) => {
		const planting = plantingOf(row, rows);
		if ('code' in planting) return [];
		const buyer = row.buyer === null ? null : (buyerNamed(row.buyer, rows)?.id ?? '');
		return counted(rows.find(sales, 'planting', planting.id))
			.filter(
				(one) =>
					one.soldOn === row.soldOn &&
					one.weightG === (row.weightG?.value ?? null) &&
					one.amountFen === row.amountFen.value &&
					one.buyer === buyer &&
					one.channel === row.channel &&
					(one.note ?? '') === (row.note ?? '') &&
					((one.harvest && rows.get(harvests, one.harvest)?.occurredOn) || null) === row.harvest,
			)
			.map(({ id }) => id);
	},
	write: ([row], { rows, ids: [id = ''] }) => {
		if (!row) return [];
		const planting = plantingOf(row, rows);
		if ('code' in planting) return planting;
		const picked = row.harvest === null ? [] : pickedOn(planting.id, row.harvest, rows);
		if (row.harvest !== null && picked.length === 0) return refuse('row_harvest_unknown', 'harvest', { day: row.harvest });
		if (row.harvest !== null && picked.length > 1) return refuse('row_harvest_several', 'harvest', { day: row.harvest });
		const buyer = row.buyer === null ? undefined : buyerNamed(row.buyer, rows);
		if (row.buyer !== null && !buyer) return refuse('buyer_unknown', 'buyer');
		const { weightG, amountFen, channel, soldOn, note } = row;
		const sold = { weightG: weightG?.value ?? null, amountFen: amountFen.value, soldOn, buyer: buyer?.id ?? null, channel, note };
		const typed = { typedWeight: weightG?.typed ?? null, typedAmount: amountFen.typed };
		return [{ name: 'sale.record', input: { id, planting: planting.id, harvest: picked[0]?.id ?? null, ...sold, ...typed } }];
	},
	rows: ({ rows }, villages) =>
		villages.flatMap((village) =>
			counted(rows.find(sales, 'village', village))
				.sort(byAge)
				.flatMap((one) => {
					const planting = rows.get(plantings, one.planting);
					const block = planting && rows.get(blocks, planting.block);
					if (!planting || !block) return [];
					return {
						village,
						orchard: rows.get(orchards, block.orchard)?.name ?? null,
						block: block.name,
						variety: rows.get(varieties, cultivarSold(one, rows) ?? '')?.name ?? '',
						plantedOn: whenOf(planting),
						harvest: one.harvest === null ? null : (rows.get(harvests, one.harvest)?.occurredOn ?? null),
						soldOn: one.soldOn,
						weightG: stored(one.weightG),
						amountFen: stored(one.amountFen),
						buyer: one.buyer === null ? null : (rows.get(buyers, one.buyer)?.name ?? null),
						channel: one.channel,
						note: one.note,
					};
				}),
		),
});

export const sheets = [saleSheet];
