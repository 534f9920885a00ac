import type { Me } from '#lib/api.ts';
import { openDeviceStore } from '#lib/replica/device-store.ts';
import { ask, httpTransport } from '#lib/replica/http.ts';
import { envelopeOf, Outbox } from '#lib/replica/outbox.ts';

const language = () => 'zh-CN';

/**
 * Sends what the signed-in person's outbox keeps, when the signal returns and no page is open. Rejects when something is left and the way is
 * closed, so that the browser tries again later. What each command was answered is kept for the next page.
 */
export async function sendKept(): Promise<void> {
	const { person, county } = await ask<Me>({ origin: '', language }, 'GET', '/api/v1/me');
	const store = await openDeviceStore(county.code, person.id);
	try {
		await navigator.locks.request(`honghuo-send-${person.id}`, async () => {
			const http = httpTransport({ origin: '', county: county.code, language });
			const outbox = new Outbox(Math.random);
			outbox.load(await store.outbox());
			for (let due = outbox.due(Date.now()); due.length > 0; due = outbox.due(Date.now())) {
				outbox.sending(due);
				await store.keep(outbox.answered(await http.commands(due.map(envelopeOf))));
			}
		});
	} finally {
		store.close();
	}
}
