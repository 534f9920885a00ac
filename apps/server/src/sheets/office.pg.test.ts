import { villages } from '@honghuo/testing/county.ts';
import { testSite } from '@honghuo/testing/site.ts';
import { expect, inject, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import type { Imported } from '../http/shapes.ts';
import { xlsxType } from './workbook.ts';

test('a title above the headings, numbered lines and a broken formula are what offices have', async () => {
	const site = await testSite(inject('cluster'), { limits: false });
	const first = await site.joined(await site.founded(), { name: '书记', username: 'diyi', role: 'first_secretary', unit: villages.大屯村 });
	const lines = [
		['大屯村地块登记表', '', '', '', ''],
		['', '', '', '', ''],
		['序号', '村', '果园', '地块', '面积（亩）'],
		['1', '大屯村', '登记园', '甲', '2'],
		['2', '大屯村', '登记园', '乙', '#REF!'],
		['3', '', '', '', ''],
	];
	const bytes = await writeExcel(lines.map((line) => line.map((value) => (value ? { value, type: String } : null)))).toBuffer();
	const headers = { cookie: first.cookie() ?? '', 'content-type': xlsxType };
	const response = await site.app.request('/api/v1/import/blocks?dry=1', { method: 'POST', headers, body: new Uint8Array(bytes) });
	const { rows } = (await response.json()) as Imported;
	expect(rows).toEqual([
		expect.objectContaining({ row: 4, status: 'new' }),
		expect.objectContaining({ row: 5, status: 'wrong', message: expect.stringContaining('「面积（亩）」的公式没算出来，是「#REF!」') }),
	]);
	await site.close();
});
