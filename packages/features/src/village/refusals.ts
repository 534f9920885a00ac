import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	unit_unknown: {
		'zh-CN': '本县的区划里没有这个编码。从名单里重新选村。',
		en: 'This county has no unit with that code. Choose the village from the list again.',
	},
	person_unknown: { 'zh-CN': '没有登记过这个人。先登记，再任职。', en: 'This person is not entered yet. Enter the person first.' },
	person_erased: {
		'zh-CN': '这个人的信息已经按本人要求删除，不能再补。重新参加的话，重新登记一个人。',
		en: 'This person’s data was erased at their request and is not added to again. If they come back, enter them anew.',
	},
	person_is_screen: {
		'zh-CN': '这是一块大屏的链接，不是人，不能派活、带队、任职。选一个人。',
		en: 'This is the link of a board on a wall, nobody who could work, lead or be posted. Choose a person.',
	},
	person_not_yours: {
		'zh-CN': '这个人不只在你们村任职，或者不在你们村。名字请县里改。',
		en: 'This person works elsewhere too, or not in your village. Ask the county to correct the name.',
	},
	person_name_veiled: {
		'zh-CN': '「王*」这样的不是姓名。写全名；看不到全名，就请 TA 村里或县里改。',
		en: 'A letter and a star is no name. Write the full one; if you cannot see it, ask their village or the county.',
	},
	person_same_name: { 'zh-CN': '名字没有变，不用再记。', en: 'The name is the same as before, so there is nothing to save.' },
	team_unknown: { 'zh-CN': '没有这支工作队。先建队，再派人。', en: 'There is no such team. Create the team first.' },
	team_ended: {
		'zh-CN': '这支队{on}已经撤了，不能再改。还要派人，就新建一队。',
		en: 'This team ended on {on} and can no longer be changed. To post people again, create a new one.',
	},
	team_day: { 'zh-CN': '撤队的日子不能在今天以后。改成实际的日子。', en: 'A team’s last day is not in the future. Enter the real day.' },
	nothing_changed: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	alias_own_name: {
		'zh-CN': '「{alias}」就是它的正式名字，不用再写成别名。',
		en: '“{alias}” is its official name and need not be entered as another one.',
	},
	alias_taken: {
		'zh-CN': '「{alias}」是旁边另一个单位的名字，写成别名会分不清。换一个，或者不写。',
		en: '“{alias}” is the name of another unit beside it; nobody could tell them apart. Choose another, or none.',
	},
	posting_place: { 'zh-CN': '任职要么选单位，要么选工作队，选一样。', en: 'A posting names either a unit or a team, exactly one.' },
	posting_role_misfit: {
		'zh-CN': '这个职务不能放在这一级。驻村的职务选村，县里的职务选县。',
		en: 'This role does not belong to a unit of that level. Village roles go to villages, county roles to the county.',
	},
	posting_dates: { 'zh-CN': '结束日期在开始日期前面。改一下日期。', en: 'The last day lies before the first. Correct the dates.' },
	posting_administrator: {
		'zh-CN': '管理员的任职只有管理员能定。请县管理员来办。',
		en: 'Only an administrator may give or end an administrator’s posting. Ask one.',
	},
	posting_own: {
		'zh-CN': '不能结束自己的管理员任职。请另一位管理员来办。',
		en: 'You cannot end your own administrator posting. Ask another administrator.',
	},
	row_person_known: {
		'zh-CN': '已经登记过「{name}」（{what}）。是同一个人，就在「人员」页加任职、改电话；不是，就在名字后面加字区分。',
		en: '“{name}” is entered already ({what}). If it is the same person, change it on the page of people; if not, add something to the name.',
	},
	row_posting_half: {
		'zh-CN': '任职没写全。单位、职务、任职起三样都填，或者都空着。',
		en: 'The posting is not complete. Fill in 单位, 职务 and 任职起, or leave all three empty.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
