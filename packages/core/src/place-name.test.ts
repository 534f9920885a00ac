import { expect, it } from 'vitest';
import { placeName } from './place-name.ts';

it.each([
	['大屯村委会', '大屯村'],
	['新立屯村委会', '新立屯村'],
	['朱洼村村民委员会', '朱洼村'],
	['崇益村村委会', '崇益村'],
	['鲤洋村民委员会', '鲤洋村'],
	['东村委会', '东村'],
	['加格村委员会', '加格村'],
	['新江社区居民委员会', '新江社区'],
	['万寿村社区居委会', '万寿村社区'],
	['龙桑社区村民委员会', '龙桑社区'],
	['乌兰嘎查村委会', '乌兰嘎查'],
	['萨如拉图雅嘎查委员会', '萨如拉图雅嘎查'],
])('%s is called %s', (registered, called) => expect(placeName(registered)).toBe(called));

it.each([
	'阿拉尔村',
	'西安社区',
	'洄溜居委会',
	'五连生活区',
	'飞地虚拟社区',
	'红光村委会（三叉河）',
	'建国街街道委员会',
	'村委会',
	'',
	'大屯镇',
])('%s stays as it is', (registered) => expect(placeName(registered)).toBe(registered));

it('changes no name twice', () => {
	for (const name of ['大屯村委会', '朱洼村村民委员会', '新江社区居民委员会']) expect(placeName(placeName(name))).toBe(placeName(name));
});
