import type { Block } from '../model.ts';

export type { Block } from '../model.ts';

type Point = [x: number, y: number];

/** Blocks as polygons in a drawing 358 wide, `room` the width a label has; `surveyed` when all come from real outlines, north up. */
export type Sketch = { height: number; surveyed: boolean; shapes: { block: Block; points: Point[]; center: Point; room: number }[] };

const WIDTH = 358;
const MARGIN = 14;
const ROW = 122;

/** A number 0…1 that is always the same for a text: the sketch must not jump between two visits. */
function steady(text: string, salt: number): number {
	let hash = 2_166_136_261 ^ salt;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619);
	return ((hash >>> 0) % 1000) / 1000;
}

const sizeOf = (block: Block): number => block.areaE4mu ?? (block.treeCount ?? 1) * 100;

/** Draws blocks by their outlines, or, when one is missing, side by side with widths in proportion to their areas. */
export function sketchOf(blocks: readonly Block[]): Sketch {
	const rings = blocks.map((block) => block.geometry?.ring);
	if (blocks.length > 0 && rings.every((ring) => ring !== undefined)) return surveyed(blocks, rings as Point[][]);
	const perRow = blocks.length <= 3 ? blocks.length : Math.ceil(blocks.length / Math.ceil(blocks.length / 3));
	const shapes: Sketch['shapes'] = [];
	for (let start = 0, row = 0; start < blocks.length; start += perRow, row++) {
		const line = blocks.slice(start, start + perRow);
		const room = WIDTH - 2 * MARGIN - 8 * (line.length - 1);
		// A homestead beside 30 mu must stay legible: nobody gets less than half an equal share.
		const least = room / line.length / 2;
		const total = line.reduce((sum, block) => sum + sizeOf(block), 0);
		const free = room - least * line.length;
		let x = MARGIN;
		for (const block of line) {
			const width = least + (free * sizeOf(block)) / total;
			shapes.push({ block, room: width, ...handDrawn(block.id, x, 16 + row * (ROW + 10), width) });
			x += width + 8;
		}
	}
	return { height: 34 + Math.max(1, Math.ceil(blocks.length / Math.max(perRow, 1))) * (ROW + 10), surveyed: false, shapes };
}

/** A rectangle as a hand would walk it: corners a little off, and one corner cut. */
function handDrawn(id: string, x: number, y: number, width: number): { points: Point[]; center: Point } {
	const off = (salt: number, most: number) => (steady(id, salt) - 0.5) * most;
	const wide = Math.min(14, width * 0.12);
	const points: Point[] = [
		[x + off(1, wide), y + 10 + off(2, 16)],
		[x + width + off(3, wide), y + 6 + off(4, 14)],
		[x + width + off(5, wide) - 2, y + ROW * 0.55 + off(6, 20)],
		[x + width - width * 0.12 + off(7, wide), y + ROW - 6 + off(8, 10)],
		[x + width * 0.14 + off(9, wide), y + ROW + off(10, 10) - 4],
		[x + off(11, wide) + 2, y + ROW * 0.6 + off(12, 20)],
	];
	return { points, center: [x + width / 2, y + ROW / 2 + 2] };
}

function surveyed(blocks: readonly Block[], rings: readonly Point[][]): Sketch {
	const all = rings.flat();
	const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
	const [south, north] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
	// A degree of longitude is shorter than one of latitude.
	const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
	const scale = Math.min((WIDTH - 2 * MARGIN) / Math.max((east - west) * shrink, 1e-9), 220 / Math.max(north - south, 1e-9));
	const left = (WIDTH - (east - west) * shrink * scale) / 2;
	const shapes = blocks.map((block, n) => {
		const points = (rings[n] as Point[]).map(([x, y]): Point => [left + (x - west) * shrink * scale, 24 + (north - y) * scale]);
		const sum = points.reduce(([sx, sy], [x, y]): Point => [sx + x, sy + y], [0, 0]);
		const across = points.map(([x]) => x);
		const room = Math.max(...across) - Math.min(...across);
		return { block, points, room, center: [sum[0] / points.length, sum[1] / points.length] as Point };
	});
	return { height: (north - south) * scale + 48, surveyed: true, shapes };
}
