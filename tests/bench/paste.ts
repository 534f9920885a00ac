import { v7 as newId } from 'uuid';
import { type Line, median, spread } from './measure.ts';
import { inStory } from './story.ts';

const village = '211422106214';
const blocks = 20;

/** A table of 20 × 3 cells pasted onto the yield sheet of twenty blocks: milliseconds until its questions stand on the screen. */
export async function benchPaste(): Promise<Line> {
	return inStory(async ({ browser, first, signIn }) => {
		const { body } = await first.ask<{ tables: { variety: { id: string; name: string }[] } }>('GET', `/api/v1/snapshot?village=${village}`);
		const variety = body.tables.variety.find(({ name }) => name === '早金酥')?.id;
		const orchard = newId();
		const made = [...Array(blocks).keys()].flatMap((n): [string, object][] => {
			const block = newId();
			return [
				['block.create', { id: block, orchard, name: `东坡${n + 1}`, areaE4mu: 20_000 + n * 100 }],
				['planting.create', { id: newId(), block, variety, role: 'main', plantedOn: '2020-04-05', plantedPrecision: 'year' }],
			];
		});
		await first.send(['orchard.create', { id: orchard, village, name: '二十块梨园' }], ...made);
		const { page } = await browser.desktop().then(signIn);
		const table = [...Array(blocks).keys()].map((n) => `${n === 4 ? 68_000 : 6_000 + n}\t1.80\t8月${n + 1}日`).join('\r\n');
		const took: number[] = [];
		for (let round = 0; round < 9; round++) {
			await page.goto(`/yields?orchard=${orchard}`);
			await page.evaluate(() => localStorage.clear());
			await page.reload();
			await page.locator(`[data-cell="${blocks - 1}:0"]`).waitFor();
			await page.locator('[data-cell="0:0"]').focus();
			took.push(
				await page.evaluate((text) => {
					const clipboardData = new DataTransfer();
					clipboardData.setData('text/plain', text);
					const from = performance.now();
					document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
					return new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - from))));
				}, table),
			);
			await page.getByText('是不是多打了一个 0').waitFor();
		}
		return {
			what: `ms from pasting ${blocks} × 3 cells onto the yield sheet to its questions on the screen`,
			figures: spread(took),
			goal: '≤ 300',
			met: median(took) <= 300,
		};
	});
}
