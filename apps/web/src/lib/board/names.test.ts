import { place } from '@honghuo/features/support/view/FlowNames.svelte';
import { describe, expect, test } from 'vitest';

const within = { x: 0, y: 0, width: 400, height: 200 };
const named = (text: string, x: number, y: number, note?: string) => ({ key: text, text, at: { x, y }, ...(note ? { note } : {}) });

describe('names on the map', () => {
	test('stand beside their points and on no other’s', () => {
		// Right of the first stands the second point, so the first is named on its left.
		const [first, second] = place([named('大屯镇', 200, 100), named('喇嘛洞镇', 230, 100)], 14, within);
		expect([first?.anchor, second?.anchor]).toEqual(['end', 'start']);
	});

	test('a name whose note does not fit goes without it, rather than being left out', () => {
		const low = { ...within, height: 30 };
		expect(place([named('大屯镇', 100, 14, '技术 3 次')], 14, low).map(({ text, note }) => [text, note])).toEqual([['大屯镇', undefined]]);
		expect(place([named('大屯镇', 100, 100, '技术 3 次')], 14, within).map(({ note }) => note)).toEqual(['技术 3 次']);
	});

	test('what matters most comes first where there is room for one', () => {
		const narrow = { ...within, width: 64, height: 26 };
		expect(place([named('大屯镇', 10, 12), named('药王庙镇', 10, 12)], 14, narrow).map(({ key }) => key)).toEqual(['大屯镇']);
	});
});
