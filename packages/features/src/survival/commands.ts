import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, type Rows, update } from '@honghuo/core/row.ts';
import { donations, items } from '../donation/model.ts';
import { type Planting, plantings, varieties } from '../orchard/model.ts';
import { aliveOf, countsVerdict, firstDay, gapsOf, risenOver } from './figures.ts';
import { survivalCorrect, survivalFill, survivalRecord, survivalWithdraw } from './inputs.ts';
import { type Check, checks, counting, deadOf, newCohort } from './model.ts';
import { refuse } from './refusals.ts';

/** Why these numbers can't be a check of this cohort, if so. */
function countsRefusal(
	check: Pick<Check, 'method' | 'inspected' | 'alive' | 'deadByCause' | 'missing'>,
	cohort: Planting,
): Refusal | undefined {
	const { inspected, alive, missing } = check;
	const planted = cohort.plantedQty ?? 0;
	const verdict = countsVerdict(check, cohort.plantedQty);
	if (verdict === 'sum') return refuse('survival_sum', 'alive', { sum: alive + deadOf(check) + missing, inspected });
	if (verdict === 'exceeds') return refuse('survival_exceeds', 'inspected', { planted, inspected });
	return verdict === 'census' ? refuse('survival_census', 'inspected', { planted }) : undefined;
}

/** Trees that died don't live again: a look above an earlier census (or a census below a later one) wants a word of why. */
function risenRefusal(
	check: Pick<Check, 'id' | 'method' | 'inspected' | 'alive' | 'occurredOn' | 'note'>,
	others: readonly Check[],
): Refusal | undefined {
	const other = check.note?.trim() ? undefined : risenOver(check, others);
	if (!other) return undefined;
	const alive = aliveOf({ plantedQty: other.inspected }, check);
	return refuse('survival_risen', 'note', { day: { day: other.occurredOn }, found: other.alive, alive });
}

/** A correction that leaves fewer dead than were filled already wants a word of why. */
function filledRefusal(before: Check, next: Check, cohort: Planting, rows: Rows): Refusal | undefined {
	if (next.note?.trim() || cohort.plantedQty === null) return undefined;
	const [was, dead] = [before, next].map((check) => (cohort.plantedQty ?? 0) - aliveOf(cohort, check)) as [number, number];
	const standing = rows.find(plantings, 'parent', cohort.id).filter(({ removedOn }) => removedOn === null);
	const filled = standing.reduce((sum, { plantedQty }) => sum + (plantedQty ?? 0), 0);
	return dead < was && dead < filled ? refuse('survival_filled', 'note', { dead, filled }) : undefined;
}

/** Why a cohort can't have been looked at on this day, or not for this kind of check. */
function dayRefusal({ kind, occurredOn }: Pick<Check, 'kind' | 'occurredOn'>, cohort: Planting, today: string): Refusal | undefined {
	if (occurredOn > today) return refuse('survival_in_future', 'occurredOn');
	const first = firstDay(kind, cohort.plantedOn);
	if (occurredOn < first) return refuse('survival_too_early', 'occurredOn', { day: { day: first } });
	if (cohort.removedOn !== null && occurredOn > cohort.removedOn)
		return refuse('survival_removed', 'occurredOn', { day: { day: cohort.removedOn } });
	return undefined;
}

export const commands = [
	command({
		name: 'survival.record',
		input: survivalRecord,
		who: villageWriters,
		about: {
			'zh-CN': '查成活：哪批树、全查还是抽查、活多少、死因、不见多少',
			en: 'Record a survival check of a cohort: census or sample, alive, dead by cause, missing',
		},
		reads: ({ id, planting }) => [byId(checks, id), byId(plantings, planting), byField(checks, 'planting', planting)],
		readsThen: ({ planting }, rows) => [byId(items, rows.get(plantings, planting)?.sourceItem)],
		decide: ({ note, deadByCause, ...check }, { rows, actor, today }) => {
			const cohort = rows.get(plantings, check.planting);
			if (!cohort || !mayWriteVillage(actor, cohort.village, today)) return refuse('not_found', 'planting');
			const wrong = countsRefusal({ ...check, deadByCause }, cohort) ?? dayRefusal(check, cohort, today);
			if (wrong) return wrong;
			const source = cohort.sourceItem === null ? undefined : rows.get(items, cohort.sourceItem);
			if (source && source.kind !== 'seedling') return refuse('survival_no_trees', 'planting');
			const risen = risenRefusal({ ...check, note: note ?? null }, rows.find(checks, 'planting', cohort.id));
			if (risen) return risen;
			const donation = source?.donation ?? null;
			return [insert(checks, { ...check, deadByCause, village: cohort.village, donation, note: note || null, withdrawnReason: null })];
		},
	}),
	command({
		name: 'survival.correct',
		input: survivalCorrect,
		who: villageWriters,
		about: { 'zh-CN': '改一次成活检查：只改给出的几项', en: 'Correct a survival check; only the fields given change' },
		merge: 'fields',
		reads: ({ check }) => [byId(checks, check)],
		readsThen: ({ check }, rows) => {
			const planting = rows.get(checks, check)?.planting;
			if (planting === undefined) return [];
			return [byId(plantings, planting), byField(plantings, 'parent', planting), byField(checks, 'planting', planting)];
		},
		decide: ({ check, ...fields }, { rows, actor, today }) => {
			const row = rows.get(checks, check);
			const cohort = row && rows.get(plantings, row.planting);
			if (!row || !cohort || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'check');
			if (row.withdrawnReason !== null) return refuse('survival_withdrawn', 'check');
			const { given, same } = givenOf(row, fields);
			const next: Check = { ...row, ...given };
			if (same) return refuse('survival_unchanged', 'check');
			const counted = given.note === undefined || Object.keys(given).length > 1;
			const wrong = counted
				? (countsRefusal(next, cohort) ??
					dayRefusal(next, cohort, today) ??
					risenRefusal(next, rows.find(checks, 'planting', cohort.id)) ??
					filledRefusal(row, next, cohort, rows))
				: undefined;
			return wrong ?? [update(checks, row, given)];
		},
	}),
	command({
		name: 'survival.withdraw',
		input: survivalWithdraw,
		who: villageWriters,
		about: { 'zh-CN': '撤下一次成活检查，写明原因', en: 'Withdraw a survival check with a reason; it stays on record and counts no more' },
		merge: 'row',
		reads: ({ check }) => [byId(checks, check)],
		readsThen: ({ check }, rows) => {
			const donation = rows.get(checks, check)?.donation;
			return donation ? [byId(donations, donation), byField(checks, 'donation', donation)] : [];
		},
		decide: ({ check, reason }, { rows, actor, today }) => {
			const row = rows.get(checks, check);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'check');
			if (row.withdrawnReason !== null) return refuse('survival_withdrawn', 'check');
			const gift = row.donation === null ? undefined : rows.get(donations, row.donation);
			const stands = gift && counting(rows.find(checks, 'donation', gift.id)).some(({ id, kind }) => id !== check && kind === 'one_season');
			// What this look alone had closed is open again: nobody could go on with it otherwise.
			const opened = gift?.state === 'closed' && gift.closedReason === null && !stands;
			return [
				update(checks, row, { withdrawnReason: reason }),
				...(opened ? [update(donations, gift, { state: 'received', closedOn: null })] : []),
			];
		},
	}),
	command({
		name: 'survival.fill',
		input: survivalFill,
		who: villageWriters,
		about: {
			'zh-CN': '补植：在原来那批上补多少株；算新的一批，不抬高原来那批的成活率',
			en: 'Fill the gaps of a cohort: makes a cohort of its own that never lifts the survival of the first',
		},
		reads: ({ id, parent, variety }) => [
			...[byId(plantings, id, parent), byId(varieties, variety)],
			...[byField(plantings, 'parent', parent), byField(checks, 'planting', parent)],
		],
		readsThen: ({ parent }, rows) => rows.find(plantings, 'parent', parent).map(({ id }) => byField(checks, 'planting', id)),
		decide: ({ id, parent, variety, plantedQty, plantedOn }, { rows, actor, today }) => {
			const cohort = rows.get(plantings, parent);
			if (!cohort || !mayWriteVillage(actor, cohort.village, today)) return refuse('not_found', 'parent');
			if (cohort.parent !== null) return refuse('fill_parent', 'parent');
			if (variety !== undefined && !rows.get(varieties, variety)) return refuse('fill_variety_unknown', 'variety');
			const gaps = gapsOf(cohort, rows);
			if (gaps !== undefined && plantedQty > gaps) return refuse('fill_exceeds', 'plantedQty', { gaps, qty: plantedQty });
			if (plantedOn > today) return refuse('survival_in_future', 'plantedOn');
			if (plantedOn < cohort.plantedOn) return refuse('fill_too_soon', 'plantedOn', { day: { day: cohort.plantedOn } });
			return [
				insert(plantings, {
					id,
					village: cohort.village,
					block: cohort.block,
					variety: variety ?? cohort.variety,
					role: cohort.role,
					plantedOn,
					plantedQty,
					sourceItem: null,
					parent,
					...newCohort,
				}),
			];
		},
	}),
];
