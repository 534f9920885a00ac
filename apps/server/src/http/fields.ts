import type { FieldWords } from '@honghuo/core/fault.ts';
import { fieldWords } from '@honghuo/features/fields.ts';

/** What the fields of the server's own requests are called, beside those of the nouns' inputs. */
export const serverFieldWords: FieldWords = {
	...fieldWords,
	after: { 'zh-CN': '从哪一条起', en: 'entry to begin after' },
	before: { 'zh-CN': '到哪一条止', en: 'entry to end before' },
	commands: { 'zh-CN': '记录', en: 'commands' },
	county: { 'zh-CN': '县', en: 'county' },
	current: { 'zh-CN': '原来的密码', en: 'present password' },
	dry: { 'zh-CN': '是不是试导', en: 'whether it is a trial' },
	format: { 'zh-CN': '文件格式', en: 'format' },
	limit: { 'zh-CN': '一次几条', en: 'entries at a time' },
	next: { 'zh-CN': '新密码', en: 'new password' },
	offset: { 'zh-CN': '从哪个字节起', en: 'byte to begin at' },
	only: { 'zh-CN': '只要哪些表', en: 'tables wanted' },
	own: { 'zh-CN': '是不是只看自己的', en: 'whether only one’s own' },
	part: { 'zh-CN': '哪一部分', en: 'part' },
	password: { 'zh-CN': '密码', en: 'password' },
	q: { 'zh-CN': '找什么', en: 'words to find' },
	query: { 'zh-CN': '地址里的条件', en: 'query' },
	recordedAt: { 'zh-CN': '记的时刻', en: 'moment it was recorded' },
	revision: { 'zh-CN': '写法的版本', en: 'revision of the input' },
	seen: { 'zh-CN': '改之前看到的', en: 'what its author saw' },
	token: { 'zh-CN': '大屏链接', en: 'link of the board' },
	township: { 'zh-CN': '乡镇', en: 'township' },
	username: { 'zh-CN': '用户名', en: 'username' },
	version: { 'zh-CN': '版本', en: 'version' },
	whole: { 'zh-CN': '整张的表', en: 'whole tables' },
	within: { 'zh-CN': '在哪个范围', en: 'within what' },
};
