import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusal, Refusals, Sentence } from '@honghuo/core/refusal.ts';
import { byField, type Read, type Rows } from '@honghuo/core/row.ts';
import { events, eventsOf, hits } from '../event/model.ts';
import { counted, harvests } from '../harvest/model.ts';
import { planReads } from '../plan/figures.ts';
import { checks, counting } from '../survival/model.ts';
import { logs } from '../work/model.ts';
import { type Block, plantings } from './model.ts';

export const refusals = {
	village_not_yours: {
		'zh-CN': '这个村不在你的任职里。换成自己的村，或者请县管理员改任职。',
		en: 'This village is not in your posting. Choose your own village, or ask the county administrator.',
	},
	block_without_size: {
		'zh-CN': '地块要有面积，或者有株数。填一样就行。',
		en: 'A block needs an area or a count of trees. Enter one of them.',
	},
	variety_unknown: { 'zh-CN': '品种目录里没有这个品种。先添品种。', en: 'This cultivar is not in the catalogue. Add it first.' },
	nothing_changed: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	orchard_name_taken: {
		'zh-CN': '本村已经有叫「{name}」的果园。换个名字，或者把地块添到那个园里。',
		en: 'The village has an orchard called “{name}” already. Choose another name, or add the blocks to that orchard.',
	},
	orchard_closed: {
		'zh-CN': '这个果园已经停用。要接着用，先重新启用果园。',
		en: 'This orchard is closed. Open it again first.',
	},
	orchard_open: { 'zh-CN': '这个果园没有停用，不用启用。', en: 'This orchard is not closed; there is nothing to open.' },
	block_name_taken: {
		'zh-CN': '这个果园里已经有叫「{name}」的地块。换个名字，如「{name}二」。',
		en: 'The orchard has a block called “{name}” already. Choose another name, e.g. “{name} 2”.',
	},
	block_closed: {
		'zh-CN': '「{name}」已经停用，不能再改。要接着用，先重新启用。',
		en: '“{name}” is closed and can’t be changed. Open it again first.',
	},
	block_open: { 'zh-CN': '「{name}」没有停用，不用启用。', en: '“{name}” is not closed; there is nothing to open.' },
	closed_day: {
		'zh-CN': '停用的日子要在种植以后、今天以前。改成实际的日子。',
		en: 'A closing comes after the planting, and not in the future. Enter the real day.',
	},
	closed_day_rests: {
		'zh-CN': '「{name}」{on}还有记录（{what}），停用的日子不能在那以前。改成那天或以后；那条记错了，就先撤下它。',
		en: 'There is a record of “{name}” on {on} ({what}): it was not closed before. Enter that day or a later one, or withdraw that record first.',
	},
	row_block_unknown: {
		'zh-CN': '{village}没有「{orchard}」的「{block}」这块地。改对名字，或者先导入地块。',
		en: 'There is no block “{block}” of “{orchard}” in {village}. Correct the name, or import the blocks first.',
	},
	row_block_several: {
		'zh-CN': '{village}有几块地都叫「{block}」。填上果园再导入。',
		en: 'There are several blocks “{block}” in {village}. Fill in the orchard.',
	},
	row_planting_unknown: {
		'zh-CN': '「{block}」上没有种「{variety}」，或者日子对不上。改对品种和种植日期，或者先导入种植。',
		en: '“{variety}” does not grow on “{block}”, or not since that day. Correct it, or import the plantings first.',
	},
	row_planting_several: {
		'zh-CN': '「{block}」上有几批「{variety}」。填上「种植日期」，说明是哪一批。',
		en: 'Several cohorts of “{variety}” stand on “{block}”. Fill in 种植日期 to say which.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);

/** What has to be read of a block before it closes: what is left to do, and what was recorded there. */
export const closingReads = (block: string): Read[] => [
	byField(plantings, 'block', block),
	byField(harvests, 'block', block),
	byField(hits, 'block', block),
	...planReads(block),
];

/** What has to be read besides, once its village is known; of an orchard its blocks too. */
export const closingReadsThen = (of: { village: string } | undefined, closing: readonly Block[] = []): Read[] =>
	of
		? [...closing.flatMap(({ id }) => closingReads(id)), byField(events, 'village', of.village), byField(checks, 'village', of.village)]
		: [];

/** Records that speak of a block: the day of each, and what it is. */
function restingOn({ id, village }: Block, rows: Rows): { on: string; what: Sentence }[] {
	const cohorts = rows.find(plantings, 'block', id).filter(({ plantedOn, removedOn }) => removedOn !== plantedOn);
	return [
		...cohorts.map(({ plantedOn }) => ({ on: plantedOn, what: { 'zh-CN': '种植', en: 'a planting' } })),
		...counted(rows.find(logs, 'block', id)).map(({ occurredOn }) => ({ on: occurredOn, what: { 'zh-CN': '干活', en: 'work done' } })),
		...counted(rows.find(harvests, 'block', id)).map(({ occurredOn }) => ({ on: occurredOn, what: { 'zh-CN': '采收', en: 'a harvest' } })),
		...eventsOf(id, rows).map(({ occurredOn }) => ({ on: occurredOn, what: { 'zh-CN': '灾情', en: 'a loss' } })),
		...counting(rows.find(checks, 'village', village).filter(({ planting }) => cohorts.some((cohort) => cohort.id === planting))).map(
			({ occurredOn }) => ({
				on: occurredOn,
				what: { 'zh-CN': '成活检查', en: 'a survival check' },
			}),
		),
	];
}

/**
 * Why blocks can't have been closed on a day, if so: something was recorded there later. What was sold or paid says nothing of the land: fruit is
 * kept in store, and rent is owed.
 */
export function closeRefusal(closing: readonly Block[], on: string, rows: Rows): Refusal | undefined {
	const later = closing
		.flatMap((block) => restingOn(block, rows).map((rest) => ({ ...rest, name: block.name })))
		.filter((rest) => rest.on > on);
	const [last] = later.sort((a, b) => (a.on < b.on ? 1 : -1));
	return last && refuse('closed_day_rests', 'on', { ...last, on: { day: last.on } });
}
