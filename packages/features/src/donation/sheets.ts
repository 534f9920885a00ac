import { sheet } from '@honghuo/core/sheet.ts';
import { amount, choice, day, place, required, shown, stored, text } from '../cells.ts';
import { varietyNamed } from '../orchard/figures.ts';
import { varieties } from '../orchard/model.ts';
import { kindNames, stateNames } from './messages.ts';
import { donations, items, itemsOf, stateOf } from './model.ts';
import { refuse } from './refusals.ts';

const columns = {
	fromVillage: required(place('送出村', '全名、乡镇加村名，或 12 位编码')),
	toVillage: required(place('接收村', '同上')),
	batch: text('批次', '同一批的写同一个词；空着就是这两个村之间的一批'),
	kind: required(choice('种类', kindNames, '')),
	variety: required(text('品种', '品种目录里的名字')),
	trees: amount('株数', 'count', '株', '苗、接穗填株数；种子填重量'),
	weightG: amount('重量', 'weight', '斤', ''),
	perBundle: amount('每捆', 'count', '株', ''),
	note: text('备注', '如 两年生', 2000),
	state: shown(choice('状态', stateNames, '导出时才有，导入不读')),
	dispatchedOn: shown(day('送出日期', '导出时才有，导入不读')),
	receivedTrees: shown(amount('实收株数', 'count', '株', '导出时才有，导入不读')),
};
type Said = { trees: { value: number } | null; weightG: { value: number } | null };
const unitOf = ({ trees }: Said) => (trees ? 'tree' : 'g');
const qtyOf = ({ trees, weightG }: Said) => (trees ?? weightG)?.value ?? 0;

/** A row is an item; rows of one batch become one drafted donation. */
const donationSheet = sheet({
	name: 'donations',
	title: { 'zh-CN': '捐赠', en: 'Donations' },
	table: items,
	columns,
	villages: ({ fromVillage, toVillage }) => [fromVillage, toVillage],
	key: (row) => [
		...[row.fromVillage, row.toVillage, row.batch ?? '', row.kind, row.variety, unitOf(row), String(qtyOf(row))],
		...[String(row.perBundle?.value ?? ''), row.note ?? ''],
	],
	known: (row, { rows }) => {
		const variety = varietyNamed(row.variety, rows);
		return rows
			.find(donations, 'fromVillage', row.fromVillage)
			.filter(({ toVillage, state }) => toVillage === row.toVillage && state !== 'cancelled')
			.flatMap(({ id }) => itemsOf(id, rows))
			.filter((one) => one.variety === variety?.id && one.kind === row.kind && one.unit === unitOf(row) && one.qty === qtyOf(row))
			.filter((one) => one.perBundle === (row.perBundle?.value ?? null) && (one.note ?? '') === (row.note ?? ''))
			.map(({ id }) => id);
	},
	gather: ({ fromVillage, toVillage, batch }) => JSON.stringify([fromVillage, toVillage, batch]),
	write: (given, { rows, ids, id }) => {
		const [first] = given;
		if (!first) return [];
		const wrong = given.find(({ trees, weightG }) => (trees === null) === (weightG === null));
		if (wrong) return refuse('row_item_amount', 'trees');
		if (given.some(({ variety }) => !varietyNamed(variety, rows))) return refuse('item_variety_unknown', 'variety');
		const { fromVillage, toVillage } = first;
		const drafted = given.map((row, n) => ({
			id: ids[n],
			kind: row.kind,
			variety: varietyNamed(row.variety, rows)?.id,
			qty: qtyOf(row),
			unit: unitOf(row),
			typed: (row.trees ?? row.weightG)?.typed ?? null,
			perBundle: row.perBundle?.value ?? null,
			note: row.note,
		}));
		return [{ name: 'donation.draft', input: { id: id('donation', ...ids), fromVillage, toVillage, items: drafted } }];
	},
	rows: ({ rows }, villages) =>
		villages
			.flatMap((village) => rows.find(donations, 'fromVillage', village))
			.filter(({ state }) => state !== 'cancelled')
			.flatMap((donation) =>
				itemsOf(donation.id, rows).map((item) => ({
					fromVillage: donation.fromVillage,
					toVillage: donation.toVillage,
					batch: donation.id.slice(-6),
					kind: item.kind,
					variety: rows.get(varieties, item.variety)?.name ?? '',
					trees: item.unit === 'tree' ? stored(item.qty) : null,
					weightG: item.unit === 'g' ? stored(item.qty) : null,
					perBundle: stored(item.perBundle),
					note: item.note,
					state: stateOf(donation, rows),
					dispatchedOn: donation.dispatchedOn,
					receivedTrees: item.unit === 'tree' ? stored(item.receivedQty) : null,
				})),
			),
});

export const sheets = [donationSheet];
