import type { OrgUnit } from '../village/model.ts';
import { type Place, sheetSize } from './model.ts';

/** Size of the map in its own units; positions are within it. */
export const sheet = { width: 1000, height: 740 } as const;
/** What stays free at the edges for names and scales. */
const edge = 56;
/** Kilometres of a degree of latitude. */
const KM_A_DEGREE = 111.32;

/** Where a village stands, and what says so: its coordinates, a hand, or its township. */
export type Spot = { x: number; y: number; by: 'coordinates' | 'hand' | 'township' };

/** The county's villages on a sheet. `perKm` is how long a kilometre is, where at least two villages have coordinates; `graticule` are its lines. */
export type Sheet = {
	spots: ReadonlyMap<string, Spot>;
	townships: ReadonlyMap<string, { x: number; y: number }>;
	perKm: number | null;
	graticule: { along: 'x' | 'y'; at: number; minutes: number }[];
};

type Unit = Pick<OrgUnit, 'id' | 'level' | 'parent' | 'closedOn'>;
type Placed = Pick<Place, 'id' | 'latitude' | 'longitude' | 'across' | 'down'>;
type Point = { x: number; y: number };

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
const inside = ({ x, y }: Point): Point => ({
	x: clamp(x, edge / 2, sheet.width - edge / 2),
	y: clamp(y, edge / 2, sheet.height - edge / 2),
});
const meanOf = (points: readonly Point[]): Point => ({
	x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
	y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

/** A number between -1 and 1 that follows from a code alone, so that every screen draws the same county. */
function drift(code: string, salt: number): number {
	let hash = 2166136261 ^ salt;
	for (const letter of code) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
	return ((hash >>> 8) % 2001) / 1000 - 1;
}

/** Townships in the register's order, in lines shifted like a honeycomb, each a little off its place: nobody takes it for a grid, or for a map. */
function hive(townships: readonly string[]): Map<string, Point> {
	const columns = Math.max(1, Math.round(Math.sqrt((townships.length * sheet.width) / sheet.height)));
	const lines = Math.max(1, Math.ceil(townships.length / columns));
	const cell = { x: (sheet.width - 2 * edge) / columns, y: (sheet.height - 2 * edge) / lines };
	return new Map(
		townships.map((code, n) => {
			const line = Math.floor(n / columns);
			const inLine = Math.min(columns, townships.length - line * columns);
			// A short last line stands in the middle.
			const column = (n % columns) + (columns - inLine) / 2 + (line % 2 === 0 ? -0.18 : 0.18);
			return [
				code,
				{
					x: edge + (column + 0.5 + drift(code, 1) * 0.08) * cell.x,
					y: edge + (line + 0.5 + drift(code, 2) * 0.08) * cell.y,
				},
			];
		}),
	);
}

/** Seeds of a sunflower: the n-th of its villages around a township. */
function seed(around: Point, n: number, pitch: number): Point {
	const [radius, angle] = [pitch * Math.sqrt(n + 0.35), n * 2.399963];
	return inside({ x: around.x + radius * Math.cos(angle) * 1.12, y: around.y + radius * Math.sin(angle) });
}

/** Fits coordinates onto the sheet, north up, both directions to one scale. */
function projectionOf(known: readonly { latitude: number; longitude: number }[]) {
	const lat = known.map(({ latitude }) => latitude / 1e7);
	const lon = known.map(({ longitude }) => longitude / 1e7);
	const [south, north, west, east] = [Math.min(...lat), Math.max(...lat), Math.min(...lon), Math.max(...lon)];
	const middle = { lat: (south + north) / 2, lon: (west + east) / 2 };
	const narrowing = Math.cos((middle.lat * Math.PI) / 180);
	// One village alone, or all in one place, are shown in a county's usual breadth.
	const span = { lat: Math.max(north - south, 0.02), lon: Math.max(east - west, 0.02) };
	const scale = Math.min((sheet.width - 2 * edge) / (span.lon * narrowing), (sheet.height - 2 * edge) / span.lat);
	return {
		point: (latitude: number, longitude: number): Point => ({
			x: sheet.width / 2 + (longitude / 1e7 - middle.lon) * narrowing * scale,
			y: sheet.height / 2 - (latitude / 1e7 - middle.lat) * scale,
		}),
		perKm: scale / KM_A_DEGREE,
		middle,
		scale: { x: narrowing * scale, y: scale },
	};
}

/** Lines every so many minutes, five or so across the sheet. */
function graticuleOf({ middle, scale }: ReturnType<typeof projectionOf>): Sheet['graticule'] {
	const wanted = (sheet.width / scale.x / 6) * 60;
	const step = [1, 2, 5, 10, 20, 30, 60].find((minutes) => minutes >= wanted) ?? 60;
	const lines = (along: 'x' | 'y', centre: number, perDegree: number, length: number) => {
		const half = length / 2 / perDegree;
		const first = Math.ceil(((centre - half) * 60) / step) * step;
		const count = Math.max(0, Math.floor(((centre + half) * 60 - first) / step) + 1);
		return Array.from({ length: count }, (_, n) => {
			const minutes = first + n * step;
			const away = (minutes / 60 - centre) * perDegree;
			return { along, minutes, at: along === 'x' ? sheet.width / 2 + away : sheet.height / 2 - away };
		});
	};
	return [...lines('x', middle.lon, scale.x, sheet.width), ...lines('y', middle.lat, scale.y, sheet.height)];
}

/**
 * Puts every open village of the register on the sheet: by its coordinates where they are recorded, by hand where somebody put it, else among the
 * others of its township. Pure and the same everywhere; a village of which nothing changed stays where it was while no coordinates are recorded.
 */
export function sheetOf(units: readonly Unit[], placed: readonly Placed[]): Sheet {
	const open = units.filter(({ closedOn }) => closedOn === null);
	const byCode = (a: Unit, b: Unit) => (a.id < b.id ? -1 : 1);
	const villages = open.filter(({ level }) => level === 'village').sort(byCode);
	const of = new Map<string, Unit[]>();
	for (const village of villages) of.set(village.parent ?? '', [...(of.get(village.parent ?? '') ?? []), village]);
	const homes = hive([...of.keys()].sort());
	const where = new Map(placed.map((place) => [place.id, place]));
	const measured = villages.flatMap(({ id }) => {
		const { latitude = null, longitude = null } = where.get(id) ?? {};
		return latitude === null || longitude === null ? [] : [{ id, latitude, longitude }];
	});
	const projection = measured.length > 0 ? projectionOf(measured) : undefined;
	const spots = new Map<string, Spot>();
	for (const { id, latitude, longitude } of measured) {
		if (projection) spots.set(id, { ...projection.point(latitude, longitude), by: 'coordinates' });
	}
	const roomy = Math.min(15, 0.42 * Math.sqrt((sheet.width * sheet.height) / Math.max(villages.length, 1)));
	const townships = new Map<string, Point>();
	for (const [township, own] of of) {
		const known = own.flatMap(({ id }) => spots.get(id) ?? []);
		const around = known.length > 0 ? meanOf(known) : (homes.get(township) ?? { x: sheet.width / 2, y: sheet.height / 2 });
		for (const [n, { id }] of own.entries()) {
			const { across = null, down = null } = where.get(id) ?? {};
			if (spots.has(id)) continue;
			if (across !== null && down !== null)
				spots.set(id, { x: (across / sheetSize) * sheet.width, y: (down / sheetSize) * sheet.height, by: 'hand' });
			else spots.set(id, { ...seed(around, n, roomy), by: 'township' });
		}
		townships.set(township, meanOf(own.flatMap(({ id }) => spots.get(id) ?? [])));
	}
	const scaled = projection && new Set(measured.map(({ latitude, longitude }) => `${latitude} ${longitude}`)).size > 1;
	return { spots, townships, perKm: scaled ? projection.perKm : null, graticule: scaled ? graticuleOf(projection) : [] };
}

/** A point of the sheet as a free position, in ten-thousandths. */
export const positionAt = ({ x, y }: Point): { across: number; down: number } => ({
	across: clamp(Math.round((x / sheet.width) * sheetSize), 0, sheetSize),
	down: clamp(Math.round((y / sheet.height) * sheetSize), 0, sheetSize),
});

/** The longest of 1, 2, 5, 10… kilometres that takes at most so much of the sheet. */
export function scaleBar(perKm: number, most = 160): { km: number; length: number } {
	const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
	const km = steps.findLast((step) => step * perKm <= most) ?? 0.1;
	return { km, length: km * perKm };
}
