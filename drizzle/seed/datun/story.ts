import { addDays, asLocalDate, type LocalDate } from '@honghuo/core/dates.ts';
import { give } from './donations.ts';
import { sell } from './harvests.ts';
import { orchards } from './orchards.ts';
import { people, places, type StoryPerson } from './people.ts';
import { privacy } from './privacy.ts';
import { problems } from './problems.ts';
import { report } from './reports.ts';
import { bloom, maize } from './season.ts';
import { serve } from './teams.ts';
import { together } from './together.ts';
import { guidance } from './visits.ts';
import { logs, tasks } from './works.ts';

/** Where the story happens, who founds the county, and how many days before today. */
export const storyCounty: string = places.county;
export const founder: StoryPerson = people[0];
export const foundedDaysAgo = 45;

/** One command: by whom (a person's key), how many days before today, at which time of day in China. */
export type Step = { by: string; daysAgo: number; at: string; name: string; input: Record<string, unknown> };

/**
 * The Datun story (大屯村, 建昌县) as of a day: an orchard of 21 mu in three blocks, a third of it pruned; what it shares with other villages. Told as
 * the commands its people would send, in order, dated relative to today, so that it is always in the middle of the work. `id` gives the row id behind a key, the same each time; a variety's key is its name in the
 * founding catalogue.
 */
export function datun(today: LocalDate, id: (key: string) => string): Step[] {
	const steps = [
		...enter(today, id),
		...plant(today, id),
		...plan(today, id),
		...record(today, id),
		...guidance(today, id, spring(today, 0)),
		...season(today, id),
		...sell(today, id),
		...problems(today, spring(today, 0), id),
		...give(today, id),
		...serve(today, id),
		...together(today, id),
		...report(today),
		...privacy(today, id),
	];
	return steps.sort((a, b) => b.daysAgo - a.daysAgo || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The administrator enters people, teams and postings. */
function enter(today: LocalDate, id: (key: string) => string): Step[] {
	const [chief, ...others] = people;
	const when = { by: chief.key, daysAgo: 44 };
	const day = (daysAgo: number) => addDays(today, -daysAgo);
	const team = (key: string, village: string, name: string, leader?: string): Step => ({
		...when,
		at: '09:00',
		name: 'team.create',
		input: { id: id(key), village, name, ...(leader ? { dispatchedBy: '省农业科学院', leader: id(leader) } : {}) },
	});
	return [
		...others.map(({ key, name }): Step => ({ ...when, at: '08:30', name: 'person.add', input: { id: id(key), name } })),
		team('team:datun', places.datun, '驻大屯村工作队', 'first'),
		team('team:xinlitun', places.xinlitun, '驻新立屯村工作队'),
		// The paper printed the township's name otherwise.
		{ ...when, at: '09:10', name: 'unit.alias', input: { unit: places.xinlitun.slice(0, 9), aliases: ['小营子乡'] } },
		// The first secretary came as a member of the team and has led it since.
		{
			...when,
			at: '09:20',
			name: 'posting.give',
			input: { id: id('posting:before'), person: id('first'), role: 'team_member', team: id('team:datun'), from: day(1800), to: day(701) },
		},
		...others.map(
			({ key, role, unit, team: sent, since }): Step => ({
				...when,
				at: '09:30',
				name: 'posting.give',
				input: { id: id(`posting:${key}`), person: id(key), role, ...(sent ? { team: id(sent) } : { unit }), from: day(since) },
			}),
		),
	];
}

/** The last 5 April that is past, so many springs ago: of an orchard often only the year is known. */
function spring(today: LocalDate, ago: number): LocalDate {
	const year = Number(today.slice(0, 4));
	return asLocalDate(`${(today >= `${year}-04-06` ? year : year - 1) - ago}-04-05`);
}

function plant(today: LocalDate, id: (key: string) => string): Step[] {
	return orchards.flatMap(({ key, name, village, by, daysAgo, blocks }) => {
		const step = (at: string, command: string, input: Record<string, unknown>): Step => ({ by, daysAgo, at, name: command, input });
		return [
			step('10:00', 'orchard.create', { id: id(key), village, name }),
			...blocks.flatMap((block) => [
				step('10:10', 'block.create', {
					id: id(block.key),
					orchard: id(key),
					name: block.name,
					areaE4mu: block.mu === undefined ? null : Math.round(block.mu * 10_000),
					...(block.trees === undefined ? {} : { treeCount: block.trees }),
					...(block.spacing ? { rowSpacingCm: block.spacing[0], treeSpacingCm: block.spacing[1] } : {}),
				}),
				...block.plantings.map(({ variety, role, springsAgo, quantity }) =>
					step('10:20', 'planting.create', {
						id: id(`${block.key}:${variety}`),
						block: id(block.key),
						variety: id(variety),
						role,
						plantedOn: spring(today, springsAgo),
						plantedPrecision: quantity === undefined ? 'year' : 'month',
						...(quantity === undefined ? {} : { plantedQty: quantity }),
					}),
				),
			]),
		];
	});
}

function plan(today: LocalDate, id: (key: string) => string): Step[] {
	const year = Number(spring(today, 0).slice(0, 4)) + 1;
	return tasks.map(({ key, by, daysAgo, block, kind, window, target }) => ({
		by,
		daysAgo,
		at: '19:30',
		name: 'task.plan',
		input: {
			id: id(key),
			block: id(block),
			kind,
			plannedFrom: window === 'coming spring' ? `${year}-03-20` : addDays(today, window[0]),
			plannedTo: window === 'coming spring' ? `${year}-04-30` : addDays(today, window[1]),
			targetValue: target.value,
			targetUnit: target.unit,
		},
	}));
}

function record(today: LocalDate, id: (key: string) => string): Step[] {
	return logs.flatMap(({ key, by, daysAgo, at, block, kind, done, note, corrected }) => {
		const amount = ({ value, unit, typed }: typeof done) => ({ doneValue: value, doneUnit: unit, ...(typed ? { typed } : {}) });
		const occurredOn = addDays(today, -daysAgo);
		const log: Step = {
			by,
			daysAgo,
			at,
			name: 'work.log',
			input: { id: id(key), block: id(block), kind, ...amount(done), occurredOn, ...(note ? { note } : {}) },
		};
		const correction: Step = {
			by,
			daysAgo,
			at: '20:00',
			name: 'work.correct',
			input: { log: id(key), ...(corrected ? amount(corrected) : {}) },
		};
		return corrected ? [log, correction] : [log];
	});
}

function season(today: LocalDate, id: (key: string) => string): Step[] {
	const { monthDay, note, key, ...seen } = bloom;
	const { key: row, maizeFenPerMu, maizeSource, ...said } = maize;
	const year = Number(today.slice(0, 4));
	const on = `${today >= `${year}-${monthDay}` ? year : year - 1}-${monthDay}`;
	return [
		{ ...seen, name: 'bloom.record', input: { id: id(key), village: places.datun, on, note } },
		{ ...said, name: 'assumption.set', input: { assumption: id(row), maizeFenPerMu, maizeSource } },
	];
}
