import { villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { isOffered, type Variety, varieties } from '../orchard/model.ts';
import { varietyAdd, varietyRestore, varietyRetire, varietyUpdate } from './inputs.ts';
import { catalogueKeepers } from './model.ts';
import { refuse } from './refusals.ts';

/** Why these facts of a cultivar can't all be true, if so. */
function varietyRefusal(fields: Pick<Variety, 'harvestFrom' | 'harvestTo' | 'firstBearingYear' | 'fullBearingYear'>): Refusal | undefined {
	if ((fields.harvestFrom === null) !== (fields.harvestTo === null)) return refuse('variety_window', 'harvestTo');
	const { firstBearingYear: first, fullBearingYear: full } = fields;
	return first !== null && full !== null && full < first ? refuse('variety_bearing', 'fullBearingYear') : undefined;
}

export const commands = [
	command({
		name: 'variety.add',
		input: varietyAdd,
		who: [...catalogueKeepers, ...villageWriters],
		about: { 'zh-CN': '添品种', en: 'Add a cultivar to the county’s catalogue' },
		reads: ({ id, name }) => [byId(varieties, id), byField(varieties, 'name', name)],
		decide: ({ id, crop, name, aliases = [], ...given }, { rows }) => {
			const known = rows.find(varieties, 'name', name).find((row) => row.crop === crop);
			if (known && !isOffered(known)) return refuse('variety_known_retired', 'name', { name });
			if (known) return refuse('variety_known', 'name', { name });
			const { nameEn = null, harvestFrom = null, harvestTo = null, source = null } = given;
			const { firstBearingYear = null, fullBearingYear = null, usualBloom = null } = given;
			const fields = { nameEn, aliases, harvestFrom, harvestTo, source, firstBearingYear, fullBearingYear, usualBloom };
			return varietyRefusal(fields) ?? [insert(varieties, { id, village: null, crop, name, ...fields, retiredReason: null })];
		},
	}),
	command({
		name: 'variety.update',
		input: varietyUpdate,
		who: catalogueKeepers,
		about: {
			'zh-CN': '改品种资料：采收期、始果和盛果年、花期、出处',
			en: 'Correct what the catalogue says of a cultivar; only the fields given change',
		},
		merge: 'fields',
		reads: ({ variety, name }) => [byId(varieties, variety), ...(name === undefined ? [] : [byField(varieties, 'name', name)])],
		decide: ({ variety, ...fields }, { rows }) => {
			const row = rows.get(varieties, variety);
			if (!row) return refuse('not_found', 'variety');
			const { given, same } = givenOf(row, fields);
			if (same) return refuse('nothing_changed', 'variety');
			const { name } = fields;
			// Only a name that is given is looked up: `reads` names no other.
			if (name !== undefined && rows.find(varieties, 'name', name).some((other) => other.id !== row.id && other.crop === row.crop))
				return refuse('variety_known', 'name', { name });
			return varietyRefusal({ ...row, ...given }) ?? [update(varieties, row, given)];
		},
	}),
	command({
		name: 'variety.retire',
		input: varietyRetire,
		who: catalogueKeepers,
		about: {
			'zh-CN': '停用品种，写明原因：新的种植、捐赠里不再让选，已经种下的照旧',
			en: 'Retire a cultivar, with a reason: it is no longer offered, what grows of it stays as it is',
		},
		merge: 'row',
		reads: ({ variety }) => [byId(varieties, variety)],
		decide: ({ variety, reason }, { rows }) => {
			const row = rows.get(varieties, variety);
			if (!row) return refuse('not_found', 'variety');
			return isOffered(row)
				? [update(varieties, row, { retiredReason: reason })]
				: refuse('variety_retired', 'variety', { name: row.name });
		},
	}),
	command({
		name: 'variety.restore',
		input: varietyRestore,
		who: catalogueKeepers,
		about: { 'zh-CN': '恢复停用的品种', en: 'Offer a retired cultivar again' },
		merge: 'row',
		reads: ({ variety }) => [byId(varieties, variety)],
		decide: ({ variety }, { rows }) => {
			const row = rows.get(varieties, variety);
			if (!row) return refuse('not_found', 'variety');
			return isOffered(row) ? refuse('variety_offered', 'variety', { name: row.name }) : [update(varieties, row, { retiredReason: null })];
		},
	}),
];
