import type { Rows } from '@honghuo/core/row.ts';
import { sheet } from '@honghuo/core/sheet.ts';
import { day, place, required, text } from '../cells.ts';
import { hasCounted, type Session, sessions } from '../training/model.ts';
import { attendances, attendeeName, listed, personNamed, plainName, turnouts } from './model.ts';
import { refuse } from './refusals.ts';

const columns = {
	heldOn: required(day('日期', '哪天办的')),
	topic: required(text('内容', '讲什么，和培训场次里的一样', 200)),
	village: required(place('来的村', '全名、乡镇加村名，或 12 位编码')),
	name: required(text('姓名', '一人一行；只有本村和干部看得到')),
};
type Row = { heldOn: string; topic: string; village: string; name: string };

/** The session a list belongs to. A topic on one day is one session; where it is held the list does not say. */
const sessionOf = ({ heldOn, topic }: Row, rows: Rows): Session | undefined =>
	rows.find(sessions, 'heldOn', heldOn).find((one) => hasCounted(one) && one.topic === topic);

/** A row is somebody who came. More names than were counted raise the count with them. */
const attendanceSheet = sheet({
	name: 'attendance',
	title: { 'zh-CN': '培训名单', en: 'Training lists' },
	table: attendances,
	columns,
	villages: ({ village }) => [village],
	key: ({ heldOn, topic, village, name }) => [heldOn, topic, village, plainName(name)],
	known: (row, { rows }) => {
		const session = sessionOf(row, rows);
		return session
			? listed(rows.find(attendances, 'session', session.id))
					.filter((one) => one.village === row.village && plainName(attendeeName(one, rows)) === plainName(row.name))
					.map(({ id }) => id)
			: [];
	},
	gather: ({ heldOn, topic, village }) => JSON.stringify([heldOn, topic, village]),
	write: (given, { rows, ids, id, today }) => {
		const [first] = given;
		if (!first) return [];
		const { village } = first;
		const session = sessionOf(first, rows);
		if (!session) return refuse('row_attendance_unknown', 'topic', { day: first.heldOn, topic: first.topic });
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
					? [{ heldOn: session.heldOn ?? '', topic: session.topic, village, name: attendeeName(one, rows) }]
					: [];
			}),
		),
});

export const sheets = [attendanceSheet];
