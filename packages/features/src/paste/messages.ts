import type { Unit } from '@honghuo/core/units.ts';

/** Words a cell or a heading may say a weight in. */
export const weightWords: Readonly<Record<string, Unit>> = {
	斤: 'jin',
	市斤: 'jin',
	公斤: 'kg',
	千克: 'kg',
	kg: 'kg',
	吨: 't',
	t: 't',
	克: 'g',
	g: 'g',
	两: 'liang',
	jin: 'jin',
};

/** Words an area may be said in. */
export const areaWords: Readonly<Record<string, Unit>> = {
	亩: 'mu',
	分: 'fen_area',
	厘: 'li_area',
	公顷: 'ha',
	ha: 'ha',
	hm2: 'ha',
	平方米: 'm2',
	平米: 'm2',
	m2: 'm2',
	mu: 'mu',
};

/** Words plants may be counted in. */
export const countWords: Readonly<Record<string, Unit>> = { 株: 'tree', 棵: 'tree', 个: 'tree' };

/** Words a distance may be said in. */
export const lengthWords: Readonly<Record<string, Unit>> = { 米: 'm', m: 'm', 厘米: 'cm', cm: 'cm', 公分: 'cm' };

/** Words money may be said in. */
export const moneyWords: Readonly<Record<string, Unit>> = {
	元: 'yuan',
	块: 'yuan',
	块钱: 'yuan',
	万元: 'wan_yuan',
	角: 'jiao',
	毛: 'jiao',
	分: 'fen',
};

/** Words a price may be said in. */
export const priceWords: Readonly<Record<string, 'yuan/jin' | 'yuan/kg' | 'yuan/t'>> = {
	'元/斤': 'yuan/jin',
	元每斤: 'yuan/jin',
	'块/斤': 'yuan/jin',
	'元/公斤': 'yuan/kg',
	'元/千克': 'yuan/kg',
	'元/kg': 'yuan/kg',
	'元/吨': 'yuan/t',
	'元/t': 'yuan/t',
	'yuan/jin': 'yuan/jin',
	'yuan/kg': 'yuan/kg',
};

/** What people write into a cell that has nothing in it. */
export const nothingWords: readonly string[] = ['', '-', '--', '—', '——', '–', '/', '无', '没有', '未采收', '未收', '没摘'];

/** Larger numbers as people write them. */
export const multipliers: Readonly<Record<string, number>> = { 万: 10_000, 千: 1_000, 百: 100 };
