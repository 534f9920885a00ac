import type { Result } from '@honghuo/core/command.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { Installation } from './installation.ts';

export const county = '211422';
export const villages = ['211422106214', '211422222201'] as const;

/** Somebody with a session of their own. Writers have a block of 7 mu. */
export type Person = { id: string; role: string; village: string; cookie: string; block: string };

/** A county with people, founded once over HTTP; every probe works on a copy of its data. */
export type Town = { installation: Installation; administrator: Visitor; writers: Person[]; official: Person };

const password = 'dongpo-xiujian-7';
const writersPerVillage = 4;

/** Sets the county up on a server of its own: four first secretaries a village, each with a block, and a county official. The server is stopped. */
export async function foundTown(): Promise<Town> {
	const installation = await Installation.fresh();
	try {
		await installation.start();
		const administrator = new Visitor(installation.url);
		await setUp(administrator, installation.setupCode);
		const places = villages.flatMap((village) => Array.from({ length: writersPerVillage }, () => village));
		const writers = await Promise.all(places.map((village) => enter(administrator, 'first_secretary', village)));
		const official = await enter(administrator, 'county_official', county);
		for (const person of writers) await plant(visitorOf(installation.url, person), person);
		await installation.stop();
		return { installation, administrator, writers, official };
	} catch (error) {
		await installation.close();
		throw error;
	}
}

/** Founds the county. */
export async function setUp(administrator: Visitor, code: string): Promise<void> {
	const founded = await administrator.ask('POST', '/api/v1/setup', {
		code,
		county,
		administrator: { name: '县管理员', username: 'guanli', password },
	});
	if (founded.status !== 201) throw new Error(`set-up: ${founded.status} ${JSON.stringify(founded.body)}`);
}

/** Enters a person, posts and invites them, and lets them accept. */
async function enter(administrator: Visitor, role: string, unit: string): Promise<Person> {
	const id = newId();
	accepted(
		await administrator.send(
			['person.add', { id, name: role }],
			['posting.give', { id: newId(), person: id, role, unit, from: '2024-01-01' }],
		),
	);
	const { body } = await administrator.ask<{ code: string }>('POST', '/api/v1/invitations', { person: id });
	const visitor = new Visitor(administrator.url);
	const joined = await visitor.ask('POST', `/api/v1/invitations/${body.code}/accept`, { username: `u${id.slice(-8)}`, password });
	if (joined.status !== 201) throw new Error(`joining: ${joined.status} ${JSON.stringify(joined.body)}`);
	return { id, role, village: unit, cookie: visitor.cookie, block: newId() };
}

async function plant(visitor: Visitor, { village, block }: Person): Promise<void> {
	const orchard = newId();
	accepted(
		await visitor.send(
			['orchard.create', { id: orchard, village, name: `早金酥梨园${orchard.slice(-6)}` }],
			['block.create', { id: block, orchard, name: '东坡', areaE4mu: 70_000 }],
		),
	);
}

/** This person at this server's door. */
export const visitorOf = (url: string, { cookie }: { cookie: string }): Visitor => Object.assign(new Visitor(url), { cookie });

/** Insists that all were taken. */
export function accepted(results: readonly Result[]): void {
	const refused = results.find(({ status }) => status !== 'accepted');
	if (refused) throw new Error(JSON.stringify(refused));
}

/** A log of dormant pruning of 0.1 mu that carries a word by which it is known again. */
export const pruning = (block: string, note: string) => ({
	id: newId(),
	block,
	kind: 'dormant_pruning',
	doneValue: 1_000,
	doneUnit: 'e4mu',
	occurredOn: '2026-02-26',
	note,
});
