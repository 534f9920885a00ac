import type { Block } from '../orchard/model.ts';

type Outline = Block['geometry'];

/** A corner on a drawing: whole metres to the right and down from its upper left corner. Which way is north it does not say. */
export type Point = [x: number, y: number];

/** How wide and high a drawing may be, in metres. */
export const EXTENT = 5000;

/** 1 m² = 15/10,000 mu. */
const E4MU_PER_M2 = 15;

const inside = (n: number): number => Math.min(EXTENT, Math.max(0, Math.round(n)));

/** Twice the area between an outline and the axis, signed by the way it goes round. */
const winding = (points: readonly Point[]): number =>
	points.reduce((sum, [x, y], n) => {
		const [nextX, nextY] = points[(n + 1) % points.length] as Point;
		return sum + x * nextY - nextX * y;
	}, 0);

/** The area inside an outline, in e4mu. */
export const drawnArea = (points: readonly Point[]): number => Math.round((Math.abs(winding(points)) / 2) * E4MU_PER_M2);

/** On which side of the line from a to b a corner lies: its sign; 0 on it. */
const side = ([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));

const between = (a: Point, b: Point, [x, y]: Point): boolean =>
	x >= Math.min(a[0], b[0]) && x <= Math.max(a[0], b[0]) && y >= Math.min(a[1], b[1]) && y <= Math.max(a[1], b[1]);

function meet(a: Point, b: Point, c: Point, d: Point): boolean {
	const [atC, atD, atA, atB] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
	if (atC !== atD && atA !== atB) return true;
	return (
		(atC === 0 && between(a, b, c)) || (atD === 0 && between(a, b, d)) || (atA === 0 && between(c, d, a)) || (atB === 0 && between(c, d, b))
	);
}

/** Whether an outline closes round a piece of land: three corners or more, none twice, no side across another. */
export function isOutline(points: readonly Point[]): boolean {
	if (points.length < 3 || new Set(points.map(String)).size < points.length || winding(points) === 0) return false;
	const at = (n: number) => points[n % points.length] as Point;
	return points.every((corner, n) => {
		const next = at(n + 1);
		// The side after this one begins where this one ends: it may not turn back over it.
		if (side(corner, next, at(n + 2)) === 0 && between(corner, next, at(n + 2))) return false;
		return points.every((_, m) => m <= n + 1 || (n === 0 && m === points.length - 1) || !meet(corner, next, at(m), at(m + 1)));
	});
}

/** The smallest upright rectangle around corners: left, top, width, height. */
export function boxOf(points: readonly Point[]): { x: number; y: number; width: number; height: number } {
	const [across, down] = [points.map(([x]) => x), points.map(([, y]) => y)];
	const [x, y] = [Math.min(...across), Math.min(...down)];
	return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

/** An upright rectangle, its corners from the upper left on. */
export const rectangle = (x: number, y: number, width: number, height: number): Point[] => [
	[x, y],
	[x + width, y],
	[x + width, y + height],
	[x, y + height],
];

/** Whether two outlines say the same; one that is not there is like another that is not. */
export const sameOutline = (a: Outline, b: Outline): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether an outline is an upright rectangle. */
export function isRectangle(points: readonly Point[]): boolean {
	const { x, y, width, height } = boxOf(points);
	const corners = new Set(points.map(String));
	return points.length === 4 && rectangle(x, y, width, height).every((corner) => corners.has(String(corner)));
}

/** An outline carried elsewhere, as far as the drawing goes. */
export function moved(points: readonly Point[], dx: number, dy: number): Point[] {
	const { x, y, width, height } = boxOf(points);
	const right = inside(Math.min(x + dx, EXTENT - width)) - x;
	const down = inside(Math.min(y + dy, EXTENT - height)) - y;
	return points.map(([px, py]) => [px + right, py + down]);
}

/** An outline with one corner elsewhere; of a rectangle that stays one the two beside it come along. */
export function cornerMoved(points: readonly Point[], corner: number, [toX, toY]: Point, upright: boolean): Point[] {
	const [fromX, fromY] = points[corner] as Point;
	const [x, y] = [inside(toX), inside(toY)];
	return points.map(([px, py], n) => {
		if (n === corner) return [x, y];
		return upright ? [px === fromX ? x : px, py === fromY ? y : py] : [px, py];
	});
}

/** An outline with one corner more, in the middle of the side after this one. */
export function cornerAdded(points: readonly Point[], corner: number): Point[] {
	const [[x, y], [nextX, nextY]] = [points[corner] as Point, points[(corner + 1) % points.length] as Point];
	return [...points.slice(0, corner + 1), [inside((x + nextX) / 2), inside((y + nextY) / 2)], ...points.slice(corner + 1)];
}

/** An outline made larger or smaller, its upper left corner where it is. */
export function resized(points: readonly Point[], by: number): Point[] {
	const { x, y } = boxOf(points);
	return points.map(([px, py]) => [inside(x + (px - x) * by), inside(y + (py - y) * by)]);
}

type Sized = Pick<Block, 'id' | 'areaE4mu' | 'treeCount' | 'geometry'>;

/** How somebody has laid a block out; undefined for one that nobody has. */
export const planOf = ({ geometry }: Pick<Block, 'geometry'>): Point[] | undefined =>
	geometry && 'plan' in geometry ? geometry.plan : undefined;

/** A block that nobody has laid out is a rectangle of its true size; trees without an area have 12 m² each. */
function trueSize({ areaE4mu, treeCount }: Sized): { width: number; height: number } {
	const area = areaE4mu === null ? (treeCount ?? 1) * 12 : areaE4mu / E4MU_PER_M2;
	const width = Math.max(6, Math.round(Math.sqrt(area * 1.4)));
	return { width: Math.min(width, EXTENT), height: Math.min(Math.max(5, Math.round(area / width)), EXTENT) };
}

/** All blocks as the drawing shows them: as they were laid out, and below those, side by side, the ones that nobody has. */
export function layOut(blocks: readonly Sized[]): Map<string, Point[]> {
	const drawn = new Map(blocks.flatMap((block) => (planOf(block) ? [[block.id, planOf(block) as Point[]] as const] : [])));
	const rest = blocks.filter(({ id }) => !drawn.has(id)).map((block) => ({ id: block.id, ...trueSize(block) }));
	const box = drawn.size > 0 ? boxOf([...drawn.values()].flat()) : { x: 0, y: 0, width: 0, height: 0 };
	const gap = 5;
	const all = rest.reduce((sum, { width, height }) => sum + width * height, 0);
	const most = Math.max(box.width, Math.sqrt(all) * 1.5, ...rest.map(({ width }) => width));
	let [x, y, tallest] = [box.x, drawn.size > 0 ? box.y + box.height + gap : 0, 0];
	for (const { id, width, height } of rest) {
		if (x > box.x && x + width > box.x + most) [x, y, tallest] = [box.x, y + tallest + gap, 0];
		drawn.set(id, moved(rectangle(0, 0, width, height), x, y));
		x += width + gap;
		tallest = Math.max(tallest, height);
	}
	return drawn;
}

/** How far apart the lines of the grid are, in metres, so that there are about fifteen of them; a fifth of it is one step. */
export const gridFor = (width: number): number => [5, 10, 20, 50, 100, 200, 500].find((one) => width / one <= 18) ?? 1000;
