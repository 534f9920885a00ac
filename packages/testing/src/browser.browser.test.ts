import { expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';

test('a browser starts on this machine and draws Chinese: every character as wide as it is high, none as a box', async () => {
	const browser = await launchBrowser();
	try {
		const page = await browser.newPage();
		await page.setContent(
			'<body style="font:20px sans-serif"><span id=a>大屯村早金酥梨园修剪东坡七亩</span><br><span id=b style="font-weight:700">进度</span></body>',
		);
		const widths = await page.evaluate(() => ['a', 'b'].map((id) => document.getElementById(id)?.getBoundingClientRect().width));
		expect(widths).toEqual([14 * 20, 2 * 20]);
		const pixels = (character: string) =>
			page.evaluate((text) => {
				const canvas = document.createElement('canvas');
				const context = canvas.getContext('2d');
				if (!context) return '';
				context.font = '40px sans-serif';
				context.fillText(text, 10, 60);
				return canvas.toDataURL();
			}, character);
		const drawn = await Promise.all(['梨', '枣', '亩'].map(pixels));
		// A private-use character has no shape in any font: this is what a box looks like here.
		expect(new Set([...drawn, await pixels('\ue000')]).size).toBe(4);
	} finally {
		await browser.close();
	}
}, 60_000);
