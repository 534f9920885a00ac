import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { type Block, blocks } from '../orchard/model.ts';
import { eventAssess, eventCorrect, eventRecord, eventWithdraw } from './inputs.ts';
import { affectedVerdict, events, type Hit, hitId, hits } from './model.ts';
import { refuse } from './refusals.ts';

/** Why so much of this block can't have been affected, if so. */
function affectedRefusal(affected: Pick<Hit, 'affectedE4mu' | 'affectedTrees'>, block: Block): Refusal | undefined {
	const verdict = affectedVerdict(affected, block);
	if (verdict === 'both') return refuse('event_two_amounts', 'affectedTrees');
	if (verdict === 'misfit') return refuse('event_unit_misfit', 'affectedE4mu');
	if (verdict === 'fits') return undefined;
	const { affectedE4mu, affectedTrees } = affected;
	const area = affectedE4mu !== null;
	return refuse('event_exceeds_block', area ? 'affectedE4mu' : 'affectedTrees', {
		block: area ? { value: block.areaE4mu ?? 0, unit: 'e4mu' } : { value: block.treeCount ?? 0, unit: 'tree' },
		affected: area ? { value: affectedE4mu, unit: 'e4mu' } : { value: affectedTrees ?? 0, unit: 'tree' },
	});
}

/** The first of the blocks that was worked no more on that day, if any was. */
function closedRefusal(places: readonly Block[], day: string): Refusal | undefined {
	const closed = places.find(({ closedOn }) => closedOn !== null && day >= closedOn);
	return closed && refuse('event_block_closed', 'occurredOn', { name: closed.name, on: { day: closed.closedOn ?? '' } });
}

/** Whether everything given is what the row says already. */
const isSame = (row: object, given: object): boolean =>
	Object.entries(given).every(([field, value]) => value === undefined || (row as Record<string, unknown>)[field] === value);

export const commands = [
	command({
		name: 'event.record',
		input: eventRecord,
		who: villageWriters,
		about: {
			'zh-CN': '记灾情：霜冻、冰雹、干旱、洪涝、病虫害，哪些地块，各受灾多少（可不填），哪天',
			en: 'Record frost, hail, drought, flood or a pest: on which blocks, how much of each (optional), on which day',
		},
		reads: ({ id, blocks: hit }) => [
			byId(events, id),
			byId(blocks, ...hit.map(({ block }) => block)),
			byId(hits, ...hit.map((_, n) => hitId(id, n))),
		],
		decide: ({ id, kind, blocks: hit, occurredOn, note = null }, { rows, actor, today }) => {
			const places = hit.flatMap(({ block }) => rows.get(blocks, block) ?? []);
			const [village] = places.map((place) => place.village);
			if (!village || places.length < hit.length || places.some((place) => !mayWriteVillage(actor, place.village, today)))
				return refuse('not_found', 'blocks');
			if (places.some((place) => place.village !== village)) return refuse('event_many_villages', 'blocks');
			if (new Set(hit.map(({ block }) => block)).size < hit.length) return refuse('event_block_twice', 'blocks');
			if (occurredOn > today) return refuse('event_in_future', 'occurredOn');
			const closed = closedRefusal(places, occurredOn);
			if (closed) return closed;
			const found = hit.map(({ block, affectedE4mu = null, affectedTrees = null }, n) => ({
				...{ id: hitId(id, n), village, event: id, block, affectedE4mu, affectedTrees },
			}));
			for (const [n, one] of found.entries()) {
				const wrong = affectedRefusal(one, places[n] as Block);
				if (wrong) return wrong;
			}
			return [
				insert(events, { id, village, kind, occurredOn, note: note === '' ? null : note, withdrawnReason: null }),
				...found.map((one) => insert(hits, one)),
			];
		},
	}),
	command({
		name: 'event.correct',
		input: eventCorrect,
		who: villageWriters,
		about: { 'zh-CN': '改灾情：只改给出的几项', en: 'Correct an event; only the fields given change' },
		merge: 'fields',
		reads: ({ event }) => [byId(events, event), byField(hits, 'event', event)],
		readsThen: ({ event }, rows) => rows.find(hits, 'event', event).map(({ block }) => byId(blocks, block)),
		decide: ({ event, ...fields }, { rows, actor, today }) => {
			const row = rows.get(events, event);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'event');
			if (row.withdrawnReason !== null) return refuse('event_withdrawn', 'event');
			if (isSame(row, fields)) return refuse('event_unchanged', 'event');
			if (fields.occurredOn !== undefined && fields.occurredOn > today) return refuse('event_in_future', 'occurredOn');
			const places = rows.find(hits, 'event', event).flatMap(({ block }) => rows.get(blocks, block) ?? []);
			const closed = fields.occurredOn === undefined ? undefined : closedRefusal(places, fields.occurredOn);
			return closed ?? [update(events, row, fields)];
		},
	}),
	command({
		name: 'event.assess',
		input: eventAssess,
		who: villageWriters,
		about: { 'zh-CN': '补填或改一块地受灾多少：面积或株数', en: 'Say or correct how much of one block was affected: an area, or trees' },
		merge: 'fields',
		reads: ({ hit }) => [byId(hits, hit)],
		readsThen: ({ hit }, rows) => {
			const row = rows.get(hits, hit);
			return row ? [byId(blocks, row.block), byId(events, row.event)] : [];
		},
		decide: ({ hit, ...fields }, { rows, actor, today }) => {
			const row = rows.get(hits, hit);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'hit');
			const [block, event] = [rows.get(blocks, row.block), rows.get(events, row.event)];
			if (!block || !event) return refuse('not_found', 'hit');
			if (event.withdrawnReason !== null) return refuse('event_withdrawn', 'hit');
			if (isSame(row, fields)) return refuse('event_unchanged', 'hit');
			const { affectedE4mu = row.affectedE4mu, affectedTrees = row.affectedTrees } = fields;
			const wrong = affectedRefusal({ affectedE4mu, affectedTrees }, block);
			return wrong ?? [update(hits, row, fields)];
		},
	}),
	command({
		name: 'event.withdraw',
		input: eventWithdraw,
		who: villageWriters,
		about: { 'zh-CN': '撤下一次灾情，写明原因；记录还在', en: 'Withdraw an event with a reason; it stays on record and counts no more' },
		merge: 'row',
		reads: ({ event }) => [byId(events, event)],
		decide: ({ event, reason }, { rows, actor, today }) => {
			const row = rows.get(events, event);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'event');
			if (row.withdrawnReason !== null) return refuse('event_withdrawn', 'event');
			return [update(events, row, { withdrawnReason: reason })];
		},
	}),
];
