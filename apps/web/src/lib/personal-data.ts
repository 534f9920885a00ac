import { localDate, showDate } from '@honghuo/core/dates.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import type { Ledger } from '@honghuo/features/ledger.ts';
import { orgUnits } from '@honghuo/features/village/model.ts';

/** An answer of `GET /api/v1/me/data`. */
export type PersonalData = { person: string; exportedAt: string; tables: Record<string, BaseRow[]> };

/** What the tables are called, where people have a word for them. */
const names: Readonly<Record<string, readonly [zh: string, en: string]>> = {
	person: ['姓名', 'Name'],
	contact: ['电话', 'Phone'],
	posting: ['任职', 'Postings'],
	consent: ['同意', 'Consents'],
	comment: ['留言', 'Comments'],
	attachment: ['照片和录音', 'Photos and voice'],
	feedback: ['投诉建议和请求', 'Complaints, suggestions, wishes'],
	evidence_share: ['给出去的实绩佐证', 'Evidence given away'],
	expert: ['专家登记', 'Expert'],
	expert_visit: ['专家指导', 'Expert visits'],
	advice_item: ['专家建议', 'Advice'],
	tech_problem: ['技术难题', 'Problems'],
	problem_event: ['难题的经过', 'Steps of problems'],
	donation: ['捐赠', 'Donations'],
	donation_item: ['捐赠的东西', 'Things given'],
	survival_check: ['成活检查', 'Survival checks'],
	orchard: ['果园', 'Orchards'],
	orchard_block: ['地块', 'Blocks'],
	planting: ['种植', 'Plantings'],
	work_task: ['农事计划', 'Plans'],
	work_log: ['农事', 'Work'],
	harvest: ['采收', 'Harvests'],
	sale: ['销售', 'Sales'],
	cost: ['花费', 'Costs'],
	team: ['工作队', 'Teams'],
	conflict: ['两人都改了的', 'Edits that met'],
};

/** What a table is called. */
export const tableName = (table: string, language: Ledger['language']): string => names[table]?.[language === 'en' ? 1 : 0] ?? table;

/** What tells a person nothing: ids, and what the ledger counts by. */
const idle = /^(county|id|version|createdBy|receivedAt|recordedAt|sha256|thumbSha256|codeHash)$/;

/** A row in one line: the day it was recorded, where, and its fields that say something. */
export function readable(row: BaseRow, ledger: Pick<Ledger, 'get' | 'language'>): string {
	const place = row.village ? (ledger.get(orgUnits, row.village)?.name ?? row.village) : '';
	const said = Object.entries(row).flatMap(([field, value]) => {
		if (value === null || value === '' || idle.test(field) || field === 'village') return [];
		return [`${field} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`];
	});
	return [showDate(localDate(row.recordedAt), ledger.language), place, ...said].filter(Boolean).join(' · ');
}
