import type { Rows } from '@honghuo/core/row.ts';
import { isScreen } from '@honghuo/features/village/figures.ts';
import { type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { markScreens } from './mark-screens.ts';

const [county, day] = ['211422', '2025-03-01'];
let site: TestSite;
let administrator: SiteVisitor;
beforeAll(async () => {
	site = await testSite(inject('cluster'), { limits: false });
	administrator = await site.founded();
});
afterAll(() => site.close());

/** A link as it was made before boards bore a mark: the viewer's posting has an id of its own. */
async function oldLink(name: string): Promise<{ person: string; token: string }> {
	const [person, posting] = [uuid(), uuid()];
	await administrator.does('person.add', { id: person, name });
	await administrator.does('posting.give', { id: posting, person, role: 'viewer', unit: county, from: day, to: null });
	const { token } = await site.services.screens.make({ county, person, posting, madeBy: uuid() });
	return { person, token };
}
/** What everybody's device tells of this person. */
async function toldAsScreen(person: string): Promise<boolean> {
	const { tables } = (await administrator.get('/api/v1/snapshot')).body as unknown as { tables: { posting: { id: string }[] } };
	return isScreen(person, { get: (_table: unknown, id: string) => tables.posting.find((row) => row.id === id) } as unknown as Rows);
}
const version = () => site.services.journal.version(county);

describe('a board’s link of an earlier version', () => {
	test('is told from a human being after a start, opens as before, and is marked once', async () => {
		const { person, token } = await oldLink('村部大厅屏');
		expect(await toldAsScreen(person)).toBe(false);
		await markScreens(site.services);
		expect(await toldAsScreen(person)).toBe(true);
		expect(await site.services.screens.open(token)).toEqual({ county, person });
		const marked = await version();
		await markScreens(site.services);
		expect(await version()).toBe(marked);
	});

	test('that was revoked is marked too, and gains no right by it', async () => {
		const { person } = await oldLink('旧屏');
		const [link] = await site.services.screens.list(county);
		await administrator.post(`/api/v1/screens/${link?.id}/revoke`);
		await markScreens(site.services);
		expect(await toldAsScreen(person)).toBe(true);
		const today = new Date().toISOString().slice(0, 10);
		const { grants } = await site.services.journal.actorOf(county, person);
		expect(grants.filter(({ from, to }) => from <= today && (to === null || today <= to))).toEqual([]);
	});

	test('whose person somebody posted as a human being, or who signs in, is left as it is', async () => {
		const posted = await oldLink('孙会计');
		const unit = '211422106214';
		await administrator.does('posting.give', { id: uuid(), person: posted.person, role: 'team_member', unit, from: day });
		const signsIn = await site.joined(administrator, { name: '来看的人', username: 'kan', role: 'viewer', unit: county });
		await site.services.screens.make({ county, person: signsIn.person, posting: uuid(), madeBy: uuid() });
		const before = await version();
		await markScreens(site.services);
		expect([await toldAsScreen(posted.person), await toldAsScreen(signsIn.person), await version()]).toEqual([false, false, before]);
	});
});
