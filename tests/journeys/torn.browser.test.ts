import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/** A phone that loses its signal in the first seconds of its very first visit, when its rows have come and the rules that decide have not. */
let story: Story;
let village: Screen;

beforeAll(async () => {
	story = await openStory();
	village = await story.signIn(await story.browser.phone(), 'xinlitun-cun');
});
afterAll(() => story?.close());

test('it keeps what was typed and says so, and offers to open anew once the county is heard; then it records', async () => {
	const { page, context } = village;
	let cut = true;
	// Nothing was installed yet that could stand in for the network.
	await context.route('**/service-worker.js', (route) => (cut ? route.abort() : route.continue()));
	await context.route('**/_app/immutable/chunks/*.js', async (route) => {
		const answer = await route.fetch();
		// The part that decides is the one that can word what the engine itself refuses.
		if (cut && (await answer.text()).includes('command_unknown')) await route.abort('internetdisconnected');
		else await route.fulfill({ response: answer });
	});
	await page.goto('/problems');
	const ask = async () => {
		await page.getByRole('button', { name: '报难题' }).click();
		await page.getByLabel('什么事').fill('枝条发黑，是不是冻着了');
		await page.getByRole('button', { name: '报上去' }).click();
	};
	await ask();
	await page.getByText('记账要用的部分还没到手机上').waitFor();
	expect(await page.getByLabel('什么事').inputValue()).toBe('枝条发黑，是不是冻着了');
	await page.keyboard.press('Escape');
	cut = false;
	const reopen = page.getByRole('button', { name: '重新打开' });
	await reopen.waitFor({ timeout: 60_000 });
	await reopen.click();
	await page.getByText('都传完了').first().waitFor();
	await ask();
	await page.getByText('枝条发黑，是不是冻着了').first().waitFor();
	await reopen.waitFor({ state: 'detached' });
	// Parts still on their way when the browser closes are nobody's fault.
	await context.unrouteAll({ behavior: 'ignoreErrors' });
});
