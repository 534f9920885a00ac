import type { Line } from './measure.ts';
export async function benchMemory(): Promise<Line> { return { what: 'memory', figures: '' }; }
