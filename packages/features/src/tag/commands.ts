import { holds } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import { byField, byId, insert, type Rows, update } from '@honghuo/core/row.ts';
import { orchards, varieties } from '../orchard/model.ts';
import { mayKeep } from '../training/model.ts';
import { orgUnits } from '../village/model.ts';
import * as inputs from './inputs.ts';
import { puts, type Tag, tags } from './model.ts';
import { refuse } from './refusals.ts';

const staff = ['administrator', 'county_official'] as const;
const officials = [...staff, 'township_official'] as const;

const tagNamed = (name: string, rows: Rows): Tag | undefined =>
	rows.find(tags, 'name', name).find(({ retiredReason }) => retiredReason === null);

export const commands = [
	command({
		name: 'tag.define',
		input: inputs.tagDefine,
		who: staff,
		about: { 'zh-CN': '建示范链或品牌：名字、从哪天起', en: 'Define a demonstration chain or a brand: name, since when' },
		reads: ({ id, name }) => [byId(tags, id), byField(tags, 'name', name)],
		decide: ({ id, kind, name, since = null, note = null }, { rows, today }) => {
			if (tagNamed(name, rows)) return refuse('tag_known', 'name', { name });
			if ((since ?? '') > today) return refuse('tag_in_future', 'since');
			return [insert(tags, { id, village: null, kind, name, since, note: note || null, retiredReason: null })];
		},
	}),
	command({
		name: 'tag.correct',
		input: inputs.tagCorrect,
		who: staff,
		about: { 'zh-CN': '改示范链或品牌的名字、起始日期、说明', en: 'Correct the name, first day or note of a chain or brand' },
		merge: 'fields',
		reads: ({ tag, name }) => [byId(tags, tag), ...(name === undefined ? [] : [byField(tags, 'name', name)])],
		decide: ({ tag, ...fields }, { rows, today }) => {
			const row = rows.get(tags, tag);
			if (!row) return refuse('not_found', 'tag');
			if (row.retiredReason !== null) return refuse('tag_retired', 'tag');
			const { given, same } = givenOf(row, fields);
			if (same) return refuse('tag_unchanged', 'tag');
			const { name = row.name } = given;
			if (name !== row.name && tagNamed(name, rows)) return refuse('tag_known', 'name', { name });
			return (given.since ?? '') > today ? refuse('tag_in_future', 'since') : [update(tags, row, given)];
		},
	}),
	command({
		name: 'tag.retire',
		input: inputs.tagRetire,
		who: staff,
		about: { 'zh-CN': '停用一条示范链或一个品牌，写明原因', en: 'Retire a chain or brand with a reason' },
		merge: 'row',
		reads: ({ tag }) => [byId(tags, tag)],
		decide: ({ tag, reason }, { rows }) => {
			const row = rows.get(tags, tag);
			if (!row) return refuse('not_found', 'tag');
			return row.retiredReason === null ? [update(tags, row, { retiredReason: reason })] : refuse('tag_retired', 'tag');
		},
	}),
	command({
		name: 'tag.put',
		input: inputs.tagPut,
		who: officials,
		about: {
			'zh-CN': '标上：哪个村、哪个果园或哪个品种在这条链（品牌）上，从哪天起',
			en: 'Put a village, an orchard or a cultivar on a chain or brand, from a day',
		},
		reads: ({ id, tag, village, orchard, variety }) => [
			...[byId(puts, id), byId(tags, tag), byField(puts, 'tag', tag)],
			...[byId(orgUnits, village), byId(orchards, orchard), byId(varieties, variety)],
		],
		decide: ({ id, tag, village = null, orchard = null, variety = null, since }, { rows, actor, today }) => {
			if ([village, orchard, variety].filter((one) => one !== null).length !== 1) return refuse('tag_place', 'village');
			const known = rows.get(tags, tag);
			if (!known) return refuse('not_found', 'tag');
			if (known.retiredReason !== null) return refuse('tag_retired', 'tag');
			if (variety !== null && !(rows.get(varieties, variety) && holds(actor, staff, today))) return refuse('not_found', 'variety');
			if (village !== null && rows.get(orgUnits, village)?.level !== 'village') return refuse('not_found', 'village');
			const place = orchard === null ? village : (rows.get(orchards, orchard)?.village ?? '');
			if (place !== null && !mayKeep(actor, place, today)) return refuse('not_found', orchard === null ? 'village' : 'orchard');
			if ((since ?? '') > today) return refuse('tag_in_future', 'since');
			const carried = rows
				.find(puts, 'tag', tag)
				.some((one) => one.until === null && one.village === place && one.orchard === orchard && one.variety === variety);
			if (carried) return refuse('tag_there', 'tag');
			return [insert(puts, { id, village: place, tag, orchard, variety, since: since ?? today, until: null, removedReason: null })];
		},
	}),
	command({
		name: 'tag.remove',
		input: inputs.tagRemove,
		who: officials,
		about: { 'zh-CN': '摘下：从哪天起不在这条链（品牌）上，写明原因', en: 'Take something off a chain or brand from a day, with a reason' },
		reads: ({ put }) => [byId(puts, put)],
		decide: ({ put, on, reason }, { rows, actor, today }) => {
			const row = rows.get(puts, put);
			const county = holds(actor, staff, today);
			if (!row || !(row.village === null ? county : mayKeep(actor, row.village, today))) return refuse('not_found', 'put');
			if (row.until !== null) return refuse('tag_removed', 'put');
			const until = on ?? today;
			if (until > today) return refuse('tag_in_future', 'on');
			return until < row.since
				? refuse('tag_before', 'on', { day: { day: row.since, today } })
				: [update(puts, row, { until, removedReason: reason })];
		},
	}),
];
