import { type Entry, opens, seal } from '@honghuo/core/entry.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import { features } from '@honghuo/features/slices.ts';
import { visits } from '@honghuo/features/visit/model.ts';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { decider } from './decider.ts';
import { Replica } from './replica.ts';
import { memoryStore } from './store.ts';

const [county, datun, xinlitun] = ['211422', '211422106214', '211422222201'];
const visit = v7();
const row = (version: number, attendees: string[]) => ({ county, id: visit, village: xinlitun, version, attendees }) as unknown as BaseRow;
const entry = (version: number, name: string, attendees: string[]): Entry => ({
	county,
	version,
	previous: version - 1,
	id: v7(),
	name,
	actor: v7(),
	at: '2026-02-26T04:00:00.000Z',
	changes: [{ table: 'expert_visit', op: 'update', row: row(version, attendees) }],
});

/** A phone of 大屯村 that looked at 新立屯村 once. */
function phone() {
	const store = memoryStore();
	const parts = {
		shape: features,
		decider: async () => decider,
		county,
		person: v7(),
		store,
		now: Date.now,
		newId: v7,
		random: Math.random,
	};
	const replica = new Replica(parts);
	replica.replace({ version: 3, tables: {} }, [datun]);
	replica.recall([entry(2, 'visit.complete', ['欧阳守拙', '别家的人'])]);
	replica.peek({ version: 3, tables: { expert_visit: [row(2, ['欧阳守拙', '别家的人'])] } });
	const says = async () => JSON.stringify([await store.load(), replica.feed, replica.get(visits, visit)]);
	return { replica, says };
}

test('what is erased goes from rows, feed and store, also of a village that was only looked at', async () => {
	const { replica, says } = phone();
	expect(await says()).toContain('欧阳守拙');
	replica.apply([entry(4, 'visit.update', ['欧阳守拙']), entry(5, 'person.erase', ['已删除', '别家的人'])]);
	expect(await says()).not.toContain('欧阳守拙');
	expect(replica.get(visits, visit)).toMatchObject({ attendees: ['已删除', '别家的人'], version: 5 });
	expect(replica.feed.map(({ name }) => name)).toEqual(['person.erase']);
});

test('an ordinary entry of a village that is not followed changes nothing here; a village never seen stays unseen', async () => {
	const { replica } = phone();
	replica.apply([entry(4, 'visit.update', ['另一个人'])]);
	expect(replica.get(visits, visit)).toMatchObject({ version: 2 });
	const fresh = new Replica({ ...replica.parts, store: memoryStore() });
	fresh.replace({ version: 3, tables: {} }, [datun]);
	fresh.apply([entry(4, 'person.erase', ['已删除'])]);
	expect(fresh.get(visits, visit)).toBeUndefined();
});

test('who saves data gets it too, who has no right to the rows does not', () => {
	const saver = { county, all: false, villages: [datun], own: true };
	expect(opens(saver, entry(4, 'visit.update', []), 'county', features.tables)).toBe(false);
	expect(opens(saver, entry(4, 'person.erase', []), 'county', features.tables)).toBe(true);
	expect(opens(saver, entry(4, 'contact.erase', []), [xinlitun], features.tables)).toBe(false);
	expect(seal(entry(4, 'contact.erase', [])).name).toBe('sealed');
});
