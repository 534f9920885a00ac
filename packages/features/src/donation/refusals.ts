import { mayWriteVillage } from '@honghuo/core/actor.ts';
import type { Context } from '@honghuo/core/command.ts';
import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusal, Refusals } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { counted, harvests } from '../harvest/model.ts';
import type { Typed } from '../inputs.ts';
import { type Planting, plantings, topworksOf, varieties } from '../orchard/model.ts';
import { sales } from '../sale/model.ts';
import { gapsOf } from '../survival/figures.ts';
import { checks, counting } from '../survival/model.ts';
import { orgUnits, people } from '../village/model.ts';
import { type Donation, donations, type Item, saysTheSame, toPlant, unitFits } from './model.ts';

export const refusals = {
	donation_from: {
		'zh-CN': '谁送的？村和工作队选一个。',
		en: 'Who gives? Name either a village or a team, exactly one.',
	},
	donation_to_self: {
		'zh-CN': '送的村和收的村是同一个。换一个收的村。',
		en: 'The giving and the receiving village are the same. Choose another receiving village.',
	},
	donation_village_unknown: {
		'zh-CN': '本县没有这个村。从名单里重新选收的村。',
		en: 'This county has no such village. Choose the receiving village from the list again.',
	},
	item_twice: {
		'zh-CN': '同一样写了两遍。合成一样，或者去掉一个。',
		en: 'The same item is named twice. Merge the two, or leave one out.',
	},
	item_variety_unknown: {
		'zh-CN': '品种目录里没有这个品种。先添品种，再写进捐赠。',
		en: 'This cultivar is not in the catalogue. Add it there first.',
	},
	item_unit_misfit: {
		'zh-CN': '苗按株数，种子按重量。换个单位再记。',
		en: 'Seedlings are counted, seed is weighed. Correct the unit.',
	},
	item_typed_differs: {
		'zh-CN': '填的数和要记的数对不上。重新填一遍。',
		en: 'What was typed is not the amount to be recorded. Enter it again.',
	},
	donation_in_future: {
		'zh-CN': '日期还没到。改成实际的日子。',
		en: 'That day has not come yet. Enter the real day.',
	},
	donation_day_before: {
		'zh-CN': '这一天在上一步（{day}）前面。改一下日期。',
		en: 'That day lies before the step before it ({day}). Correct the day.',
	},
	donation_cancelled: {
		'zh-CN': '这批已经取消了：{reason}。还要送的话，请{from}另起一批。',
		en: 'This donation was cancelled: {reason}. If it is to be given after all, {from} enters a new one.',
	},
	donation_closed: {
		'zh-CN': '这批已经办完了，不能再改。有新的事，另起一批。',
		en: 'This donation is closed and can no longer be changed. Enter a new one.',
	},
	amend_late: {
		'zh-CN': '没送出的才能改。送出以后，实收多少由收的村签收时填；签收后数错了，他们能改实收。',
		en: 'It can be corrected before it is dispatched only. Then the receiving village counts what arrives, and can correct its count.',
	},
	pledge_late: {
		'zh-CN': '这批早就答应送了。装好车，点「送出」就行。',
		en: 'This donation is pledged already. Dispatch it next.',
	},
	dispatch_early: {
		'zh-CN': '还没答应送。先点「答应送」，再送出。',
		en: 'This donation is not pledged yet. Pledge it first, then dispatch it.',
	},
	dispatch_late: {
		'zh-CN': '{day}已经送出了，不用再送一次。等{to}签收。',
		en: 'It was dispatched on {day} already. {to} signs for it next.',
	},
	receive_early: {
		'zh-CN': '这批还没送出。等{from}送出，再来签收。',
		en: 'This donation is not on its way yet. {from} dispatches it first.',
	},
	donation_received: {
		'zh-CN': '{day}{who}已经签收过，不能再签一次。你的照片可以补到那条上。',
		en: '{who} signed for it on {day} already; it cannot be signed for twice. Your photo can be added to that record.',
	},
	receive_items: {
		'zh-CN': '每样都要填实收数，没收到的填 0。',
		en: 'Enter what arrived of every item once; what did not arrive is 0.',
	},
	receive_exceeds: {
		'zh-CN': '{name}只送了 {sent}，填了 {got}。数清楚再签；真多了，请{from}另起一批。',
		en: 'Only {sent} of {name} were sent, but {got} were entered. Count again; if there are more, {from} enters another donation.',
	},
	receive_nothing: {
		'zh-CN': '一样都没收到，先不用签。给{from}打个招呼，到了再签，或者请对方取消。',
		en: 'Nothing arrived, so there is nothing to sign for. Tell {from}: it arrives later, or they cancel it.',
	},
	recount_late: {
		'zh-CN': '签收以后、办完以前才能改实收数。现在改不了，把差数写在评论里。',
		en: 'What arrived can be corrected after it was signed for and before it is closed. Tell the difference in a comment instead.',
	},
	recount_exceeds: {
		'zh-CN': '对方只送了 {sent}，实收不会更多。改小再记。',
		en: 'Only {sent} were sent; no more can have arrived. Correct the number.',
	},
	recount_planted: {
		'zh-CN': '已经栽下 {planted}，实收不会更少。先核对栽的数。',
		en: '{planted} are planted already; no fewer can have arrived. Check what was planted first.',
	},
	cancel_late: {
		'zh-CN': '{day}{to}已经签收了，不能取消。跟踪完了点「办完」。',
		en: '{to} signed for it on {day}, so it can no longer be cancelled. Close it when it has been followed up.',
	},
	plant_early: {
		'zh-CN': '还没签收。先签收，再记栽在哪块地。',
		en: 'It has not been signed for yet. Receive it first, then record where it was planted.',
	},
	plant_exceeds: {
		'zh-CN': '收到的还剩 {left} 没栽，填了 {qty}。改小再记。',
		en: 'Of what was received {left} are not planted yet, but {qty} were entered. Correct it.',
	},
	plant_too_soon: {
		'zh-CN': '{day}才送出，栽不到那么早。改一下栽的日子。',
		en: 'It was dispatched on {day} only and cannot have been planted before. Correct the day.',
	},
	plant_parent: {
		'zh-CN': '补植要补在同一块地最早栽的那批上。重新选。',
		en: 'Gaps are filled in a cohort first planted on the same block. Choose it again.',
	},
	plant_gaps: {
		'zh-CN': '那批按最近查的，没活的还没补的是 {gaps} 株，补不了 {qty} 株。多的另记一批；死得更多，先查一次成活。',
		en: 'By the newest check {gaps} of that cohort are lost and not filled yet; {qty} cannot fill them. Plant the rest as a cohort of its own, or check survival again.',
	},
	unplant_rests: {
		'zh-CN': '这批已经有{what}，撤不了。先把那些撤下；真栽了又没了，记「挖掉」。',
		en: 'Something rests on this planting already ({what}) and it cannot be taken back. Withdraw that first; if it stood and is gone, enter a removal.',
	},
	unplant_gone: {
		'zh-CN': '这批已经记了挖掉，撤不了。有出入写在评论里。',
		en: 'This planting is entered as removed and cannot be taken back. Say in a comment what is wrong.',
	},
	close_early: {
		'zh-CN': '对方还没签收，不能办完。不送了就取消，写明原因。',
		en: 'It has not been signed for, so it cannot be closed. Cancel it with a reason if it is not given.',
	},
	close_unchecked: {
		'zh-CN': '还没有过一季的成活检查。先查一次，或者写明为什么不查就办完。',
		en: 'There is no one-season survival check yet. Make one, or give the reason for closing without it.',
	},
	row_item_amount: {
		'zh-CN': '株数、重量要填一样，只填一样。',
		en: 'Fill in either 株数 or 重量, exactly one.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);

/** A village's name for a sentence. */
export const nameOf = (village: string, rows: Rows): string => rows.get(orgUnits, village)?.name ?? village;

/** Why nothing more can be done with a donation, if it is over. */
export function over(row: Donation, rows: Rows): Refusal | undefined {
	if (row.state === 'closed') return refuse('donation_closed', 'donation');
	if (row.state !== 'cancelled') return undefined;
	return refuse('donation_cancelled', 'donation', { reason: row.cancelledReason ?? '', from: nameOf(row.fromVillage, rows) });
}

/** A second receipt is refused with who signed and when. */
export const already = (row: Donation, rows: Rows, today: string): Refusal =>
	refuse('donation_received', 'donation', {
		day: { day: row.receivedOn ?? '', today },
		who: rows.get(people, row.receivedBy ?? '')?.name ?? nameOf(row.toVillage, rows),
	});

/** Why a day does not fit: not yet come, or before the step before it. */
export function dayRefusal(on: string, before: string | null, today: string): Refusal | undefined {
	if (on > today) return refuse('donation_in_future', 'on');
	return before !== null && on < before ? refuse('donation_day_before', 'on', { day: { day: before, today } }) : undefined;
}

/** Which of its two villages does something with a donation. */
export type Side = 'fromVillage' | 'toVillage' | 'either';

/** The donation, when the actor writes for its giving or its receiving village; "not yours" and "not there" are one. */
export function owned(donation: string, side: Side, { rows, actor, today }: Context): Donation | undefined {
	const row = rows.get(donations, donation);
	const villages = row ? (side === 'either' ? [row.fromVillage, row.toVillage] : [row[side]]) : [];
	return villages.some((village) => mayWriteVillage(actor, village, today)) ? row : undefined;
}

/** The same, while something can still be done with it. */
export function open(donation: string, side: Side, context: Context): Donation | Refusal {
	const row = owned(donation, side, context);
	return row ? (over(row, context.rows) ?? row) : refuse('not_found', 'donation');
}

type Given = Pick<Item, 'id' | 'kind' | 'variety' | 'qty' | 'unit'> & { typed?: Typed | null | undefined };

/** Why these can't be the items of a donation, if so. */
export function itemsRefusal(given: readonly Given[], rows: Rows): Refusal | undefined {
	if (new Set(given.map(({ id }) => id)).size < given.length) return refuse('item_twice', 'items');
	for (const { kind, variety, qty, unit, typed } of given) {
		if (!rows.get(varieties, variety)) return refuse('item_variety_unknown', 'items');
		if (!unitFits(kind, unit)) return refuse('item_unit_misfit', 'items');
		if (typed && !saysTheSame(typed, qty, unit)) return refuse('item_typed_differs', 'items');
	}
	return undefined;
}

/** Why so much can't have arrived of what was sent, if so: every item is counted, none in surplus, not all of them nothing. */
export function receiptRefusal(sent: readonly Item[], got: ReadonlyMap<string, number>, from: string, rows: Rows): Refusal | undefined {
	if (got.size !== sent.length || sent.some(({ id }) => !got.has(id))) return refuse('receive_items', 'items');
	for (const { id, qty, unit, variety } of sent) {
		const value = got.get(id) ?? 0;
		const name = rows.get(varieties, variety)?.name ?? '';
		if (value > qty) return refuse('receive_exceeds', 'items', { name, sent: { value: qty, unit }, got: { value, unit }, from });
	}
	return [...got.values()].every((value) => value === 0) ? refuse('receive_nothing', 'items', { from }) : undefined;
}

type Planted = Pick<Planting, 'block' | 'plantedOn' | 'parent'> & { plantedQty: number };

/** Why this can't have been planted of an item, if so: more than is left, on a day that can't be, in the gaps of another block's trees. */
export function plantRefusal(source: Item, { block, plantedQty, plantedOn, parent }: Planted, row: Donation, { rows, today }: Context) {
	const amount = (value: number) => ({ value, unit: source.unit });
	if (plantedQty > toPlant(source))
		return refuse('plant_exceeds', 'plantedQty', { left: amount(toPlant(source)), qty: amount(plantedQty) });
	if (plantedOn > today) return refuse('donation_in_future', 'plantedOn');
	if (plantedOn < (row.dispatchedOn ?? '')) return refuse('plant_too_soon', 'plantedOn', { day: { day: row.dispatchedOn ?? '', today } });
	const older = parent === null ? undefined : rows.get(plantings, parent);
	if (parent === null) return undefined;
	if (older?.block !== block || older.parent !== null) return refuse('plant_parent', 'parent');
	const gaps = source.kind === 'seedling' ? gapsOf(older, rows) : undefined;
	return gaps !== undefined && plantedQty > gaps ? refuse('plant_gaps', 'plantedQty', { gaps, qty: plantedQty }) : undefined;
}

/** Why a cohort can't be taken back as never planted, if so: something rests on it. Reads what hangs on the cohort. */
export function unplantRefusal({ id, removedOn }: Planting, rows: Rows): Refusal | undefined {
	if (removedOn !== null) return refuse('unplant_gone', 'planting');
	const rests = (zh: string, en: string) => refuse('unplant_rests', 'planting', { what: { 'zh-CN': zh, en } });
	if (counting(rows.find(checks, 'planting', id)).length > 0) return rests('成活检查', 'a survival check');
	if (rows.find(plantings, 'parent', id).some((one) => one.removedOn === null)) return rests('补植', 'gaps filled');
	if (topworksOf(id, rows).length > 0) return rests('高接', 'a top-working');
	if (counted(rows.find(harvests, 'planting', id)).length > 0) return rests('采收', 'a harvest');
	return counted(rows.find(sales, 'planting', id)).length > 0 ? rests('销售', 'a sale') : undefined;
}
