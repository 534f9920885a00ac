import { asLocalDate } from '@honghuo/core/dates.ts';
import { paperSource } from '@honghuo/core/paper-source.ts';
import { periodBefore, periodOf } from '@honghuo/core/period.ts';
import { byField, byId, type Read, type Rows } from '@honghuo/core/row.ts';
import { addTallies, type Tally } from '@honghuo/core/tally.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import type { Level, Place } from '../material/model.ts';
import { baselineOf } from '../outlay/figures.ts';
import { villageRows } from '../passage/figures.ts';
import { helperNames, villageReads } from '../passage/model.ts';
import { assumptions } from '../payback/model.ts';
import { levelOf, orgUnits, placeName, teams } from '../village/model.ts';
import { compose } from './figures.ts';
import { period } from './inputs.ts';
import { type Report, reportId, reports, texts } from './model.ts';

const query = v.strictObject({ unit: input.unitCode, period });
type Query = v.InferOutput<typeof query>;

const children = (unit: string, rows: Rows) => rows.find(orgUnits, 'parent', unit).sort((a, b) => (a.id < b.id ? -1 : 1));
const villagesIn = (unit: string, rows: Rows): string[] =>
	levelOf(unit) === 'village'
		? [unit]
		: children(unit, rows).flatMap(({ id, level }) => (level === 'village' ? [id] : villagesIn(id, rows)));

/** The parts a unit's table is made of: a county's townships, a township's villages. */
const placesIn = (unit: string, rows: Rows, tallies: ReadonlyMap<string, Tally>): Place[] =>
	levelOf(unit) === 'village'
		? []
		: children(unit, rows).map(({ id, name }) => ({
				code: id,
				name,
				tally: addTallies(villagesIn(id, rows).map((village) => tallies.get(village) ?? {})),
			}));

/** Who signs: the resident team of a village that has one, else the unit itself. */
function signatureOf(unit: string, rows: Rows): string {
	const [team] = levelOf(unit) === 'village' ? rows.find(teams, 'village', unit) : [];
	return team?.name ?? placeName(unit, rows).replace(' ', '');
}

const ofVillage = ({ unit, period: key }: Query, step: number, rows: Rows): Read[] => {
	const of = periodOf(key);
	return levelOf(unit) === 'village' && of ? (villageReads[step]?.(unit, rows) ?? []) : [];
};

const ownReads: ((asked: Query, rows: Rows) => Read[])[] = [
	(asked) => [
		byId(orgUnits, asked.unit, asked.unit.slice(0, 9)),
		byField(orgUnits, 'parent', asked.unit),
		byField(teams, 'village', asked.unit),
		byId(texts, reportId(asked.unit, asked.period)),
		byField(assumptions, 'scope', 'county'),
	],
	(asked, rows) =>
		levelOf(asked.unit) === 'county' ? rows.find(orgUnits, 'parent', asked.unit).map(({ id }) => byField(orgUnits, 'parent', id)) : [],
];

/** The documents others may ask for: `GET /api/v1/reports/:unit/:period`. */
export const papers = [
	paperSource<Query, Report>({
		name: 'report',
		query,
		about: {
			'zh-CN': '月调度、季考评、年总结：村、乡镇、县各自的一期',
			en: 'Period reports: of a village, a township or the county, of a month, a quarter or a year',
		},
		reads: Array.from({ length: villageReads.length }, (_, step) => (asked: Query, rows: Rows) => [
			...(ownReads[step]?.(asked, rows) ?? []),
			...ofVillage(asked, step, rows),
		]),
		villages: ({ unit, period: key }, rows) => {
			const of = periodOf(key);
			return of && rows.get(orgUnits, unit)
				? { codes: villagesIn(unit, rows), from: periodBefore(of).from.slice(0, 7), to: of.to.slice(0, 7) }
				: undefined;
		},
		write: ({ unit, period: key }, rows, tallies, { today }) => {
			const of = periodOf(key);
			if (!of) throw new RangeError('No such period.');
			const level: Level = levelOf(unit);
			const said = rows.get(texts, reportId(unit, key));
			return compose({
				name: placeName(unit, rows).replace(' ', ''),
				level,
				period: of,
				until: asLocalDate(today < of.to ? today : of.to),
				tallies,
				places: placesIn(unit, rows, tallies),
				baseline: baselineOf(rows),
				...(level === 'village' ? { rows: villageRows(unit, of, rows), nameOf: helperNames(unit, rows) } : { rows: {} }),
				texts: said ? { orchard: said.orchard, support: said.support, service: said.service, income: said.income, plans: said.plans } : {},
				signature: signatureOf(unit, rows),
			});
		},
		keep: {
			table: reports,
			field: 'unfrozen',
			query: ({ unit, period: key }) => ({ unit, period: key }),
			person: ({ state, submittedBy, judgedBy, createdBy }) => (state === 'locked' ? judgedBy : submittedBy) ?? createdBy,
			once: ({ id, round }) => [id, String(round)],
			draft: ({ unit, period: key, round }, { figures, paper, until }, { id, asOf, entries }) => ({
				name: 'report.freeze',
				input: {
					...{ unit, period: key, id, round, asOf, until, paper },
					figures: figures.map(({ key: name, label, value, unit: counted, word, from }) => {
						const behind = 'entries' in from ? from.entries : entries.get(name);
						return { key: name, label, value, unit: counted, ...(word ? { word } : {}), ...(behind ? { entries: behind } : {}) };
					}),
				},
			}),
		},
	}),
];
