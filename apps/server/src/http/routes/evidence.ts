import { mayWriteVillage } from '@honghuo/core/actor.ts';
import { addDays, asLocalDate, localDate } from '@honghuo/core/dates.ts';
import { fault } from '@honghuo/core/fault.ts';
import type { Paper } from '@honghuo/core/paper.ts';
import { refuse } from '@honghuo/core/refusal.ts';
import { localDate as day, villageCode } from '@honghuo/features/inputs.ts';
import * as v from 'valibot';
import { composeEvidence, openedBy, paperWorkbook } from '../../evidence/evidence.ts';
import { docxType, writeWord } from '../../papers/word.ts';
import { xlsxType } from '../../sheets/workbook.ts';
import { ApiError, fieldError } from '../errors.ts';
import { route } from '../route.ts';
import { evidencePaper } from '../shapes.ts';

const format = v.optional(v.picklist(['json', 'docx', 'xlsx']), 'json');
const paper = { status: 200, about: { 'zh-CN': '实绩佐证', en: 'The evidence file' }, schema: evidencePaper } as const;

async function answer(made: Paper | undefined, days: { from: string; to: string }, as: 'json' | 'docx' | 'xlsx'): Promise<Response> {
	if (!made) throw new ApiError('not_found');
	const headers = { 'Cache-Control': 'private, no-store' };
	if (as === 'json') return Response.json({ paper: made, ...days }, { headers });
	const name = `${made.title.join('')}-${days.from}-${days.to}`;
	const [bytes, type] = as === 'docx' ? [await writeWord(made), docxType] : [await paperWorkbook(made), xlsxType];
	return new Response(new Uint8Array(bytes), {
		headers: {
			...headers,
			'Content-Type': type,
			'Content-Disposition': `attachment; filename="evidence.${as}"; filename*=UTF-8''${encodeURIComponent(name)}.${as}`,
		},
	});
}

/** Evidence files: made by their subject alone, read by others with the code their subject gave them. */
export const evidenceRoutes = [
	route({
		method: 'get',
		path: '/api/v1/evidence',
		about: {
			'zh-CN': '自己的实绩佐证；village 是本村的（本村的人才行）。不给日期就是最近一年',
			en: 'One’s own evidence file; `village` is one’s own village’s. Without days the last year’s',
		},
		access: 'signed_in',
		query: v.strictObject({ from: v.optional(day), to: v.optional(day), village: v.optional(villageCode), format }),
		answers: [paper],
		errors: ['not_found'],
		handle: async ({ services: { journal }, actor, who, language, query }) => {
			const today = localDate(new Date());
			// Theirs and not there are one answer: officials have no way in without a code.
			if (query.village !== undefined && !mayWriteVillage(actor, query.village, today)) throw new ApiError('not_found');
			const to = query.to ?? today;
			const days = { from: query.from ?? addDays(asLocalDate(to), -364), to };
			if (days.from > days.to) throw fieldError(refuse('input_invalid', 'from', { wrong: fault('backwards') }));
			const subject = query.village === undefined ? { person: who.person } : { village: query.village };
			return answer(await composeEvidence(journal, who.county, subject, days, language), days, query.format);
		},
	}),
	route({
		method: 'get',
		path: '/api/v1/evidence/:code',
		about: {
			'zh-CN': '凭本人给的码看实绩佐证；过期、收回了就打不开',
			en: 'An evidence file by the code its subject gave; nothing once it is out of date or taken back',
		},
		access: 'signed_in',
		query: v.strictObject({ format }),
		answers: [paper],
		errors: ['not_found', 'evidence_code_wrong', 'too_many_tries'],
		handle: async ({ services: { journal, tries }, from, who, language, query, param }) => {
			const code = param('code').slice(0, 64);
			const opened = await tries.guard(from, `# evidence ${who.person}`, async () => {
				const found = await openedBy(journal, who.county, code);
				if (!found) throw new ApiError('evidence_code_wrong');
				return found;
			});
			return answer(
				await composeEvidence(journal, who.county, opened.subject, opened, language),
				{ from: opened.from, to: opened.to },
				query.format,
			);
		},
	}),
];
