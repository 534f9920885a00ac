import { afterAll, beforeAll, test } from 'vitest';
import { openStory, type Story } from './story.ts';

let story: Story;
beforeAll(async () => {
	story = await openStory();
});
afterAll(() => story?.close());

test('shots', async () => {
	const now = new Date();
	const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
	for (const [who, unit] of [
		['first_secretary', '211422106214'],
		['county_official', '211422'],
	] as const) {
		const desk = await story.signIn(await story.browser.desktop(), who, who === 'first_secretary' ? '大屯' : '');
		await desk.page.goto('/reports');
		await desk.page.getByText('报表与导出').first().waitFor();
		await desk.page.waitForTimeout(1500);
		await desk.page.screenshot({ path: `/tmp/shot-${who}-list.png` });
		await desk.page.goto(`/reports/${unit}/${month}`);
		await desk.page.locator('article').waitFor();
		await desk.page.waitForTimeout(1000);
		await desk.page.locator('article button').first().click();
		await desk.page.waitForTimeout(1500);
		await desk.page.screenshot({ path: `/tmp/shot-${who}-paper.png`, fullPage: false });
		await desk.page.pdf({ path: `/tmp/shot-${who}.pdf` });
		console.log(await desk.page.locator('article').innerText());
		await desk.page.goto(`/reports/${unit}/${now.getFullYear()}`);
		await desk.page.locator('article').waitFor();
		console.log(await desk.page.locator('article').innerText());
		const phone = await story.signIn(await story.browser.phone(), who, who === 'first_secretary' ? '大屯' : '');
		await phone.page.goto('/reports');
		await phone.page.waitForTimeout(2500);
		await phone.page.screenshot({ path: `/tmp/shot-${who}-plist.png` });
		await phone.page.goto(`/reports/${unit}/${month}`);
		await phone.page.locator('article').waitFor();
		await phone.page.waitForTimeout(1000);
		await phone.page.screenshot({ path: `/tmp/shot-${who}-ppaper.png` });
		console.log(desk.faults, phone.faults);
	}
});
