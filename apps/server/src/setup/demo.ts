import { randomInt } from 'node:crypto';
import type { Actor } from '@honghuo/core/actor.ts';
import { addDays, localDate } from '@honghuo/core/dates.ts';
import { people } from '@honghuo/drizzle/seed/datun/people.ts';
import { anybody } from '@honghuo/drizzle/seed/datun/privacy.ts';
import { datun, foundedDaysAgo, founder, storyCounty } from '@honghuo/drizzle/seed/datun/story.ts';
import { v7 as uuid } from 'uuid';
import { type Accounts, prepare } from '../auth/accounts.ts';
import type { Database } from '../database/connect.ts';
import type { Item } from '../journal/commit.ts';
import { addAccounts, commitAll, commitFounding, type Founding, itemOf, mayBegin, planFounding, whileEmpty } from './found.ts';

/** Somebody of the story one can sign in as. The password is random and shown once. */
export type DemoAccount = { name: string; role: string; roleName: string; place: string; username: string; password: string };

/**
 * Loads the Datun story into an empty installation, in one transaction: founded like any county, then lived through by its own people's commands,
 * each with the day it was recorded. Throws ApiError `already_set_up`, `setup_code_*`.
 */
export async function loadDemo(database: Database, accounts: Accounts, code?: string): Promise<DemoAccount[]> {
	await mayBegin(database, code);
	const today = localDate(new Date());
	const instant = ({ daysAgo, at }: { daysAgo: number; at: string }) =>
		new Date(`${addDays(today, -daysAgo)}T${at}:00+08:00`).toISOString();
	const founding = await planFounding(storyCounty, founder.name, instant({ daysAgo: foundedDaysAgo, at: '08:00' }));
	// The founder and the catalogue have their ids from the founding.
	const ids = new Map([[founder.key, founding.administrator], ...idsByName(founding)]);
	const id = (key: string): string => {
		const known = ids.get(key) ?? uuid();
		ids.set(key, known);
		return known;
	};
	const steps = datun(today, id);
	const members = await Promise.all(
		people.map(async ({ key, name, role, roleName, place, username }) => {
			const password = newPassword();
			return {
				person: id(key),
				credentials: await prepare(username, password),
				shown: { name, role, roleName, place, username, password },
			};
		}),
	);
	const items: Item[] = steps.map((step) => {
		// Whoever scans a label has no account: the server writes it down for them.
		const actor: Actor = { person: id(step.by), county: storyCounty, grants: [], ...(step.by === anybody ? { system: true } : {}) };
		const recordedAt = instant(step);
		return itemOf(step, actor, uuid({ msecs: Date.parse(recordedAt) }), recordedAt);
	});
	await whileEmpty(database, code, async (tx, db) => {
		await commitFounding(tx, founding);
		await commitAll(tx, storyCounty, items);
		await addAccounts(accounts, db, storyCounty, members);
	});
	return members.map(({ shown }) => shown);
}

/** Rows the founding has made, by the name they were given. */
export const idsByName = ({ items }: Founding): [string, string][] =>
	items.flatMap(({ envelope: { input } }): [string, string][] => {
		const { id, name } = input as { id?: unknown; name?: unknown };
		return typeof id === 'string' && typeof name === 'string' ? [[name, id]] : [];
	});

/** No letters or digits that look alike; to be read from a screen and typed on a phone. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four: 79 bits. */
export const newPassword = (): string =>
	Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join('-');
