import type { Sentence } from '@honghuo/core/refusal.ts';
import type { ExpertField } from '../expert/model.ts';

/** Words of a question that tell which field it is about, besides the fields' own names. */
export const fieldWords: Readonly<Partial<Record<ExpertField, readonly string[]>>> = {
	pear: ['梨', '早金酥'],
	apple: ['苹果', '维纳斯黄金', '乐琪', '爱妃', '信农黄'],
	hawthorn: ['山楂', '红果'],
	peony: ['牡丹'],
	millet: ['谷子', '小米'],
	planting: ['栽', '定植', '移栽', '苗'],
	pruning: ['剪', '拉枝', '刻芽', '树形', '疏花', '疏果', '套袋', '大小年'],
	grafting: ['嫁接', '高接', '接穗', '换头'],
	soil: ['肥', '浇水', '旱', '涝', '土', '黄叶', '叶子黄', '叶子发黄', '缺铁'],
	pests: ['病', '虫', '腐烂', '烂', '霉', '蚜', '螨', '发黑', '打药', '农药'],
	storage: ['贮藏', '冷库', '保鲜', '存放'],
	selling: ['卖', '销', '收购', '价'],
};

/** Why somebody fits, in words; `{…}` is filled. */
export const reasonWords = {
	knows: { 'zh-CN': '会{fields}', en: 'knows {fields}' },
	here: { 'zh-CN': '就在这个村', en: 'works in this village' },
	township: { 'zh-CN': '就在这个乡镇', en: 'works in this township' },
	been: { 'zh-CN': '{when}到过{place}', en: 'was in {place} {when}' },
	solved: { 'zh-CN': '办结过 {n} 个{crop}的难题', en: 'has solved {n} of {crop}' },
	load: { 'zh-CN': '手上还有 {n} 件', en: 'has {n} in hand' },
	booked: { 'zh-CN': '{day}约好去{place}', en: 'goes to {place} on {day}' },
	away: { 'zh-CN': '{day}前没空', en: 'not free until {day}' },
	thisMonth: { 'zh-CN': '这个月', en: 'this month' },
	lastMonth: { 'zh-CN': '上月', en: 'last month' },
	inMonth: { 'zh-CN': '{m}', en: 'in {m}' },
	inYear: { 'zh-CN': '{y}年{m}', en: 'in {m} {y}' },
} as const satisfies Record<string, Sentence>;
