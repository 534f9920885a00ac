import type { Refusals } from './refusal.ts';

/** What is said of rows and cells of a spreadsheet, whatever the noun: what it is, what to do. `heading` is the column as the sheet's first row has it. */
export const sheetRefusals = {
	sheet_heading_missing: {
		'zh-CN': '标题里没有「{heading}」这一列。下载模板，照模板的标题填。',
		en: 'The headings have no “{heading}”. Download the template and keep its headings.',
	},
	sheet_heading_unknown: {
		'zh-CN': '不认识「{heading}」这一列。改成模板里的标题，或者删掉这一列。',
		en: 'Nobody knows the column “{heading}”. Use a heading of the template, or delete the column.',
	},
	sheet_heading_twice: {
		'zh-CN': '「{heading}」有两列。留下一列。',
		en: 'The column “{heading}” is there twice. Keep one.',
	},
	sheet_empty: { 'zh-CN': '标题下面一行也没有。填好再导入。', en: 'There is no row below the headings. Fill some in and import again.' },
	sheet_cell_missing: { 'zh-CN': '「{heading}」空着。填上再导入。', en: '“{heading}” is empty. Fill it in.' },
	sheet_cell_error: {
		'zh-CN': '「{heading}」的公式没算出来，是「{text}」。改成数字或文字再导入。',
		en: '“{heading}” holds a formula that came to “{text}”. Write a number or words instead.',
	},
	sheet_cell_long: { 'zh-CN': '「{heading}」太长，最多 {most} 个字。写短些。', en: '“{heading}” is too long; at most {most} characters.' },
	sheet_number: {
		'zh-CN': '「{heading}」写的「{text}」不是大于 0 的数。改成数字，如 {example}。',
		en: '“{heading}”: “{text}” is no number above 0. Write one, such as {example}.',
	},
	sheet_whole: {
		'zh-CN': '「{heading}」写的「{text}」不行。填 {least} 到 {most} 的整数。',
		en: '“{heading}”: “{text}” does not fit. Write a whole number from {least} to {most}.',
	},
	sheet_unit: {
		'zh-CN': '「{heading}」写的「{text}」，单位不认识。用这些单位：{units}。',
		en: '“{heading}”: the unit of “{text}” is not known. Use one of {units}.',
	},
	sheet_fine: {
		'zh-CN': '「{heading}」写的「{text}」小数位太多，记不准。少写几位。',
		en: '“{heading}”: “{text}” has more decimals than can be kept exactly. Write fewer.',
	},
	sheet_day: {
		'zh-CN': '「{heading}」写的「{text}」不是日期。写成 2026-08-02 这样，带上年份。',
		en: '“{heading}”: “{text}” is no day. Write it like 2026-08-02, with its year.',
	},
	sheet_choice: {
		'zh-CN': '「{heading}」没有「{text}」这一项。改成：{choices}。',
		en: '“{heading}” has no “{text}”. Use one of {choices}.',
	},
	sheet_place_unknown: {
		'zh-CN': '本县没有「{text}」。写全名，或者写 12 位编码。',
		en: 'This county has no “{text}”. Write its full name, or its 12-digit code.',
	},
	sheet_place_maybe: {
		'zh-CN': '本县没有「{text}」。是不是{places}？改成它再导入。',
		en: 'This county has no “{text}”. Is it {places}? Write it so and import again.',
	},
	sheet_place_several: {
		'zh-CN': '「{text}」有几个：{places}。写明乡镇，或者写 12 位编码。',
		en: 'There are several “{text}”: {places}. Write the township too, or the 12-digit code.',
	},
	sheet_place_close: { 'zh-CN': '「{text}」按「{place}」认的', en: '“{text}” was taken for “{place}”' },
	sheet_before: {
		'zh-CN': '以前导入过，后来在页面上改过或撤下了，不再写',
		en: 'It was imported before and corrected or withdrawn since; it is left as it is',
	},
	sheet_row_repeated: {
		'zh-CN': '和第 {row} 行一模一样，是不是抄了两遍？抄重了就删掉一行；真有两笔，在「{heading}」里写明各是哪一笔。',
		en: 'This row is exactly like row {row}. Was it copied twice? Delete one; if there really were two, tell them apart under “{heading}”.',
	},
	sheet_row_repeated_bare: {
		'zh-CN': '和第 {row} 行一模一样，是不是抄了两遍？抄重了就删掉一行；真有两笔，合成一行再导入。',
		en: 'This row is exactly like row {row}. Was it copied twice? Delete one; if there really were two, put them into one row.',
	},
	sheet_row_alike: { 'zh-CN': '和第 {row} 行一模一样', en: 'It is exactly like row {row}' },
	sheet_row_one: { 'zh-CN': '和第 {row} 行是同一条，只写一次', en: 'It is the same record as row {row} and is written once' },
	sheet_differs: {
		'zh-CN': '已经有了，可是「{heading}」是{there}，和表里的不一样。导入只添新的：要改就在页面上改，不改就删掉这一行。',
		en: 'It is there already, but “{heading}” is {there}, not what the sheet says. Importing only adds: correct it on its page, or delete this row.',
	},
} as const satisfies Refusals;
