import fc from 'fast-check';
import { expect, test } from 'vitest';
import { servedOn } from './figures.ts';
import { isOn, type ServiceLink, type ServiceTeam } from './model.ts';

const day = fc.constantFrom('2025-12-31', '2026-01-01', '2026-02-01', '2026-04-01');
const code = fc.constantFrom('211422106214', '211422222201', '211422203200');
const teamId = fc.constantFrom('t1', 't2', 't3');
const span = { fromOn: day, toOn: fc.option(day) };
const link = fc.record({ village: code, team: teamId, ...span, version: fc.constant(1) });

test('teams and institutions are counted by what they are, in force, with the villages they reach, each once', () => {
	const services = fc.array(
		fc.record({ kind: fc.constantFrom('team' as const, 'unit' as const), id: teamId, ...span, version: fc.constant(1) }),
	);
	fc.assert(
		fc.property(services, fc.array(link), day, (all, links, on) => {
			const some = [...new Map(all.map((one) => [one.id, one])).values()] as ServiceTeam[];
			const { team, unit } = servedOn(some, links as ServiceLink[], on);
			expect(team.count + unit.count).toBe(some.filter((one) => isOn(one, on)).length);
			for (const { count, villages: reached } of [team, unit]) expect(reached > 0 && count === 0).toBe(false);
			expect(Math.max(team.villages, unit.villages)).toBeLessThanOrEqual(new Set(links.map(({ village }) => village)).size);
			expect(servedOn(some, [...links, ...links] as ServiceLink[], on)).toEqual({ team, unit });
		}),
	);
});
