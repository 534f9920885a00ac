import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grown, type Held } from './leaks.ts';

const day = (of: (hour: number) => Partial<Held>): Held[] =>
	Array.from({ length: 24 }, (_, n) => ({
		...{ hour: n + 1, megabytes: 40, nodes: 2_000, detached: 0, listeners: 60, sockets: 1, kilobytes: 900 },
		...of(n + 1),
	}));

describe('what has leaked within a day', () => {
	test('a level day has leaked nothing, however the hours swing', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 24, maxLength: 24 }), (swings) => {
				expect(
					grown(
						day((hour) => ({ megabytes: 40 + (swings[hour % 4] ?? 0) / 10 })),
						24,
					),
				).toEqual([]);
			}),
		);
	});
	test('what fills up in the first hours and then stays is no leak', () => {
		expect(
			grown(
				day((hour) => ({ megabytes: 20 + Math.min(hour, 6) * 10, nodes: 500 * Math.min(hour, 6) })),
				24,
			),
		).toEqual([]);
	});
	test('each thing that grows hour by hour is named', () => {
		expect(
			grown(
				day((hour) => ({ megabytes: 40 + hour * 0.3 })),
				24,
			),
		).toEqual(['megabytes']);
		expect(
			grown(
				day((hour) => ({ detached: hour * 10 })),
				24,
			),
		).toEqual(['detached']);
		expect(
			grown(
				day((hour) => ({ listeners: 60 + hour })),
				24,
			),
		).toEqual(['listeners']);
		expect(
			grown(
				day((hour) => ({ sockets: hour > 12 ? 2 : 1 })),
				24,
			),
		).toEqual(['sockets']);
	});
	test('the lines of support of a day are no leak; more nodes than a screen has room for are', () => {
		expect(
			grown(
				day((hour) => ({ nodes: 800 + 30 * hour })),
				24,
			),
		).toEqual([]);
		expect(
			grown(
				day((hour) => ({ nodes: 800 + 100 * hour })),
				24,
			),
		).toEqual(['nodes']);
	});
	test('what an answer on its way holds for a moment is no leak', () => {
		expect(
			grown(
				day((hour) => ({ listeners: hour % 3 === 0 ? 60 : 240, sockets: hour % 2 })),
				24,
			),
		).toEqual([]);
	});
	test('a day that was not measured to its end does not pass', () => {
		expect(grown(day(() => ({})).slice(0, 15), 24)).toHaveLength(4);
	});
});
