import { type Actor, inForce } from '@honghuo/core/actor.ts';
import { tableRef } from '@honghuo/core/row.ts';
import { east, north, south, west } from './messages.ts';
import type { villagePlace } from './table.ts';

export { sheetSize } from './messages.ts';

export type Place = typeof villagePlace.$inferSelect;

/** Held whole: everybody's map shows the same county. */
export const places = tableRef<Place>('village_place', {
	whole: true,
	together: [
		['latitude', 'longitude'],
		['across', 'down'],
	],
});

/** All of this noun. */
export const refs = [places];

/** Whether the actor puts villages on the map: the county's officials all of them, a township's official its own. */
export const mayPlace = (actor: Actor, village: string, today: string): boolean =>
	inForce(actor, today).some(
		({ role, unit }) => ['administrator', 'county_official', 'township_official'].includes(role) && village.startsWith(unit),
	);

/** Whether these 1e-7 degrees can be in the country at all. */
export const isInCountry = (latitude: number, longitude: number): boolean =>
	south <= latitude && latitude <= north && west <= longitude && longitude <= east;

/** Typed degrees (「40.81」) as 1e-7 degrees, exactly; undefined for anything else. */
export function degreesOf(typed: string): number | undefined {
	const found = typed
		.normalize('NFKC')
		.trim()
		.match(/^(\d{1,3})(?:\.(\d{1,7}))?°?$/);
	return found ? Number(found[1]) * 10_000_000 + Number((found[2] ?? '').padEnd(7, '0')) : undefined;
}
