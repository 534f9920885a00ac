import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	survival_sum: {
		'zh-CN': '活的、死的、不见的加起来是 {sum} 株，查的是 {inspected} 株。对不上，改一下。',
		en: 'Alive, dead and missing add up to {sum}, but {inspected} were looked at. Correct the numbers.',
	},
	survival_census: {
		'zh-CN': '这批栽了 {planted} 株，全查就要查 {planted} 株，不见的记「不见了」。只查一部分选「抽查」。',
		en: 'This cohort has {planted} trees. A census looks at all of them, those gone are missing; choose a sample if you looked at some.',
	},
	survival_exceeds: {
		'zh-CN': '这批只栽了 {planted} 株，查不了 {inspected} 株。补植的是另一批，分开查。',
		en: 'Only {planted} trees were planted in this cohort; {inspected} cannot be looked at. What filled gaps is a cohort of its own.',
	},
	survival_no_trees: {
		'zh-CN': '这批种下的不是苗，没有株数，查不了成活。出苗好不好，写在记一笔的备注里。',
		en: 'What was sown or grafted here has no count of trees, so survival cannot be checked. Tell how it does in the note of a log.',
	},
	survival_in_future: { 'zh-CN': '日期还没到。改成查的那天。', en: 'That day has not come yet. Enter the day you looked.' },
	survival_too_early: {
		'zh-CN': '栽下才没多久，这一项最早 {day} 才能查。现在想记，选「随时看」。',
		en: 'It is too soon after planting: this look means something from {day} on. To record now, choose “Any time”.',
	},
	survival_removed: {
		'zh-CN': '这批 {day} 已经挖了，之后没法再查。改一下日期。',
		en: 'This cohort was taken out on {day} and cannot be looked at after that. Correct the day.',
	},
	survival_risen: {
		'zh-CN':
			'{day}全查活 {found} 株，这次查下来活 {alive} 株，对不上：死了的不会再活。补植的是另一批，没算进去吧？数没错，就在备注里写一句怎么回事。',
		en: 'A census on {day} found {found} alive, this look gives {alive}: what died does not live again. Were gap-filling trees counted too? If the numbers are right, say why in the note.',
	},
	survival_filled: {
		'zh-CN': '这样没活的只有 {dead} 株，可是已经补了 {filled} 株，对不上。补植的是另一批，没算进去吧？数没错，就在备注里写一句怎么回事。',
		en: 'Only {dead} would be lost then, but {filled} gaps were filled. Were gap-filling trees counted too? If the numbers are right, say why in the note.',
	},
	survival_withdrawn: { 'zh-CN': '这次检查已经撤下了，不用再改。', en: 'This check has been withdrawn; it can no longer be changed.' },
	survival_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	fill_parent: {
		'zh-CN': '补植要补在最早栽的那批上，不是补在补植的上面。重新选。',
		en: 'Gaps are filled in the cohort first planted, not in one that itself fills gaps. Choose it again.',
	},
	fill_exceeds: {
		'zh-CN': '按最近查的，没活的还没补的是 {gaps} 株，补不了 {qty} 株。多的另记一批种植；死得更多，先查一次成活。',
		en: 'By the newest check {gaps} are lost and not filled yet; {qty} cannot fill them. Enter the rest as a planting of its own, or check survival again.',
	},
	fill_too_soon: {
		'zh-CN': '补的日子在原来栽的日子（{day}）前面。改一下。',
		en: 'Gaps cannot be filled before the cohort was planted ({day}). Correct the day.',
	},
	fill_variety_unknown: {
		'zh-CN': '品种目录里没有这个品种。先添品种，再记补植。',
		en: 'This cultivar is not in the catalogue. Add it there first.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
