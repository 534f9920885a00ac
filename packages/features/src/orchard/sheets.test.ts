import { planRows, readTable } from '@honghuo/core/sheet-plan.ts';
import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import { expect, test } from 'vitest';
import { features } from '../slices.ts';

const village = '211422106214';

test.each(['plantings', 'harvests', 'sales'])('a village with a closed block can bring in the %s it took out', (name) => {
	const county = new PocketCounty('2026-03-10');
	const [variety, orchard, kept, closed] = [newId(), newId(), newId(), newId()];
	county.put('org_unit', { id: village, level: 'village', name: village, aliases: [], parent: null, closedOn: null });
	county.put('variety', { id: variety, crop: 'pear', name: '早金酥', aliases: [] });
	const secretary = county.person('village_secretary', village);
	secretary.did('orchard.create', { id: orchard, village, name: '梨园' });
	for (const [block, called] of [
		[kept, '东坡'],
		[closed, '西坡'],
	]) {
		secretary.did('block.create', { id: block, orchard, name: called, areaE4mu: 70_000 });
		const trees = { id: newId(), block, variety, role: 'main', plantedOn: '2020-04-05', plantedQty: 100 };
		secretary.did('planting.create', trees);
		secretary.did('harvest.record', { id: newId(), block, planting: trees.id, occurredOn: '2025-09-01', grossG: 100_000 });
		secretary.did('sale.record', { id: newId(), planting: trees.id, amountFen: 90_000, soldOn: '2025-09-02' });
	}
	secretary.did('block.close', { block: closed, on: '2026-03-01', reason: '修路' });
	const sheet = features.sheets.get(name);
	if (!sheet) throw new Error('There is no such sheet.');
	const context = { rows: county, county: '211422', today: county.today };
	const columns = Object.entries(sheet.columns);
	const rows = sheet.rows(context, [village]).map((row) => columns.map(([key, column]) => column.write(row[key], context)));
	const read = readTable(sheet, [columns.map(([, { heading }]) => heading), ...rows], context);
	const grants = [{ role: 'village_secretary' as const, unit: village, from: '2020-01-01', to: null }];
	const actor = { person: secretary.id, county: '211422', grants };
	const { verdicts } = planRows(sheet, read, { context, actor, now: '2026-03-10T04:00:00.000Z', registry: features, id: newId });
	const again = verdicts.map(({ status, wrong }) => wrong[0]?.code ?? status);
	expect(again).toEqual(name === 'plantings' ? ['same'] : ['same', 'same']);
});
