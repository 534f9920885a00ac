import type { Rows } from '@honghuo/core/row.ts';
import { sheet } from '@honghuo/core/sheet.ts';
import { differs, place, required, text, whole } from '../cells.ts';
import { orgUnits, people, postings } from '../village/model.ts';
import { keeperOf, type Zone, zones } from './model.ts';

const columns = {
	village: required(place('村', '乡镇加村名，或 12 位编码')),
	name: required(text('网格', '如 一组；一个网格一行')),
	keeper: text('网格员', '姓名；还没定就空着'),
	households: whole('户数', '户', '不知道就空着', 1, 100_000),
};

const zoneCalled = (village: string, name: string, rows: Rows): Zone | undefined =>
	rows.find(zones, 'village', village).find((one) => one.name === name && one.closedReason === null);

/** Somebody posted in the village under that name; undefined for two of one name, and for nobody. */
function personOf(village: string, name: string, rows: Rows): string | undefined {
	const here = rows.find(people, 'name', name).filter(({ id }) => rows.find(postings, 'person', id).some(({ unit }) => unit === village));
	return here.length === 1 ? here[0]?.id : undefined;
}

/** A row is a zone of a village with its keeper. */
const zoneSheet = sheet({
	name: 'zones',
	title: { 'zh-CN': '网格和网格员', en: 'Zones and their keepers' },
	table: zones,
	columns,
	villages: ({ village }) => [village],
	key: ({ village, name }) => [village, name],
	known: (row, context) => {
		const zone = zoneCalled(row.village, row.name, context.rows);
		if (!zone) return [];
		return (
			differs(columns.keeper, row.keeper, keeperOf(zone, context.rows) ?? null, context) ??
			differs(columns.households, row.households, zone.households, context) ?? [zone.id]
		);
	},
	write: ([row], { rows, ids: [id] }) => {
		if (!row) return [];
		const { village, name, keeper: called, households } = row;
		const person = called === null ? undefined : personOf(village, called, rows);
		const keeper = person ? { keeper: person } : { keeperName: called };
		return [{ name: 'zone.add', input: { id, village, name, households, ...keeper } }];
	},
	rows: ({ rows }, villages) =>
		[...villages]
			.filter((code) => rows.get(orgUnits, code) !== undefined)
			.sort()
			.flatMap((village) =>
				rows
					.find(zones, 'village', village)
					.filter(({ closedReason }) => closedReason === null)
					.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
					.map((one) => ({ village, name: one.name, keeper: keeperOf(one, rows) ?? null, households: one.households })),
			),
});

export const sheets = [zoneSheet];
