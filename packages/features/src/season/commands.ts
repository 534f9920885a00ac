import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, type Rows, update } from '@honghuo/core/row.ts';
import { blocks, varieties } from '../orchard/model.ts';
import { orgUnits } from '../village/model.ts';
import { bloomCorrect, bloomRecord, bloomWithdraw } from './inputs.ts';
import { type Bloom, blooms, bloomsIn } from './model.ts';
import { refuse } from './refusals.ts';

type Seen = Pick<Bloom, 'id' | 'village' | 'block' | 'variety' | 'on'>;

/** Why this day can't be the bloom of this place, if so. */
function dayRefusal(seen: Seen, today: string, rows: Rows): Refusal | undefined {
	if (seen.on > today) return refuse('bloom_in_future', 'on');
	const [year, month] = seen.on.split('-').map(Number) as [number, number];
	if (month > 6) return refuse('bloom_out_of_season', 'on');
	const known = bloomsIn(seen.village, year, rows).find(
		(one) => one.id !== seen.id && one.block === seen.block && one.variety === seen.variety,
	);
	return known && refuse('bloom_known', 'on', { on: { day: known.on } });
}

export const commands = [
	command({
		name: 'bloom.record',
		input: bloomRecord,
		who: villageWriters,
		about: {
			'zh-CN': '记花期：哪个村或哪块地、哪天盛开；花后的农时跟着挪',
			en: 'Record the day of full bloom of a village or a block; the work after bloom moves with it',
		},
		reads: ({ id, village, block, variety }) => [
			byId(blooms, id),
			byId(orgUnits, village),
			byId(blocks, block),
			byId(varieties, variety),
			...(village ? [byField(blooms, 'village', village)] : []),
		],
		readsThen: ({ block }, rows) => {
			const place = block ? rows.get(blocks, block) : undefined;
			return place ? [byField(blooms, 'village', place.village)] : [];
		},
		decide: ({ id, village, block = null, variety = null, on, note = null }, { rows, actor, today }) => {
			if ((village === undefined) === (block === null)) return refuse('bloom_place', 'village');
			const code = block === null ? village : rows.get(blocks, block)?.village;
			if (code === undefined || !mayWriteVillage(actor, code, today)) return refuse('not_found', block === null ? 'village' : 'block');
			if (variety !== null && !rows.get(varieties, variety)) return refuse('variety_unknown', 'variety');
			const seen = { id, village: code, block, variety, on };
			return dayRefusal(seen, today, rows) ?? [insert(blooms, { ...seen, note: note === '' ? null : note, withdrawnReason: null })];
		},
	}),
	command({
		name: 'bloom.correct',
		input: bloomCorrect,
		who: villageWriters,
		about: { 'zh-CN': '改花期的日子或备注', en: 'Correct the day or note of a bloom; only the fields given change' },
		merge: 'fields',
		reads: ({ bloom }) => [byId(blooms, bloom)],
		readsThen: ({ bloom }, rows) => {
			const row = rows.get(blooms, bloom);
			return row ? [byField(blooms, 'village', row.village)] : [];
		},
		decide: ({ bloom, on, note }, { rows, actor, today }) => {
			const row = rows.get(blooms, bloom);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'bloom');
			if (row.withdrawnReason !== null) return refuse('bloom_withdrawn', 'bloom');
			const next = { ...row, on: on ?? row.on, note: note === undefined ? row.note : note };
			if (next.on === row.on && next.note === row.note) return refuse('nothing_changed', 'bloom');
			return dayRefusal(next, today, rows) ?? [update(blooms, row, { on, note })];
		},
	}),
	command({
		name: 'bloom.withdraw',
		input: bloomWithdraw,
		who: villageWriters,
		about: { 'zh-CN': '撤下记错的花期，写明原因', en: 'Withdraw a bloom recorded by mistake, with a reason' },
		merge: 'row',
		reads: ({ bloom }) => [byId(blooms, bloom)],
		decide: ({ bloom, reason }, { rows, actor, today }) => {
			const row = rows.get(blooms, bloom);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'bloom');
			return row.withdrawnReason === null ? [update(blooms, row, { withdrawnReason: reason })] : refuse('bloom_withdrawn', 'bloom');
		},
	}),
];
