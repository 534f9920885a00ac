import { find } from '@honghuo/core/find.ts';
import { byId } from '@honghuo/core/row.ts';
import { erasedName } from '../privacy/figures.ts';
import { isVeiled, nameReads } from '../privacy/model.ts';
import { humanReads, isScreen } from './figures.ts';
import { roleNames } from './messages.ts';
import { contacts, orgUnits, people, placeName, postings, teams } from './model.ts';

/** Villages, townships, people and teams. */
export const finds = [
	find({
		kind: 'village',
		heading: { 'zh-CN': '村', en: 'Villages' },
		table: orgUnits,
		columns: ['name', 'aliases', 'id'],
		reads: [({ parent }) => [byId(orgUnits, parent?.length === 9 ? parent : undefined)]],
		gone: ({ level, closedOn }) => level !== 'village' || closedOn !== null,
		names: ({ id, name, aliases, parent }, rows) => {
			const above = rows.get(orgUnits, parent ?? '');
			return [name, ...aliases, id, ...[above?.name ?? '', ...(above?.aliases ?? [])].map((one) => `${one}${name}`)];
		},
		shown: ({ id, name, parent }, rows) => ({ title: name, detail: `${rows.get(orgUnits, parent ?? '')?.name ?? ''} · ${id}` }),
		href: ({ id }) => `/village/${id}`,
	}),
	find({
		kind: 'person',
		heading: { 'zh-CN': '人', en: 'People' },
		table: people,
		columns: ['name'],
		reads: [
			({ id }) => [...nameReads(id), ...humanReads(id)],
			({ id }, rows) => [byId(teams, ...rows.find(postings, 'person', id).map(({ team }) => team))],
			({ id }, rows) => {
				const places = rows.find(postings, 'person', id).map(({ unit, team }) => unit ?? rows.get(teams, team ?? '')?.village);
				return [byId(orgUnits, ...places, ...places.map((place) => (place?.length === 12 ? place.slice(0, 9) : undefined)))];
			},
		],
		gone: ({ id, name }, rows) => name === erasedName || isVeiled(id, rows) || isScreen(id, rows),
		// By number only for those whose device holds it: the own village and the county.
		names: ({ id, name }, rows) => [name, ...rows.find(contacts, 'person', id).map(({ phone }) => phone)].filter(Boolean),
		shown: ({ id, name }, rows, language) => {
			const [last] = rows.find(postings, 'person', id).sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1));
			const place = last && (last.unit ?? rows.get(teams, last.team ?? '')?.village);
			return { title: name, detail: last && place ? `${placeName(place, rows)} · ${roleNames[last.role][language]}` : '' };
		},
		href: ({ id }, rows) => {
			if (rows.scope.all) return `/people?person=${id}`;
			const places = rows.find(postings, 'person', id).map(({ unit, team }) => unit ?? rows.get(teams, team ?? '')?.village);
			const village = places.find((place) => place?.length === 12);
			return village ? `/village/${village}` : '/county';
		},
	}),
	find({
		kind: 'team',
		heading: { 'zh-CN': '工作队', en: 'Teams' },
		table: teams,
		columns: ['name', 'dispatchedBy'],
		reads: [({ village }) => [byId(orgUnits, village, village.slice(0, 9))]],
		names: ({ name, dispatchedBy }) => [name, ...(dispatchedBy ? [dispatchedBy] : [])],
		shown: ({ name, dispatchedBy, village }, rows) => ({
			title: name,
			detail: [placeName(village, rows), dispatchedBy].filter(Boolean).join(' · '),
		}),
		href: ({ village }) => `/village/${village}`,
	}),
];
