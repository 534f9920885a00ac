import { readingOf } from '@honghuo/core/find.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { sheet } from '@honghuo/core/sheet.ts';
import { choice, day, differs, place, required, text } from '../cells.ts';
import { shownName } from '../privacy/model.ts';
import { humansCalled, isScreen } from './figures.ts';
import { roleNames } from './messages.ts';
import { contacts, orgUnits, type Person, type Posting, people, placeName, postings, teams } from './model.ts';
import { refuse } from './refusals.ts';

const columns = {
	name: required(text('姓名', '')),
	unit: place('单位', '村、乡镇或县；有职务就要填', ['village', 'township', 'county']),
	role: choice('职务', roleNames, ''),
	from: day('任职起', '有职务就要填，如 2026-01-01'),
	to: day('任职止', '没有就空着'),
	phone: text('电话', '只有本村和县里看得到', 20),
};

const phoneOf = (person: string, rows: Rows): string | null => rows.find(contacts, 'person', person)[0]?.phone ?? null;
const placeOf = ({ unit, team }: Posting, rows: Rows): string | null => unit ?? rows.get(teams, team ?? '')?.village ?? null;

const peopleSheet = sheet({
	name: 'people',
	title: { 'zh-CN': '人员', en: 'People' },
	table: people,
	columns,
	villages: ({ unit }) => [unit?.length === 12 ? unit : null],
	key: ({ name, unit, role, from }) => [name, unit ?? '', role ?? '', from ?? ''],
	known: (row, context) => {
		const { rows } = context;
		const called = humansCalled(row.name, rows);
		const posted = called.filter(
			({ id }) =>
				row.role === null ||
				rows
					.find(postings, 'person', id)
					.some((one) => one.role === row.role && placeOf(one, rows) === row.unit && one.fromOn === row.from && one.toOn === row.to),
		);
		const [one] = posted;
		if (one) {
			const phone = differs(columns.phone, row.phone, phoneOf(one.id, rows), context);
			return phone && posted.length === 1 ? phone : posted.map(({ id }) => id);
		}
		// Two people of one name, or one person's second posting: nobody can tell from a sheet.
		return called[0] ? refuse('row_person_known', 'name', { name: row.name, what: describe(called[0], rows) }) : [];
	},
	write: ([row], { ids: [person = ''], id }) => {
		if (!row) return [];
		const { name, unit, role, from, to, phone } = row;
		if (role !== null && (unit === null || from === null)) return refuse('row_posting_half', unit === null ? 'unit' : 'from');
		if (role === null && (from !== null || to !== null)) return refuse('row_posting_half', 'role');
		const village = unit?.length === 12 ? { village: unit } : {};
		return [
			{ name: 'person.add', input: { id: person, name } },
			...(role === null ? [] : [{ name: 'posting.give', input: { id: id('posting', person), person, role, unit, from, to } }]),
			...(phone === null ? [] : [{ name: 'contact.set', input: { id: id('contact', person), person, phone, ...village } }]),
		];
	},
	rows: ({ rows, today, reader }, villages) => {
		const reading = reader && readingOf(rows, reader);
		const units = new Set(villages.flatMap((code) => [code, code.slice(0, 9), code.slice(0, 6)]));
		const posted = (['county', 'township', 'village'] as const)
			.flatMap((level) => rows.find(orgUnits, 'level', level))
			.filter(({ id }) => units.has(id))
			.flatMap(({ id }) => [
				...rows.find(postings, 'unit', id),
				...rows.find(teams, 'village', id).flatMap((team) => rows.find(postings, 'team', team.id)),
			]);
		return posted
			.filter(({ person, toOn }) => (toOn === null || toOn >= today) && !isScreen(person, rows))
			.map((posting) => ({
				name: reading ? shownName(posting.person, reading) : (rows.get(people, posting.person)?.name ?? ''),
				unit: placeOf(posting, rows),
				role: posting.role,
				from: posting.fromOn,
				to: posting.toOn,
				phone: phoneOf(posting.person, rows),
			}));
	},
});

/** 「大屯镇 大屯村 村书记」: what a person of that name does already. */
function describe({ id }: Person, rows: Rows): string {
	const [posting] = rows.find(postings, 'person', id);
	return posting ? `${placeName(placeOf(posting, rows) ?? '', rows)} ${roleNames[posting.role]['zh-CN']}` : '还没有任职';
}

export const sheets = [peopleSheet];
