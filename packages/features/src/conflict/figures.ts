import { isLocalDate, showDate } from '@honghuo/core/dates.ts';
import type { Fields } from '@honghuo/core/merge.ts';
import type { Language, Sentence } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { type CanonicalUnit, canonicalOf, display, displayTyped, isUnit, toCanonical, type Unit, unitName } from '@honghuo/core/units.ts';
import { eventNames } from '../event/figures.ts';
import { fieldNames as expertise, expertName } from '../expert/figures.ts';
import { experts } from '../expert/model.ts';
import { buyers } from '../market/model.ts';
import {
	blockName,
	blocks,
	cropNames,
	landTypeNames,
	plantingRoleNames,
	plantings,
	precisionNames,
	varieties,
	varietyName,
} from '../orchard/model.ts';
import { cadenceNames } from '../pairing/figures.ts';
import { categoryNames, channelNames, payerNames } from '../sale/figures.ts';
import { causeNames, methodNames } from '../survival/figures.ts';
import { themes } from '../theme/model.ts';
import { giverName } from '../training/model.ts';
import { people, placeName } from '../village/model.ts';
import { kindNames } from '../work/model.ts';

/** Endings of fields, the longer first: what their numbers are counted in, and per what. */
const endings: readonly [RegExp, Unit, (Unit | undefined)?][] = [
	[/FenPerMu$/, 'yuan', 'mu'],
	[/FenPerKg$/, 'yuan', 'kg'],
	[/^gPerMu$|GPerMu$/, 'jin', 'mu'],
	[/E4mu$/, 'mu'],
	[/G$/, 'jin'],
	[/Fen$/, 'yuan'],
	[/Cm$/, 'cm'],
	[/(Count|Qty|Trees)$|^(treesPerMu|inspected|alive|missing)$/, 'tree'],
];

/** Words of values that are kept as codes. */
const codes: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
	kind: { ...eventNames, ...kindNames },
	fields: expertise,
	crops: cropNames,
	role: plantingRoleNames,
	landType: landTypeNames,
	plantedPrecision: precisionNames,
	channel: channelNames,
	category: categoryNames,
	paidBy: payerNames,
	method: methodNames,
	deadByCause: causeNames,
	cadence: cadenceNames,
};

/** Names of rows that values point to. */
const pointers: Readonly<Record<string, (id: string, rows: Rows, language: Language) => string | undefined>> = {
	block: (id, rows) => blockName(rows.get(blocks, id), rows) || undefined,
	variety: (id, rows, language) => varietyName(rows.get(varieties, id), language) || undefined,
	planting: (id, rows, language) => {
		const cohort = rows.get(plantings, id);
		return cohort && `${varietyName(rows.get(varieties, cohort.variety), language)} ${cohort.plantedOn.slice(0, 4)}`;
	},
	buyer: (id, rows) => rows.get(buyers, id)?.name,
	person: (id, rows) => rows.get(people, id)?.name,
	assignee: (id, rows) => rows.get(people, id)?.name,
	leader: (id, rows) => rows.get(people, id)?.name,
	keeper: (id, rows) => rows.get(people, id)?.name,
	teacher: (id, rows) => rows.get(people, id)?.name,
	theme: (id, rows) => rows.get(themes, id)?.name,
	giver: (id, rows) => giverName(id, rows),
	invited: (id, rows) => placeName(id, rows),
	expert: (id, rows) => {
		const found = rows.get(experts, id);
		return found && expertName(found, rows);
	},
};

/** Fields that only say how another was typed or in what it is counted. */
export const explains = (field: string): boolean => /^typed([A-Z]|$)|Unit$/.test(field) && field !== 'homeUnit';

type Typed = { value: string; unit: string };

/** Values of fields as people say them: what was typed where that is known, amounts in their units, days as days. Fields that only explain another are left out. */
export function wordsOf(fields: Fields, language: Language, rows: Rows): { field: string; text: string }[] {
	const typed = Object.entries(fields).flatMap(([field, value]) => (/^typed/.test(field) && value ? [value as Typed] : []));
	return Object.entries(fields)
		.filter(([field]) => !explains(field))
		.map(([field, value]) => ({ field, text: textOf(field, value, { fields, typed, language, rows }) }));
}

type About = { fields: Fields; typed: readonly Typed[]; language: Language; rows: Rows };

function textOf(field: string, value: unknown, about: About): string {
	const { language, rows } = about;
	const between = language === 'en' ? ', ' : '、';
	if (value === null || value === undefined || value === '') return '—';
	if (Array.isArray(value)) return value.map((one) => textOf(field, one, about)).join(between) || '—';
	if (typeof value === 'object') return partsOf(field, value as Fields, about).join(between) || '—';
	if (typeof value === 'number') return amountOf(field, value, about);
	if (typeof value === 'boolean') return value ? '✓' : '—';
	const text = String(value);
	if (isLocalDate(text)) return showDate(text, language);
	return codes[field]?.[text]?.[language] ?? pointers[field]?.(text, rows, language) ?? text;
}

/** An outline by its corners, a yield by its year, deaths by their cause. */
function partsOf(field: string, value: Fields, { language }: About): string[] {
	const corners = value.ring ?? value.plan;
	if (Array.isArray(corners)) return [language === 'en' ? `${corners.length} corners` : `${corners.length} 个角`];
	if (typeof value.age === 'number' && typeof value.gPerMu === 'number') {
		const rate = amountOf('gPerMu', value.gPerMu, { language });
		return [language === 'en' ? `year ${value.age}: ${rate}` : `第${value.age}年 ${rate}`];
	}
	return Object.entries(value).map(([key, one]) => `${codes[field]?.[key]?.[language] ?? key} ${String(one)}`);
}

function amountOf(field: string, value: number, { fields = {}, typed = [], language }: Partial<About> & { language: Language }): string {
	const said = typed.find((one) => isUnit(one.unit) && toCanonical(one.value, one.unit) === value);
	if (said && isUnit(said.unit)) return displayTyped({ value: said.value, unit: said.unit }, language);
	const counted = fields[field.replace(/Value$/, 'Unit')];
	if (typeof counted === 'string' && field.endsWith('Value')) return display(value, counted as CanonicalUnit, language);
	const [, unit, per] = endings.find(([ending]) => ending.test(field)) ?? [];
	if (!unit) return String(value);
	return `${display(value, canonicalOf(unit), language)}${per ? `/${unitName(per, language)}` : ''}`;
}
