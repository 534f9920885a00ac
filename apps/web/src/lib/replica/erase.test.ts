import { type Entry, opens, seal } from '@honghuo/core/entry.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import { features } from '@honghuo/features/slices.ts';
import { logs } from '@honghuo/features/work/model.ts';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { decider } from './decider.ts';
import { Replica } from './replica.ts';
import { memoryStore } from './store.ts';

const [county, datun, xinlitun] = ['211422', '211422106214', '211422222201'];
const log = v7();
const row = (version: number, helpers: string[]) => ({ county, id: log, village: xinlitun, version, helpers }) as unknown as BaseRow;
const entry = (version: number, name: string, helpers: string[]): Entry => ({
	county,
	version,
	previous: version - 1,
	id: v7(),
	name,
	actor: v7(),
	at: '2026-02-26T04:00:00.000Z',
	changes: [{ table: 'work_log', op: 'update', row: row(version, helpers) }],
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
	replica.recall([entry(2, 'work.log', ['欧阳守拙', '别家的人'])]);
	replica.peek({ version: 3, tables: { work_log: [row(2, ['欧阳守拙', '别家的人'])] } });
	const says = async () => JSON.stringify([await store.load(), replica.feed, replica.get(logs, log)]);
	return { replica, says };
}

test('what is erased goes from rows, feed and store, also of a village that was only looked at', async () => {
	const { replica, says } = phone();
	expect(await says()).toContain('欧阳守拙');
	replica.apply([entry(4, 'work.correct', ['欧阳守拙']), entry(5, 'person.erase', ['已删除', '别家的人'])]);
	expect(await says()).not.toContain('欧阳守拙');
	expect(replica.get(logs, log)).toMatchObject({ helpers: ['已删除', '别家的人'], version: 5 });
	expect(replica.feed.map(({ name }) => name)).toEqual(['person.erase']);
});

test('an ordinary entry of a village that is not followed changes nothing here; a village never seen stays unseen', async () => {
	const { replica } = phone();
	replica.apply([entry(4, 'work.correct', ['另一个人'])]);
	expect(replica.get(logs, log)).toMatchObject({ version: 2 });
	const fresh = new Replica({ ...replica.parts, store: memoryStore() });
	fresh.replace({ version: 3, tables: {} }, [datun]);
	fresh.apply([entry(4, 'person.erase', ['已删除'])]);
	expect(fresh.get(logs, log)).toBeUndefined();
});

test('who saves data gets it too, who has no right to the rows does not', () => {
	const saver = { county, all: false, villages: [datun], own: true };
	expect(opens(saver, entry(4, 'work.correct', []), 'county', features.tables)).toBe(false);
	expect(opens(saver, entry(4, 'person.erase', []), 'county', features.tables)).toBe(true);
	expect(opens(saver, entry(4, 'contact.erase', []), [xinlitun], features.tables)).toBe(false);
	expect(seal(entry(4, 'contact.erase', [])).name).toBe('sealed');
});

test('a name that is veiled again goes from rows, feed and store; one that is put right stays in what was told', async () => {
	const store = memoryStore();
	const replica = new Replica({ ...phone().replica.parts, store });
	const person = v7();
	const told = (version: number, name: string, text: string): Entry => ({
		...entry(version, name, []),
		changes: [{ table: 'person', op: 'update', row: { county, id: person, village: null, version, name: text } as unknown as BaseRow }],
	});
	replica.replace({ version: 3, tables: {} }, [datun]);
	replica.apply([told(4, 'person.add', '欧阳守拙'), told(5, 'person.rename', '欧阳守拙二')]);
	expect(replica.feed.map(({ name }) => name)).toEqual(['person.rename', 'person.add']);
	replica.apply([told(6, 'consent.withdraw', '欧*')]);
	expect(JSON.stringify([await store.load(), replica.feed])).not.toContain('守拙');
	expect(replica.feed.map(({ name }) => name)).toEqual(['consent.withdraw']);
});
