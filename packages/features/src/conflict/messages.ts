import { isLocalDate, showDate } from '@honghuo/core/dates.ts';
import type { Fields } from '@honghuo/core/merge.ts';
import type { Language, Sentence } from '@honghuo/core/refusal.ts';
import { type CanonicalUnit, canonicalOf, display, displayTyped, isUnit, toCanonical, type Unit } from '@honghuo/core/units.ts';

/** What can be chosen: the value that stood in the ledger, or the one that came later. */
export const choices = ['kept', 'other'] as const;
export type Choice = (typeof choices)[number];

/** What people call the fields of all nouns. One that is not here is called by its own name. */
export const fieldNames: Readonly<Record<string, Sentence>> = {
	name: { 'zh-CN': '名称', en: 'name' },
	areaE4mu: { 'zh-CN': '面积', en: 'area' },
	treeCount: { 'zh-CN': '株数', en: 'trees' },
	rowSpacingCm: { 'zh-CN': '行距', en: 'row spacing' },
	treeSpacingCm: { 'zh-CN': '株距', en: 'tree spacing' },
	geometry: { 'zh-CN': '形状', en: 'outline' },
	kind: { 'zh-CN': '干啥', en: 'work' },
	doneValue: { 'zh-CN': '多少', en: 'amount' },
	targetValue: { 'zh-CN': '目标', en: 'target' },
	occurredOn: { 'zh-CN': '哪天', en: 'day' },
	note: { 'zh-CN': '备注', en: 'note' },
	text: { 'zh-CN': '内容', en: 'text' },
	grossG: { 'zh-CN': '总产', en: 'gross weight' },
	marketableG: { 'zh-CN': '商品果', en: 'marketable weight' },
	weightG: { 'zh-CN': '重量', en: 'weight' },
	amountFen: { 'zh-CN': '金额', en: 'amount of money' },
	soldOn: { 'zh-CN': '卖出日期', en: 'day of sale' },
	plantedOn: { 'zh-CN': '种植日期', en: 'planting day' },
	plantedQty: { 'zh-CN': '栽了多少', en: 'planted' },
	withdrawnReason: { 'zh-CN': '撤下', en: 'withdrawal' },
	abandonedReason: { 'zh-CN': '取消', en: 'abandonment' },
};

const endings: readonly [RegExp, Unit][] = [
	[/E4mu$/, 'mu'],
	[/G$/, 'jin'],
	[/Fen$/, 'yuan'],
	[/Cm$/, 'cm'],
	[/(Count|Qty)$/, 'tree'],
];

/** Values of fields as people say them: what was typed where that is known, amounts in their units, days as days. Fields that only explain another are left out. */
export function wordsOf(fields: Fields, language: Language): { field: string; text: string }[] {
	const typed = fields.typed as { value: string; unit: string } | null | undefined;
	return Object.entries(fields).flatMap(([field, value]) => {
		if (field === 'typed' || /Unit$/.test(field) || (value !== null && typeof value === 'object')) return [];
		return [{ field, text: textOf(field, value, fields, typed ?? null, language) }];
	});
}

function textOf(field: string, value: unknown, fields: Fields, typed: { value: string; unit: string } | null, language: Language): string {
	if (value === null) return '—';
	if (typeof value === 'string') return isLocalDate(value) ? showDate(value, language) : value;
	if (typeof value !== 'number') return String(value);
	const named = fields[field.replace(/Value$/, 'Unit')];
	if (typed && isUnit(typed.unit) && toCanonical(typed.value, typed.unit) === value)
		return displayTyped({ value: typed.value, unit: typed.unit }, language);
	if (typeof named === 'string' && field.endsWith('Value')) return display(value, named as CanonicalUnit, language);
	const unit = endings.find(([ending]) => ending.test(field))?.[1];
	return unit ? display(value, canonicalOf(unit), language) : String(value);
}
