import type { Browser, BrowserContext, Page } from 'playwright';
import { launchBrowser } from './browser.ts';

/** A screen somebody holds or sits at, in a browser context of its own. `faults` collects what the page complained of. */
export type Screen = { page: Page; context: BrowserContext; faults: string[] };

/** Several people's screens in one browser. */
export type Screens = { phone: () => Promise<Screen>; desktop: () => Promise<Screen>; close: () => Promise<void> };

/** A microphone that hums and is always allowed, for journeys in which somebody talks. */
export const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** Opens a browser for a journey, with more of Chromium's switches if wanted. Pages speak Chinese and live in China's time zone, as their people do. */
export async function screens(url: string, args: readonly string[] = []): Promise<Screens> {
	const browser: Browser = await launchBrowser({ args: [...args] });
	const open = async (options: object): Promise<Screen> => {
		const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
		context.setDefaultTimeout(15_000);
		const page = await context.newPage();
		const faults: string[] = [];
		page.on('pageerror', (error) => faults.push(String(error)));
		page.on('console', (message) => {
			// A request without a line is the journey's own doing.
			if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(message.text()))
				faults.push(message.text());
		});
		return { page, context, faults };
	};
	return {
		phone: () => open({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }),
		desktop: () => open({ viewport: { width: 1440, height: 900 } }),
		close: () => browser.close(),
	};
}
