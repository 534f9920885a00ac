import { byField, type Read, type Rows } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import { crowdOf } from '../attendance/figures.ts';
import { attendances, turnouts } from '../attendance/model.ts';
import * as input from '../inputs.ts';
import { orgUnits, people } from '../village/model.ts';
import { byTheme, entriesOf, sessionsIn, turnoutsIn } from './figures.ts';
import { sessions } from './model.ts';

const query = v.strictObject({
	village: v.optional(input.villageCode),
	/** A township's code: what its villages held and went to. */
	township: v.optional(v.pipe(v.string(), v.regex(/^\d{9}$/, '9 digits'))),
	theme: v.optional(input.id),
	from: v.optional(input.localDate),
	to: v.optional(input.localDate),
});
type Query = v.InferOutput<typeof query>;

const placesOf = ({ village, township = '' }: Query, rows: Rows): string[] =>
	village === undefined
		? rows
				.find(orgUnits, 'level', 'village')
				.map(({ id }) => id)
				.filter((id) => id.startsWith(township))
		: [village];

const asked = (query: Query, rows: Rows) => {
	const places = placesOf(query, rows);
	const held = sessionsIn(
		places.flatMap((code) => rows.find(sessions, 'village', code)),
		query,
		query.theme,
	);
	const came = turnoutsIn(
		places.flatMap((code) => rows.find(turnouts, 'village', code)),
		query,
		query.theme,
	);
	return { held, came };
};

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'training',
		query,
		about: {
			'zh-CN':
				'培训：人次；另列场次、记了名字的人次、人数（同一人只算一次，只在记了名字的里面数）、只记了数的人次，各主题几场几人次；可限定村、乡镇、主题和起止日期',
			en: 'Training: person-times; with sessions, named person-times, persons (each once, among those named), person-times only counted, and both by theme; optionally of a village, a township, a theme, and between two days',
		},
		reads: [
			({ village }): Read[] => (village === undefined ? [byField(orgUnits, 'level', 'village')] : []),
			(query, rows): Read[] =>
				placesOf(query, rows).flatMap((code) => [byField(sessions, 'village', code), byField(turnouts, 'village', code)]),
			(query, rows): Read[] =>
				[...new Set(asked(query, rows).came.map(({ village }) => village))].map((code) => byField(attendances, 'village', code)),
			(query, rows): Read[] => {
				const villages = [...new Set(asked(query, rows).came.map(({ village }) => village))];
				const ids = villages.flatMap((code) => rows.find(attendances, 'village', code)).flatMap(({ person }) => person ?? []);
				return ids.length > 0 ? [{ table: people as never, ids: [...new Set(ids)] }] : [];
			},
		],
		compute: (query, rows) => {
			const { held, came } = asked(query, rows);
			const villages = [...new Set(came.map(({ village }) => village))];
			const lists = villages.flatMap((code) => rows.find(attendances, 'village', code));
			const { personTimes, named, persons, unnamed } = crowdOf(came, lists, rows);
			return {
				value: personTimes,
				unit: 'person_time',
				parts: {
					sessions: held.length,
					personTimes,
					named,
					persons,
					unnamed,
					villages: villages.length,
					...Object.fromEntries(
						byTheme(held, came).flatMap((one) => [
							[`${one.theme || 'none'}.sessions`, one.sessions],
							[`${one.theme || 'none'}.personTimes`, one.personTimes],
						]),
					),
				},
				entries: entriesOf(held, came),
			};
		},
	}),
];
