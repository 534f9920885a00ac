import type * as v from 'valibot';
import { type Language, type Refusal, refuse, type Sentence } from './refusal.ts';
import type { CanonicalUnit } from './units.ts';

/**
 * What can be wrong with a field, and what to do: the second half of the sentence that begins with the field's name. A schema names its rule by
 * one of these (`v.regex(…, fault('day'))`); what no schema names is found by the kind of rule that was broken.
 */
export const faults = {
	missing: { 'zh-CN': '还没填，填上再试', en: 'is empty: fill it in and try again' },
	few: { 'zh-CN': '一样也没有，至少要有 {least} 样', en: 'is too short: it needs at least {least} entries' },
	many: { 'zh-CN': '太多，一次最多 {most} 样，分几次来', en: 'has too many entries: at most {most} at a time' },
	short: { 'zh-CN': '太短，至少 {least} 个字', en: 'is too short: at least {least} characters' },
	long: { 'zh-CN': '太长，最多 {most} 个字，写短些', en: 'is too long: at most {most} characters' },
	large: { 'zh-CN': '太长，一次存不下，分几次记', en: 'is too long to be kept at once: record it in parts' },
	positive: { 'zh-CN': '要大于 0，改成实际的数', en: 'must be more than 0: enter the real number' },
	least: { 'zh-CN': '太小，最小 {least}，改成实际的数', en: 'is too small: at least {least}' },
	most: { 'zh-CN': '太大，最大 {most}，看看是不是多打了 0', en: 'is too large: at most {most}, so look for a zero too many' },
	whole: { 'zh-CN': '要填整数，只写数字', en: 'must be a whole number, digits only' },
	words: { 'zh-CN': '要写成文字，重新填', en: 'must be text: enter it again' },
	day: { 'zh-CN': '没有这一天，写成 2026-08-02 这样', en: 'is no day that exists: write it like 2026-08-02' },
	season: { 'zh-CN': '不是日子，写成 08-02 这样，月在前、日在后', en: 'is no day of the year: write it like 08-02, month first' },
	period: { 'zh-CN': '没有这一期，写成 2026-08、2026-Q3 或 2026', en: 'is no period: write it like 2026-08, 2026-Q3 or 2026' },
	moment: { 'zh-CN': '不是时刻，照接口说明写', en: 'is no moment: see /api/docs' },
	chosen: { 'zh-CN': '没选好，从名单里重新选', en: 'is not one of those offered: choose it again from the list' },
	code: { 'zh-CN': '不是区划编码，从名单里重新选', en: 'is no division code: choose it again from the list' },
	phone: { 'zh-CN': '不像电话号码，只写数字、空格和横线', en: 'is no phone number: digits, spaces and dashes only' },
	signs: { 'zh-CN': '里有不能用的符号，去掉再试', en: 'contains signs that cannot be kept: take them out' },
	reference: { 'zh-CN': '最多 40 个字母、数字和横线，改短些', en: 'takes up to 40 letters, digits and dashes' },
	licence: {
		'zh-CN': '不像登记证号，照标签写，如 PD20070123',
		en: 'is no registration number: write it as the label has it, such as PD20070123',
	},
	document: { 'zh-CN': '不像文号，写成 建农报〔2026〕3号 这样', en: 'is no document number: write it like 建农报〔2026〕3号' },
	order: { 'zh-CN': '要一年一行，从小到大排', en: 'must go up year by year, each once' },
	once: { 'zh-CN': '里有重的，每样只留一个', en: 'names something twice: keep each once' },
	one: { 'zh-CN': '要说清是哪一批，种植和采收选一样', en: 'must say of which planting or harvest it is' },
	username: {
		'zh-CN': '要 2 到 32 个字母、数字或汉字，中间可以有点和横线',
		en: 'takes 2 to 32 letters and digits, dots and dashes between them',
	},
	backwards: { 'zh-CN': '前后反了，后一个不能比前一个早', en: 'are the wrong way round: the last is not before the first' },
	foreign: { 'zh-CN': '里有认不得的内容，先更新应用再试', en: 'has an entry nobody knows: update the app and try again' },
	invalid: { 'zh-CN': '填得不对，改好再试', en: 'is not valid: correct it and try again' },
} as const satisfies Record<string, Sentence>;

/** What is wrong with a field. */
export type Fault = keyof typeof faults;

/** Names the rule of a schema by what is told of whoever breaks it. */
export const fault = (name: Fault): Fault => name;

/** What the fields of inputs are called, by their key. */
export type FieldWords = Readonly<Record<string, Sentence>>;

/** The path of the field an issue is about, in the schema's own words: an unknown key is the sender's text and is not repeated. */
export function fieldOf(issue: v.BaseIssue<unknown>, whole = 'input'): string {
	const path = (issue.path ?? []).map(({ key }) => String(key));
	return (isForeign(issue) ? path.slice(0, -1) : path).join('.') || whole;
}

const isForeign = ({ type, expected }: v.BaseIssue<unknown>): boolean => type === 'strict_object' && expected === 'never';

/** Units of amounts, by how their fields are called. */
const unitsOf: readonly [RegExp, CanonicalUnit][] = [
	[/E4mu$/, 'e4mu'],
	[/(G|^gPerMu)$/, 'g'],
	[/[fF]en(Per\w+)?$/, 'fen'],
	[/Cm$/, 'cm'],
];

/** The refusal of an input that is not of its shape: which field, what is wrong with it, what to do. The input itself is never repeated. */
export function faultOf(issue: v.BaseIssue<unknown>): Refusal {
	const field = fieldOf(issue);
	const { wrong, bound } = brokenRule(issue);
	const unit = unitsOf.find(([pattern]) => pattern.test(field))?.[1];
	const amount = bound === undefined ? {} : { [bound.side]: unit ? { value: bound.value, unit } : bound.value };
	return refuse('input_invalid', field, { wrong, ...amount });
}

type Broken = { wrong: Fault; bound?: { side: 'least' | 'most'; value: number } };

function brokenRule(issue: v.BaseIssue<unknown>): Broken {
	const { type, input, message } = issue;
	const { requirement } = issue as { requirement?: unknown };
	const of = (wrong: Fault, side?: 'least' | 'most'): Broken =>
		side && typeof requirement === 'number' ? { wrong, bound: { side, value: requirement } } : { wrong };
	if (isForeign(issue)) return of('foreign');
	if (input === undefined || input === null) return of('missing');
	if (Object.hasOwn(faults, message)) return of(message as Fault);
	const list = Array.isArray(input);
	switch (type) {
		case 'min_length':
			return !list && requirement === 1 ? of('missing') : of(list ? 'few' : 'short', 'least');
		case 'max_length':
			return of(list ? 'many' : 'long', 'most');
		case 'min_value':
			return requirement === 1 ? of('positive') : of('least', 'least');
		case 'max_value':
			return of('most', 'most');
		case 'number':
		case 'integer':
		case 'safe_integer':
			return of('whole');
		case 'string':
			return of('words');
		case 'picklist':
		case 'literal':
		case 'variant':
			return of('chosen');
		default:
			return of('invalid');
	}
}

/**
 * A field as a sentence calls it: `items.2.receivedQty` → 「第 3 行的实收数」, `amount received in row 3`. A word for a key within another
 * (`deadByCause.frost`) says it all.
 */
export function fieldName(path: string, words: FieldWords, language: Language): string {
	const zh = language === 'zh-CN';
	const keys = path.split('.');
	let said = '';
	for (const [n, key] of keys.entries()) {
		const before = keys[n - 1] ?? '';
		const whole = words[`${before}.${key}`];
		if (!isRow(key)) {
			const word = (whole ?? words[key])?.[language] ?? key;
			if (said === '' || whole) said = word;
			else said = zh ? `${said}的${word}` : `${word} ${isRow(before) ? 'in' : 'of'} ${said}`;
		} else if (!isRow(before)) {
			// Within a list of lists, such as the corners of an outline, the first number is enough.
			const row = zh ? `第 ${Number(key) + 1} 行` : `row ${Number(key) + 1}`;
			const whatIsLast = n === keys.length - 1 || isRow(keys[n + 1] ?? '');
			said = !whatIsLast ? row : zh ? `${said}${row}` : `${said}, ${row}`;
		}
	}
	return said;
}

const isRow = (key: string): boolean => /^\d+$/.test(key);
