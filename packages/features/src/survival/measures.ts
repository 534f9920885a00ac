import type { Measure } from '@honghuo/core/measure.ts';
import { byField } from '@honghuo/core/row.ts';
import { plantings } from '../orchard/model.ts';
import { survivalOf } from './figures.ts';
import { checkKinds } from './messages.ts';
import { type Check, checks } from './model.ts';

/** Of each cohort the newest look of each kind, on the day of the look; what fills gaps never lifts the rate of the trees first planted. */
const looked = (name: string, about: Measure['about'], value: (check: Check) => number): Measure => ({
	name,
	unit: 'tree',
	about,
	reads: [
		(village) => [byField(plantings, 'village', village)],
		(village, rows) => rows.find(plantings, 'village', village).map(({ id }) => byField(checks, 'planting', id)),
	],
	shares: (village, rows) => {
		const cohorts = rows.find(plantings, 'village', village).filter(({ parent }) => parent === null);
		return checkKinds.flatMap((kind) =>
			cohorts.flatMap((cohort) =>
				survivalOf([cohort], rows, kind).checks.map((check) => ({
					on: check.occurredOn,
					value: value(check),
					part: kind,
					entries: [cohort.version, check.version],
				})),
			),
		);
	},
});

/** How planted trees live, by the kind of look: alive / inspected. */
export const measures: Measure[] = [
	looked(
		'survival.inspected',
		{ 'zh-CN': '查成活看了多少株，按哪一次查分', en: 'Trees inspected for survival, by kind of check' },
		({ inspected }) => inspected,
	),
	looked('survival.alive', { 'zh-CN': '查成活活着多少株，按哪一次查分', en: 'Trees found alive, by kind of check' }, ({ alive }) => alive),
];
