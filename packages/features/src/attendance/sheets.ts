import type { Rows } from '@honghuo/core/row.ts';
import { sheet } from '@honghuo/core/sheet.ts';
import { day, place, required, text } from '../cells.ts';
import { hasCounted, type Session, sessions } from '../training/model.ts';
import { placeName } from '../village/model.ts';
import { attendances, attendeeName, listed, personNamed, plainName, turnouts } from './model.ts';
import { refuse } from './refusals.ts';

const columns = {
	heldOn: required(day('日期', '哪天办的')),
	topic: required(text('内容', '讲什么，和培训场次里的一样', 200)),
	heldIn: place('在哪个村办', '那天只有一场讲这个，可以空着'),
	village: required(place('来的村', '全名、乡镇加村名，或 12 位编码')),
	name: required(text('姓名', '一人一行；只有本村和干部看得到')),
};
type Row = { heldOn: string; topic: string; heldIn: string | null; village: string; name: string };

/**
 * The sessions a list may belong to: of that day and topic, held where the list says. Where it says nothing, those held in the village people came
 * from or at which it is counted, and those elsewhere only if there is none: neighbours often hold the same topic on one day.
 */
function sessionsOf({ heldOn, topic, heldIn, village }: Row, rows: Rows): Session[] {
	const all = rows.find(sessions, 'heldOn', heldOn).filter((one) => hasCounted(one) && one.topic === topic);
	if (heldIn !== null) return all.filter((one) => one.village === heldIn);
	const near = all.filter(
		(one) => one.village === village || rows.find(turnouts, 'session', one.id).some((turnout) => turnout.village === village),
	);
	return near.length > 0 ? near : all;
}

/** A row is somebody who came. More names than were counted raise the count with them. */
const attendanceSheet = sheet({
	name: 'attendance',
	title: { 'zh-CN': '培训名单', en: 'Training lists' },
	table: attendances,
	columns,
	villages: ({ village }) => [village],
	key: ({ heldOn, topic, heldIn, village, name }) => [heldOn, topic, village, plainName(name), ...(heldIn === null ? [] : [heldIn])],
	known: (row, { rows }) =>
		sessionsOf(row, rows)
			.flatMap(({ id }) => listed(rows.find(attendances, 'session', id)))
			.filter((one) => one.village === row.village && plainName(attendeeName(one, rows)) === plainName(row.name))
			.map(({ id }) => id),
	gather: ({ heldOn, topic, heldIn, village }) => JSON.stringify([heldOn, topic, heldIn, village]),
	write: (given, { rows, ids, id, today }) => {
		const [first] = given;
		if (!first) return [];
		const { village } = first;
		const [session, ...more] = sessionsOf(first, rows);
		const said = { day: first.heldOn, topic: first.topic };
		if (!session) return refuse('row_attendance_unknown', 'topic', said);
		if (more.some((one) => one.village !== session.village)) {
			const held = [session, ...more].map((one) => placeName(one.village, rows)).join('、');
			return refuse('row_attendance_several', 'heldIn', { ...said, held });
		}
		const turnout = rows.find(turnouts, 'session', session.id).find((one) => one.village === village);
		const there = listed(rows.find(attendances, 'session', session.id)).filter((one) => one.village === village).length;
		const named = there + given.length;
		const people = given.map(({ name }, n) => {
			const person = personNamed(name, village, rows, today);
			return { id: ids[n], ...(person ? { person } : { name: plainName(name) }) };
		});
		return [
			...(turnout
				? []
				: [{ name: 'attendance.count', input: { id: id('turnout', session.id, village), session: session.id, village, people: named } }]),
			...(turnout && turnout.people < named ? [{ name: 'attendance.recount', input: { turnout: turnout.id, people: named } }] : []),
			{ name: 'attendance.name', input: { session: session.id, village, people } },
		];
	},
	rows: ({ rows }, villages) =>
		villages.flatMap((village) =>
			listed(rows.find(attendances, 'village', village)).flatMap((one) => {
				const session = rows.get(sessions, one.session);
				return session && hasCounted(session)
					? [{ heldOn: session.heldOn ?? '', topic: session.topic, heldIn: session.village, village, name: attendeeName(one, rows) }]
					: [];
			}),
		),
});

export const sheets = [attendanceSheet];
