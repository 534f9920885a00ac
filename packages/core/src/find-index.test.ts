import { expect, test } from 'vitest';
import { find, type Reading } from './find.ts';
import { FindIndex } from './find-index.ts';
import { type BaseRow, tableRef } from './row.ts';

type Place = BaseRow & { name: string; aliases: string[]; above: string };
const places = tableRef<Place>('place');
const place = (id: string, name: string, above: string, ...aliases: string[]) => ({ id, name, above, aliases }) as Place;
const all = [
	place('211422106214', '大屯村', '大屯镇', '大屯村委会'),
	place('211422222201', '新立屯村', '小德营子乡', '小营子新立屯'),
	place('211422203200', '素珠营子村', '素珠营子乡'),
	place('211422209200', '魏家岭村', '魏家岭乡'),
	place('211422201203', '西大屯村', '和尚房子乡'),
	place('211422201299', '大屯村', '和尚房子乡'),
];
const byName = find<Place>({
	kind: 'place',
	heading: { 'zh-CN': '村', en: 'Villages' },
	table: places,
	columns: ['name'],
	gone: ({ name }) => name === '撤了',
	names: ({ id, name, aliases, above }) => [name, ...aliases, id, `${above}${name}`],
	shown: ({ name, above }) => ({ title: name, detail: above }),
	href: ({ id }) => `/village/${id}`,
});
const reading: Reading = {
	get: () => undefined,
	find: () => [],
	actor: { person: '', county: '', grants: [] },
	scope: { county: '', all: false, villages: [] },
};
const index = new FindIndex([{ find: byName, rows: [...all, place('1', '撤了', '')] }], reading);
const asked = (query: string) => index.search(query, reading, 'zh-CN').map(({ title, detail }) => `${detail} ${title}`);

test('the same name in two townships: both, with their townships, before names that only hold it', () => {
	expect(asked('大屯')).toEqual(['大屯镇 大屯村', '和尚房子乡 大屯村', '和尚房子乡 西大屯村']);
	expect(asked('大屯镇 大屯')[0]).toBe('大屯镇 大屯村');
});

test('a former name, a code, initials, and one wrong letter lead to the village', () => {
	expect(asked('小营子新立屯')[0]).toBe('小德营子乡 新立屯村');
	expect(asked('2114222222')).toEqual(['小德营子乡 新立屯村']);
	expect(asked('szyz')).toEqual(['素珠营子乡 素珠营子村']);
	expect(asked('DTC')[0]).toBe('大屯镇 大屯村');
	expect(asked('素珠营字村')).toEqual([]);
	expect(index.nearly('素珠营字村', reading, 'zh-CN').map(({ title }) => title)).toEqual(['素珠营子村']);
	expect(['东屯', '新大屯村', '前素珠营子'].flatMap((said) => index.nearly(said, reading, 'zh-CN'))).toEqual([]);
});

test('what is gone, or is not there, is not found; nothing is found for nothing', () => {
	expect(['撤了', '不存在的地方', '', '   '].flatMap(asked)).toEqual([]);
	expect(index.search('大屯', reading, 'zh-CN', 1)).toEqual([
		{ kind: 'place', id: '211422106214', title: '大屯村', detail: '大屯镇', href: '/village/211422106214', score: expect.any(Number) },
	]);
});
