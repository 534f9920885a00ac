import type { Rows } from '@honghuo/core/row.ts';
import { sheet } from '@honghuo/core/sheet.ts';
import { turnouts } from '../attendance/model.ts';
import { day, place, required, text, whole } from '../cells.ts';
import { themes } from '../theme/model.ts';
import { placeName } from '../village/model.ts';
import { giverName, hasCounted, type Session, sessions, teacherOf } from './model.ts';
import { refuse } from './refusals.ts';

const columns = {
	heldOn: required(day('日期', '哪天办的，如 2026-02-05')),
	village: required(place('在哪个村办', '全名、乡镇加村名，或 12 位编码')),
	topic: required(text('内容', '讲什么', 200)),
	theme: text('主题', '县里建的主题名；没有就空着'),
	place: text('地点', '如 村部'),
	teacherName: text('讲课人', '不知道就空着'),
	giver: text('讲课人单位', '如 省农业科学院；不知道就空着'),
	from: place('来的村', '一个村一行；没记人就空着'),
	people: whole('人次', '人', '来了几个', 0, 100_000),
};

type Row = { heldOn: string; village: string; topic: string; from: string | null; people: number | null };

/** The session a row means: of that day and village, with that topic. */
const sessionOf = ({ heldOn, village, topic }: Row, rows: Rows): Session | undefined =>
	rows.find(sessions, 'village', village).find((one) => hasCounted(one) && one.heldOn === heldOn && one.topic === topic);

const themeNamed = (name: string | null, rows: Rows) =>
	name === null ? undefined : rows.find(themes, 'name', name).find(({ retiredReason }) => retiredReason === null);

/** A row is what one village brought to a session; rows of one session become it together. */
const trainingSheet = sheet({
	name: 'trainings',
	title: { 'zh-CN': '培训场次', en: 'Training sessions' },
	table: turnouts,
	columns,
	villages: ({ village, from }) => [village, from],
	key: ({ heldOn, village, topic, from }) => [heldOn, village, topic, from ?? ''],
	known: (row, { rows }) => {
		const session = sessionOf(row, rows);
		if (!session) return [];
		if (row.from === null) return [session.id];
		const there = rows.find(turnouts, 'session', session.id).find(({ village }) => village === row.from);
		if (!there) return [];
		const differs = row.people !== null && row.people !== there.people;
		return differs
			? refuse('row_training_differs', 'people', { village: placeName(there.village, rows), people: there.people })
			: [there.id];
	},
	gather: ({ heldOn, village, topic }) => JSON.stringify([heldOn, village, topic]),
	write: (given, { rows, ids, id }) => {
		const [first] = given;
		if (!first) return [];
		if (given.some(({ from, people }) => from === null && people !== null)) return refuse('row_training_village', 'from');
		if (given.some(({ from, people }) => from !== null && people === null)) return refuse('row_training_people', 'people');
		const theme = themeNamed(first.theme, rows);
		if (first.theme !== null && !theme) return refuse('row_training_theme', 'theme', { theme: first.theme });
		const came = given.flatMap(({ from, people }, n) =>
			from === null || people === null ? [] : [{ id: ids[n] ?? '', village: from, people }],
		);
		const session = sessionOf(first, rows);
		if (session) return came.map((one) => ({ name: 'attendance.count', input: { ...one, session: session.id } }));
		const { heldOn, village, topic, place: where, teacherName, giver } = first;
		const said = { place: where, teacherName, giver, theme: theme?.id ?? null };
		const own = id('session', heldOn, village, topic);
		return [{ name: 'training.hold', input: { id: own, village, topic, heldOn, ...said, turnouts: came } }];
	},
	rows: ({ rows }, villages) =>
		villages
			.flatMap((village) => rows.find(sessions, 'village', village))
			.filter(hasCounted)
			.sort((a, b) => ((a.heldOn ?? '') < (b.heldOn ?? '') ? -1 : 1))
			.flatMap((session) => {
				const { heldOn, village, topic, place: where, giver } = session;
				const came = rows
					.find(turnouts, 'session', session.id)
					.map((one) => ({ from: one.village as string | null, people: one.people as number | null }));
				const said = { heldOn: heldOn ?? '', village, topic, place: where, teacherName: teacherOf(session, rows) || null };
				const theme = rows.get(themes, session.theme ?? '')?.name ?? null;
				const unit = giver === null ? null : giverName(giver, rows);
				return (came.length > 0 ? came : [{ from: null, people: null }]).map((one) => ({ ...said, theme, giver: unit, ...one }));
			}),
});

export const sheets = [trainingSheet];
