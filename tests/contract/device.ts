import type { Entry } from '@honghuo/core/entry.ts';
import { features as shape } from '@honghuo/features/refs.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import type { Snapshot } from '../../apps/web/src/lib/replica/county-copy.ts';
import { decider } from '../../apps/web/src/lib/replica/decider.ts';
import { Replica } from '../../apps/web/src/lib/replica/replica.ts';
import { memoryStore } from '../../apps/web/src/lib/replica/store.ts';

/** A device of somebody, level with the county. */
export async function device(who: Visitor & { id: string }) {
	const store = memoryStore();
	const replica = new Replica({
		shape,
		decider: async () => decider,
		county: '211422',
		person: who.id,
		store,
		now: Date.now,
		newId,
		random: Math.random,
	});
	replica.replace((await who.ask<Snapshot>('GET', '/api/v1/snapshot')).body, 'all');
	const recent = await who.ask<{ entries: Entry[] }>('GET', '/api/v1/journal?limit=2000');
	replica.recall(recent.body.entries);
	const level = async () => {
		const { body } = await who.ask<{ entries: Entry[] }>('GET', `/api/v1/journal?after=${replica.cursor}&limit=2000`);
		return replica.apply(body.entries);
	};
	/** All the device says and keeps, as one text. */
	const text = async () =>
		JSON.stringify([await store.load(), replica.feed, [...shape.tables.values()].map((table) => replica.all(table))]);
	return { replica, level, text };
}
