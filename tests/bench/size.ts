import type { Line } from './measure.ts';
export async function benchSize(): Promise<Line> { return { what: 'size', figures: '' }; }
