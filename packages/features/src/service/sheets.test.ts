import { planRows, readTable } from '@honghuo/core/sheet-plan.ts';
import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import { expect, test } from 'vitest';
import { features } from '../slices.ts';

const [datun, xinlitun] = ['211422106214', '211422222201'];

test('what goes out comes in as it is: a team or link whose end is known ahead is not entered anew, nor one as large as the form takes refused', () => {
	const county = new PocketCounty('2026-03-10');
	for (const id of [datun, xinlitun]) county.put('org_unit', { id, level: 'village', name: id, aliases: [], parent: null, closedOn: null });
	const official = county.person('county_official', '211422');
	const [team, link] = [newId(), newId()];
	const villages = [
		{ id: link, village: datun },
		{ id: newId(), village: xinlitun },
	];
	official.did('service.form', { id: team, kind: 'team', name: '三队', from: '2026-01-01', headcount: 100_000, villages });
	const again = () => {
		const sheet = features.sheets.get('services');
		if (!sheet) throw new Error('There is no sheet of services.');
		const context = { rows: county, county: '211422', today: county.today };
		const rows = sheet
			.rows(context, [datun, xinlitun])
			.map((row) => Object.entries(sheet.columns).map(([key, column]) => column.write(row[key], context)));
		const read = readTable(sheet, [Object.values(sheet.columns).map(({ heading }) => heading), ...rows], context);
		const actor = {
			person: '',
			county: '211422',
			grants: [{ role: 'county_official' as const, unit: '211422', from: '2020-01-01', to: null }],
		};
		const { verdicts } = planRows(sheet, read, { context, actor, now: '2026-03-10T04:00:00.000Z', registry: features, id: newId });
		return verdicts.map(({ status, wrong }) => wrong[0]?.code ?? status);
	};
	expect(again()).toEqual(['same', 'same']);
	official.did('service.unlink', { link, on: '2026-03-12' });
	expect(again()).toEqual(['same', 'same']);
	official.did('service.end', { team, on: '2026-03-14', reason: '换届' });
	expect(again()).toEqual(['same', 'same']);
});
