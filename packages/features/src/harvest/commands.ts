import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, type Rows, update } from '@honghuo/core/row.ts';
import { type Block, blocks, type Planting, plantings, varieties } from '../orchard/model.ts';
import { sales, soldOf } from '../sale/model.ts';
import { harvestGuard } from '../spray/figures.ts';
import { catalogueKeepers } from '../variety/model.ts';
import { logs } from '../work/model.ts';
import { harvestCorrect, harvestRecord, harvestWithdraw, referenceAdd, referenceCorrect, referenceWithdraw } from './inputs.ts';
import { correctable, counted, type Harvest, harvests, isAbsurd, referenceOf, references, saysTheSame, stoodOn } from './model.ts';
import { refuse } from './refusals.ts';

type Picked = Pick<Harvest, 'occurredOn' | 'grossG' | 'marketableG' | 'typedGross' | 'typedMarketable'>;

/** Why this can't have been picked of that planting, if so. */
function wrongWith(picked: Picked, planting: Planting, block: Block, today: string): Refusal | undefined {
	const { occurredOn, grossG, marketableG, typedGross, typedMarketable } = picked;
	const grams = (value: number) => ({ value, unit: 'g' });
	if (occurredOn > today) return refuse('harvest_in_future', 'occurredOn');
	const stood = stoodOn(planting, occurredOn);
	if (stood !== 'standing') {
		const happened = stood === 'before' ? { 'zh-CN': '才种', en: 'was planted' } : { 'zh-CN': '已经挖掉', en: 'was removed' };
		const day = { day: stood === 'before' ? planting.plantedOn : (planting.removedOn ?? ''), today };
		return refuse('harvest_not_standing', 'occurredOn', { happened, day });
	}
	if (marketableG !== null && marketableG > grossG) {
		return refuse('harvest_marketable', 'marketableG', { marketable: grams(marketableG), gross: grams(grossG) });
	}
	if (isAbsurd(grossG, block)) return refuse('harvest_absurd', 'grossG', { gross: grams(grossG) });
	if (!saysTheSame(typedGross, grossG, 'g')) return refuse('harvest_typed', 'typedGross');
	return saysTheSame(typedMarketable, marketableG, 'g') ? undefined : refuse('harvest_typed', 'typedMarketable');
}

/** Why nothing is picked of a block any more on that day, if so. */
const closedRefusal = ({ name, closedOn }: Block, day: string): Refusal | undefined =>
	closedOn !== null && day >= closedOn ? refuse('harvest_block_closed', 'occurredOn', { name, on: { day: closedOn } }) : undefined;

/** Why the label of a spray forbids picking on that day, if it does and nobody answers for it. Reads the block's logs. */
function guardRefusal({ occurredOn, overrideReason }: Pick<Harvest, 'occurredOn' | 'overrideReason'>, block: Block, rows: Rows) {
	const guard = overrideReason === null ? harvestGuard(block.id, occurredOn, rows) : undefined;
	if (!guard) return undefined;
	const { spray, until } = guard;
	const details = {
		block: block.name,
		sprayed: { day: spray.occurredOn },
		product: spray.product ?? '—',
		days: spray.phiDays ?? 0,
		until: { day: until },
	};
	return refuse('picked_too_early', 'occurredOn', details);
}

/** The harvest, when the actor may change it. */
const own = (id: string, { rows, actor, today }: { rows: Rows; actor: Parameters<typeof mayWriteVillage>[0]; today: string }) => {
	const row = rows.get(harvests, id);
	return row && mayWriteVillage(actor, row.village, today) ? row : undefined;
};

const perMuSaid = (typed: { value: string; unit: string } | null | undefined, gPerMu: number): boolean =>
	!typed || (typed.unit.endsWith('/mu') && saysTheSame({ value: typed.value, unit: typed.unit.slice(0, -3) }, gPerMu, 'g'));

export const commands = [
	command({
		name: 'harvest.record',
		input: harvestRecord,
		who: villageWriters,
		about: {
			'zh-CN': '记采收：哪块地、哪批种植、哪天、总产多少克、其中商品果多少克',
			en: 'Record a harvest of a planting: gross grams, and the marketable part',
		},
		reads: ({ id, block, planting }) => [byId(harvests, id), byId(blocks, block), byId(plantings, planting), byField(logs, 'block', block)],
		decide: (
			{ id, block, planting, occurredOn, grossG, marketableG = null, typedGross = null, typedMarketable = null, ...said },
			{ rows, actor, today },
		) => {
			const place = rows.get(blocks, block);
			if (!place || !mayWriteVillage(actor, place.village, today)) return refuse('not_found', 'block');
			const cohort = rows.get(plantings, planting);
			if (cohort?.block !== block) return refuse('planting_elsewhere', 'planting');
			const picked = { occurredOn, grossG, marketableG, typedGross, typedMarketable };
			const overrideReason = said.overrideReason ?? null;
			const wrong =
				closedRefusal(place, occurredOn) ??
				wrongWith(picked, cohort, place, today) ??
				guardRefusal({ occurredOn, overrideReason }, place, rows);
			if (wrong) return wrong;
			const { village } = place;
			return [
				insert(harvests, { id, village, block, planting, ...picked, note: said.note || null, overrideReason, withdrawnReason: null }),
			];
		},
	}),
	command({
		name: 'harvest.correct',
		input: harvestCorrect,
		who: villageWriters,
		about: {
			'zh-CN': '改一次采收：只改给出的几项，原来的留在改动记录里',
			en: 'Correct a harvest; only the fields given change, the history keeps what was',
		},
		merge: 'fields',
		reads: ({ harvest, planting }) => [byId(harvests, harvest), byField(sales, 'harvest', harvest), byId(plantings, planting)],
		readsThen: ({ harvest }, rows) => {
			const row = rows.get(harvests, harvest);
			return row ? [byId(blocks, row.block), byId(plantings, row.planting), byField(logs, 'block', row.block)] : [];
		},
		decide: ({ harvest, ...fields }, context) => {
			const { rows, today } = context;
			const row = own(harvest, context);
			const block = row && rows.get(blocks, row.block);
			const planting = row && rows.get(plantings, fields.planting ?? row.planting);
			if (!row || !block) return refuse('not_found', 'harvest');
			if (planting?.block !== row.block) return refuse('planting_elsewhere', 'planting');
			if (row.withdrawnReason !== null) return refuse('harvest_withdrawn', 'harvest');
			if (!correctable(row, context)) return refuse('harvest_correction_closed', 'harvest');
			const { given, same } = givenOf(row, fields);
			if (same) return refuse('harvest_unchanged', 'harvest');
			// What was typed belongs to the old weight, unless the correction brings its own.
			const forgotten = {
				...(given.grossG !== undefined && given.grossG !== row.grossG ? { typedGross: null } : {}),
				...(given.marketableG !== undefined && given.marketableG !== row.marketableG ? { typedMarketable: null } : {}),
			};
			const changed = { ...forgotten, ...given };
			const next: Harvest = { ...row, ...changed };
			// A spray entered since does not make an old harvest uncorrectable.
			const moved = next.occurredOn !== row.occurredOn || next.overrideReason !== row.overrideReason;
			const closed = next.occurredOn === row.occurredOn ? undefined : closedRefusal(block, next.occurredOn);
			const wrong = closed ?? wrongWith(next, planting, block, today) ?? (moved ? guardRefusal(next, block, rows) : undefined);
			if (wrong) return wrong;
			const sold = soldOf(harvest, rows);
			if (next.grossG < sold) return refuse('harvest_below_sold', 'grossG', { sold: { value: sold, unit: 'g' } });
			const [sale] = counted(rows.find(sales, 'harvest', harvest)).filter(({ soldOn }) => soldOn < next.occurredOn);
			if (sale) return refuse('harvest_after_sale', 'occurredOn', { day: { day: sale.soldOn, today: context.today } });
			// What was sold of it is of the same planting.
			const along = next.planting === row.planting ? [] : counted(rows.find(sales, 'harvest', harvest));
			return [update(harvests, row, changed), ...along.map((one) => update(sales, one, { planting: next.planting }))];
		},
	}),
	command({
		name: 'harvest.withdraw',
		input: harvestWithdraw,
		who: villageWriters,
		about: {
			'zh-CN': '撤下一次采收，写明原因；记录还在，不再计数',
			en: 'Withdraw a harvest with a reason; it stays on record and counts no more',
		},
		merge: 'row',
		reads: ({ harvest }) => [byId(harvests, harvest), byField(sales, 'harvest', harvest)],
		decide: ({ harvest, reason }, context) => {
			const row = own(harvest, context);
			if (!row) return refuse('not_found', 'harvest');
			if (row.withdrawnReason !== null) return refuse('harvest_withdrawn', 'harvest');
			if (!correctable(row, context)) return refuse('harvest_correction_closed', 'harvest');
			const n = counted(context.rows.find(sales, 'harvest', harvest)).length;
			if (n > 0) return refuse('harvest_has_sales', 'harvest', { n });
			return [update(harvests, row, { withdrawnReason: reason })];
		},
	}),
	command({
		name: 'reference.add',
		input: referenceAdd,
		who: catalogueKeepers,
		about: {
			'zh-CN': '添单种参照：一个品种单独种，每亩多少克，出自哪里；算土地当量比用',
			en: 'Add the sole yield of a cultivar in grams per mu, with its source; the land equivalent ratio is measured by it',
		},
		reads: ({ id, variety }) => [byId(references, id), byId(varieties, variety), byField(references, 'variety', variety)],
		decide: ({ id, variety, gPerMu, typed = null, source }, { rows }) => {
			if (!rows.get(varieties, variety)) return refuse('not_found', 'variety');
			if (referenceOf(variety, rows)) return refuse('reference_known', 'variety');
			if (!perMuSaid(typed, gPerMu)) return refuse('reference_typed', 'typed');
			return [insert(references, { id, village: null, variety, gPerMu, typed, source, withdrawnReason: null })];
		},
	}),
	command({
		name: 'reference.correct',
		input: referenceCorrect,
		who: catalogueKeepers,
		about: { 'zh-CN': '改单种参照', en: 'Correct a sole reference; only the fields given change' },
		merge: 'fields',
		reads: ({ reference }) => [byId(references, reference)],
		decide: ({ reference, ...fields }, { rows }) => {
			const row = rows.get(references, reference);
			if (!row) return refuse('not_found', 'reference');
			if (row.withdrawnReason !== null) return refuse('reference_withdrawn', 'reference');
			const { given, same } = givenOf(row, fields);
			if (same) return refuse('harvest_unchanged', 'reference');
			const changed = { ...(given.gPerMu !== undefined && given.gPerMu !== row.gPerMu ? { typed: null } : {}), ...given };
			const next = { ...row, ...changed };
			if (!perMuSaid(next.typed, next.gPerMu)) return refuse('reference_typed', 'typed');
			return [update(references, row, changed)];
		},
	}),
	command({
		name: 'reference.withdraw',
		input: referenceWithdraw,
		who: catalogueKeepers,
		about: { 'zh-CN': '撤下单种参照，写明原因', en: 'Withdraw a sole reference with a reason' },
		merge: 'row',
		reads: ({ reference }) => [byId(references, reference)],
		decide: ({ reference, reason }, { rows }) => {
			const row = rows.get(references, reference);
			if (!row) return refuse('not_found', 'reference');
			if (row.withdrawnReason !== null) return refuse('reference_withdrawn', 'reference');
			return [update(references, row, { withdrawnReason: reason })];
		},
	}),
];
