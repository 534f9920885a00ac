import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusal, Refusals, Sentence } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { counted, harvests } from '../harvest/model.ts';
import { type Planting, plantings, topworksOf } from '../orchard/model.ts';
import { sales } from '../sale/model.ts';
import { checks, counting } from '../survival/model.ts';

export const refusals = {
	block_closed_then: {
		'zh-CN': '「{name}」{on}起停用，那天以后不能再种。改日子，或者先重新启用。',
		en: '“{name}” is closed since {on}; nothing is planted there later. Correct the day, or open it again first.',
	},
	variety_unknown: { 'zh-CN': '品种目录里没有这个品种。先添品种。', en: 'This cultivar is not in the catalogue. Add it first.' },
	planted_in_future: { 'zh-CN': '种植日期还没到。改成实际的日子。', en: 'The planting day lies in the future. Enter the real day.' },
	planting_removed: {
		'zh-CN': '这批已经在{on}挖掉了，不能再改接或再挖。看看是不是选错了批次。',
		en: 'This cohort was removed on {on}. Check whether another cohort was meant.',
	},
	topwork_same: {
		'zh-CN': '它本来就是「{name}」，不用高接。换一个品种，或者不用记。',
		en: 'It is “{name}” already. Choose another cultivar, or record nothing.',
	},
	topwork_other_crop: {
		'zh-CN': '「{from}」接不成「{to}」。选同一种果树的品种；要是换了树，先记挖掉，再记新种的。',
		en: '“{from}” cannot be worked over to “{to}”, another crop. Choose a cultivar of the same crop; if the trees were replaced, record the removal and a new planting.',
	},
	topwork_no_tree: {
		'zh-CN': '「{name}」不是果树，接不了。换了品种就记挖掉，再记新种的。',
		en: '“{name}” is no tree and cannot be worked over. Record its removal and a new planting.',
	},
	topwork_day: {
		'zh-CN': '高接的日子要在种植（或上一次高接）之后、今天以前。改成实际的日子。',
		en: 'A top-working comes after planting, or after the one before it, and not in the future. Enter the real day.',
	},
	topwork_not_last: {
		'zh-CN': '后面还接过一次，先撤后面那次，再撤这次。',
		en: 'The trees were worked over again since. Withdraw the later one first.',
	},
	topwork_withdrawn: { 'zh-CN': '这次高接已经撤下了，不用再撤。', en: 'This top-working has been withdrawn already.' },
	planting_checked: {
		'zh-CN': '{on}查成活时这批还在。挖掉的日子要在那天以后；查错了先撤那次检查。',
		en: 'This cohort was seen standing on {on}. It was removed later, or that check has to be withdrawn first.',
	},
	removed_day: {
		'zh-CN': '挖掉的日子要在种植和高接之后、今天以前。改成实际的日子。',
		en: 'A removal comes after planting and top-working, and not in the future. Enter the real day.',
	},
	planting_donated: {
		'zh-CN': '这批是受赠的苗，品种、株数和日子跟着捐赠走，不能在这里改。在「成活与地头码」里撤下，再重新记栽下。',
		en: 'This cohort was given: its cultivar, number and day belong to the donation. Take it back under survival and enter the planting again.',
	},
	planting_topworked: {
		'zh-CN': '这批高接过，品种跟着高接走。先撤下高接，再改品种。',
		en: 'This cohort was worked over, which says its cultivar. Withdraw the top-working first.',
	},
	planting_day_rests: {
		'zh-CN': '这批{on}已经有记录（{what}），种植日期不能在那以后。改成更早的日子，或者先撤下那条。',
		en: 'There is a record of this cohort on {on} ({what}): it was planted by then. Enter an earlier day, or withdraw that record first.',
	},
	planting_removed_rests: {
		'zh-CN': '这批{on}还有记录（{what}），挖掉的日子不能在那以前。改成那天或以后；那条记错了，就先撤下它。',
		en: 'There is a record of this cohort on {on} ({what}): it was not removed before. Enter that day or a later one, or withdraw that record first.',
	},
	planting_fewer: {
		'zh-CN': '查成活或补植已经按 {n} 株算，改不到那么少。先改那些记录。',
		en: 'Checks or gap filling speak of {n} trees: the number can’t be less. Correct those records first.',
	},
	planting_gap: {
		'zh-CN': '补植不能比原来那批还早、还多。改日子或株数。',
		en: 'What fills gaps is neither older nor more than the cohort it fills. Correct the day or the number.',
	},
	planting_rests: {
		'zh-CN': '这批已经有{what}，撤不了。先把那些撤下；真种过又没了，记「挖掉」。',
		en: 'Something rests on this cohort already ({what}) and it can’t be withdrawn. Withdraw that first; if it stood and is gone, enter a removal.',
	},
	nothing_changed: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);

const sold = { 'zh-CN': '销售', en: 'a sale' };

/** Records that speak of a cohort: the day of each, and what it is. Reads what `readsOn` declares. */
function restingOn({ id }: Planting, rows: Rows): { on: string; what: Sentence }[] {
	return [
		...counting(rows.find(checks, 'planting', id)).map(({ occurredOn }) => ({
			on: occurredOn,
			what: { 'zh-CN': '成活检查', en: 'a survival check' },
		})),
		...rows
			.find(plantings, 'parent', id)
			.filter(({ removedOn, plantedOn }) => removedOn !== plantedOn)
			.map(({ plantedOn }) => ({ on: plantedOn, what: { 'zh-CN': '补植', en: 'gaps filled' } })),
		...topworksOf(id, rows).map(({ on }) => ({ on, what: { 'zh-CN': '高接', en: 'a top-working' } })),
		...counted(rows.find(harvests, 'planting', id)).map(({ occurredOn }) => ({
			on: occurredOn,
			what: { 'zh-CN': '采收', en: 'a harvest' },
		})),
		...counted(rows.find(sales, 'planting', id)).map(({ soldOn }) => ({ on: soldOn, what: sold })),
	];
}

/** Days for which fruit is kept in store: what is sold later was not picked from trees that were gone. */
const keptDays = 365;

/** Why a cohort can't have been removed on a day, if so: something was recorded of it later. */
export function removeRefusal(row: Planting, on: string, rows: Rows): Refusal | undefined {
	const soldBy = addDays(asLocalDate(on), keptDays);
	const later = restingOn(row, rows).filter((rest) => rest.on > (rest.what === sold ? soldBy : on));
	const [last] = later.sort((a, b) => (a.on < b.on ? 1 : -1));
	return last && refuse('planting_removed_rests', 'on', { ...last, on: { day: last.on } });
}

/** Why a cohort can't be withdrawn as never planted, if so: something rests on it. */
export function withdrawRefusal(row: Planting, rows: Rows): Refusal | undefined {
	if (row.removedOn !== null) return refuse('planting_removed', 'planting', { on: { day: row.removedOn } });
	if (row.sourceItem !== null) return refuse('planting_donated', 'planting');
	const [rests] = restingOn(row, rows);
	return rests ? refuse('planting_rests', 'planting', { what: rests.what }) : undefined;
}

/** Why a cohort can't become what a correction says, if so. */
export function updateRefusal(row: Planting, next: Planting, rows: Rows): Refusal | undefined {
	const differs = (field: keyof Planting) => row[field] !== next[field];
	const itself = differs('variety') || differs('plantedOn') || differs('plantedPrecision') || differs('plantedQty');
	if (row.sourceItem !== null && itself) return refuse('planting_donated', 'planting');
	if (differs('variety') && topworksOf(row.id, rows).length > 0) return refuse('planting_topworked', 'variety');
	const [first] = restingOn(row, rows).sort((a, b) => (a.on < b.on ? -1 : 1));
	if (differs('plantedOn') && first && next.plantedOn > first.on)
		return refuse('planting_day_rests', 'plantedOn', { ...first, on: { day: first.on } });
	const least = Math.max(
		0,
		...counting(rows.find(checks, 'planting', row.id)).map(({ inspected }) => inspected),
		...rows.find(plantings, 'parent', row.id).map(({ plantedQty, removedOn }) => (removedOn === null ? (plantedQty ?? 0) : 0)),
	);
	if (differs('plantedQty') && least > 0 && (next.plantedQty ?? 0) < least) return refuse('planting_fewer', 'plantedQty', { n: least });
	const parent = next.parent === null ? undefined : rows.get(plantings, next.parent);
	const more = (next.plantedQty ?? 0) > (parent?.plantedQty ?? Number.POSITIVE_INFINITY);
	return parent && (next.plantedOn < parent.plantedOn || more) ? refuse('planting_gap', more ? 'plantedQty' : 'plantedOn') : undefined;
}
