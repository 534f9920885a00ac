import type { Sheet } from '@honghuo/core/sheet.ts';
import { villageCode } from '@honghuo/features/inputs.ts';
import { features } from '@honghuo/features/slices.ts';
import * as v from 'valibot';
import { describeSheets, exportOf, importFile, templateOf } from '../../sheets/sheets.ts';
import { mostBytes, xlsxType } from '../../sheets/workbook.ts';
import { ApiError } from '../errors.ts';
import { route } from '../route.ts';
import { failure, imported, sheetList } from '../shapes.ts';

function sheetNamed(name: string): Sheet {
	const sheet = features.sheets.get(name);
	if (!sheet) throw new ApiError('not_found');
	return sheet;
}

const file = (bytes: Buffer, name: string): Response =>
	new Response(new Uint8Array(bytes), {
		headers: {
			'Content-Type': xlsxType,
			'Content-Disposition': `attachment; filename="honghuo.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
			'Cache-Control': 'private, no-store',
		},
	});
const spreadsheet = { status: 200, about: { 'zh-CN': '表格文件', en: 'The file' }, type: xlsxType } as const;

/** Records as spreadsheets: templates and exports out, filled-in files in. */
export const sheetRoutes = [
	route({
		method: 'get',
		path: '/api/v1/sheets',
		about: { 'zh-CN': '能导入导出的表，各有哪些列', en: 'The spreadsheets there are, with their columns' },
		access: 'signed_in',
		answers: [{ status: 200, about: { 'zh-CN': '表', en: 'The sheets' }, schema: sheetList }],
		handle: ({ c }) => c.json({ sheets: describeSheets() }),
	}),
	route({
		method: 'get',
		path: '/api/v1/sheets/:name/template.xlsx',
		about: { 'zh-CN': '空模板，第二页写着怎么填', en: 'An empty template; its second page says how to fill it in' },
		access: 'signed_in',
		answers: [spreadsheet],
		errors: ['not_found'],
		handle: async ({ actor, param }) => {
			const sheet = sheetNamed(param('name'));
			return file(await templateOf(sheet, actor.county), `${sheet.title['zh-CN']}-模板`);
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/sheets/:name/rows.xlsx',
		about: {
			'zh-CN': '导出看得到的记录；village 只要这个村的',
			en: 'The records one may see, as a file; `village` narrows to one village',
		},
		access: 'signed_in',
		query: v.strictObject({ village: v.optional(villageCode) }),
		answers: [spreadsheet],
		errors: ['not_found'],
		handle: async ({ services: { journal }, actor, query, param }) => {
			const sheet = sheetNamed(param('name'));
			return file(await exportOf(journal, actor, sheet, query.village), sheet.title['zh-CN']);
		},
	}),
	route({
		method: 'post',
		path: '/api/v1/import/:name',
		about: {
			'zh-CN':
				'导入 .xlsx，最多 1 MB、5000 行；dry=1 只看每一行行不行。有一行不行就一行也不写，要写就一次写完；同一个文件再导一次，什么也不变',
			en: 'Import an .xlsx of at most 1 MiB and 5,000 rows; `dry=1` only judges each row. All rows are written in one transaction, or none; the same file again changes nothing',
		},
		access: 'signed_in',
		query: v.strictObject({ dry: v.optional(v.literal('1')) }),
		raw: mostBytes,
		rawType: xlsxType,
		answers: [
			{ status: 200, about: { 'zh-CN': '逐行的结果', en: 'What becomes, or became, of each row' }, schema: imported },
			{
				status: 422,
				about: {
					'zh-CN': '有的行不行，一行也没写；或者文件打不开',
					en: 'Some row is wrong and nothing was written; or the file is no spreadsheet',
				},
				schema: v.object({ ...v.partial(imported).entries, ...failure.entries }),
			},
		],
		errors: ['not_found', 'sheet_xls', 'sheet_format', 'sheet_too_large', 'database_down', 'disk_full'],
		handle: async ({ c, services: { journal }, actor, language, query, raw, param }) => {
			const dry = query.dry === '1';
			const result = await importFile(journal, actor, sheetNamed(param('name')), { bytes: raw }, { dry, language });
			const wrong = result.rows.find(({ status }) => status === 'wrong');
			if (dry || !wrong || result.written > 0) return c.json(result);
			return c.json({ ...result, error: { code: 'sheet_rows_wrong', message: wrong.message } }, 422);
		},
	}),
];
