import { scopeOf } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import { unitCode, villageCode } from '@honghuo/features/inputs.ts';
import * as v from 'valibot';
import type { SignedIn } from '../../auth/sessions.ts';
import { annexOf, evidenceOf, figureIn, type View, viewReport } from '../../papers/report-view.ts';
import { writeAnnex, writeCsv } from '../../papers/spreadsheet.ts';
import { docxType, writeWord } from '../../papers/word.ts';
import { xlsxType } from '../../sheets/workbook.ts';
import { ApiError } from '../errors.ts';
import { reportEvidence, reportView } from '../report-shapes.ts';
import { route } from '../route.ts';
import type { Services } from '../services.ts';

const version = v.optional(v.union([v.literal('now'), v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/, 'a version'), v.transform(Number))]));
const which = v.strictObject({ version });
const errors = ['not_found', 'database_down'] as const;
const about = {
	'zh-CN':
		'村（12 位）、乡镇（9 位）或县（6 位）某一期的报告：2026-02、2026-Q1 或 2026；version 是存过的某一版，或 now 看此刻的账；不写就是上报的那版',
	en: 'The report of a village (12 digits), township (9) or county (6) of 2026-02, 2026-Q1 or 2026; `version` is a kept one, or `now` for the ledger as it stands; left out, what was handed in',
};

async function view({ database, papers }: Services, who: SignedIn, param: (name: string) => string, asked?: number | 'now'): Promise<View> {
	const unit = param('unit');
	if (!v.is(unitCode, unit) || !unit.startsWith(who.county)) throw new ApiError('not_found');
	const found = await viewReport(database, papers, who.county, { unit, period: param('period'), version: asked });
	if (!found) throw new ApiError('not_found');
	return found;
}

const download = (bytes: Uint8Array | string, type: string, { paper }: View, ending: string): Response =>
	new Response(typeof bytes === 'string' ? bytes : new Uint8Array(bytes), {
		headers: {
			'Content-Type': type,
			'Content-Disposition': `attachment; filename="report.${ending}"; filename*=UTF-8''${encodeURIComponent(paper.title.join(''))}.${ending}`,
			'Cache-Control': 'private, no-store',
		},
	});

/** Period reports: on the screen, as documents, and what is behind each of their numbers. */
export const reportRoutes = [
	route({
		method: 'get',
		path: '/api/v1/reports/:unit/:period',
		about,
		access: 'signed_in',
		query: which,
		answers: [{ status: 200, about: { 'zh-CN': '报告', en: 'The report' }, schema: reportView }],
		errors,
		handle: async ({ c, services, who, query, param }) => {
			const { made, report, versions, kept, paper, figures, changes } = await view(services, who, param, query.version);
			return c.json({
				...{ unit: param('unit'), period: param('period'), version: made.asOf, state: report?.state ?? null, kept: kept?.number ?? null },
				...{ until: kept?.until ?? made.written.until, villages: made.written.villages.length, paper, changes },
				figures: figures.map(({ key, label, value, unit, text, from }) => ({ key, label, value, unit, text, open: from !== undefined })),
				versions: versions.map(({ number, occasion, asOf, until, receivedAt }) => ({ number, occasion, asOf, until, at: receivedAt })),
			});
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/reports/:unit/:period/paper.docx',
		about: { 'zh-CN': '公文式 Word（GB/T 9704）', en: 'As a Word file in the form of official documents (GB/T 9704)' },
		access: 'signed_in',
		query: which,
		answers: [{ status: 200, about: { 'zh-CN': 'Word 文件', en: 'The file' }, type: docxType }],
		errors,
		handle: async ({ services, who, query, param }) => {
			const found = await view(services, who, param, query.version);
			return download(await writeWord(found.paper), docxType, found, 'docx');
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/reports/:unit/:period/numbers.xlsx',
		about: { 'zh-CN': '附表 Excel：数是真的数，表头固定', en: 'Its numbers and tables as a spreadsheet with real numbers' },
		access: 'signed_in',
		query: which,
		answers: [{ status: 200, about: { 'zh-CN': '表格文件', en: 'The file' }, type: xlsxType }],
		errors,
		handle: async ({ services, who, query, param }) => {
			const found = await view(services, who, param, query.version);
			return download(await writeAnnex(await annexOf(services.database, who.county, found)), xlsxType, found, 'xlsx');
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/reports/:unit/:period/numbers.csv',
		about: { 'zh-CN': '它的数，逗号分隔', en: 'Its numbers, comma-separated' },
		access: 'signed_in',
		query: which,
		answers: [{ status: 200, about: { 'zh-CN': '文本', en: 'The text' }, type: 'text/csv' }],
		errors,
		handle: async ({ services, who, query, param }) => {
			const found = await view(services, who, param, query.version);
			return download(writeCsv(found.figures), 'text/csv; charset=utf-8', found, 'csv');
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/reports/:unit/:period/evidence',
		about: {
			'zh-CN': '一个数从哪来：一个村的是台账条目（存版以后来的标出来），乡镇和县的是各村各多少',
			en: 'What is behind a number: of a village its journal entries, with those that came since it was kept; of a township or the county what each village adds',
		},
		access: 'signed_in',
		query: v.strictObject({ figure: v.pipe(v.string(), v.maxLength(4000)), village: v.optional(villageCode), version }),
		answers: [{ status: 200, about: { 'zh-CN': '凭据', en: 'The evidence' }, schema: reportEvidence }],
		errors,
		handle: async ({ c, services, who, actor, query, param }) => {
			const found = await view(services, who, param, query.version);
			const figure = figureIn(found, query.figure);
			if (!figure) throw new ApiError('not_found');
			const scope = scopeOf(actor, localDate(new Date()));
			const behind = await evidenceOf(services.papers, scope, found, figure, query.village);
			if (!behind) throw new ApiError('not_found');
			return c.json(behind);
		},
	}),
];
