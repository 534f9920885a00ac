import type * as v from 'valibot';
import type { varietyAdd } from './inputs.ts';

/** The catalogue a county starts with, each with its source (DOMAIN.md §7); the county adds its own. */
export const startingVarieties: readonly Omit<v.InferInput<typeof varietyAdd>, 'id'>[] = [
	{
		crop: 'pear',
		name: '早金酥',
		nameEn: 'Zaojinsu',
		harvestFrom: '07-25',
		harvestTo: '08-15',
		source: '建昌县石佛乡 2016 年试验；比早酥早熟 20 天',
	},
	{ crop: 'pear', name: '早酥', nameEn: 'Zaosu', harvestFrom: '08-15', harvestTo: '08-31', source: '辽西果树农时' },
	{ crop: 'apple', name: '维纳斯黄金', nameEn: 'Venus Gold', aliases: ['维纳斯'] },
	{ crop: 'apple', name: '乐琪', nameEn: 'Rockit' },
	{ crop: 'apple', name: '爱妃', nameEn: 'Envy' },
	{ crop: 'apple', name: '信农黄', nameEn: 'Shinano Gold' },
	{ crop: 'hawthorn', name: '山楂', nameEn: 'Hawthorn', harvestFrom: '09-20', harvestTo: '10-20' },
	{ crop: 'peony', name: '油用牡丹', nameEn: 'Oil peony', harvestFrom: '07-25', harvestTo: '08-20', source: '每年八月收籽' },
	{ crop: 'millet', name: '谷子', nameEn: 'Millet', harvestFrom: '09-10', harvestTo: '10-05' },
	{ crop: 'maize', name: '玉米', nameEn: 'Maize', harvestFrom: '09-15', harvestTo: '10-10' },
];
