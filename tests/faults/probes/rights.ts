import { setTimeout as sleep } from 'node:timers/promises';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import type { Sabotage } from '../installation.ts';
import { type Report, report } from '../probe.ts';
import { accepted, county, type Person, type Town, villages, visitorOf } from '../town.ts';

/** A right that ends must have ended on an open socket so soon. */
const effect = 5_000;

/** R5 on a real server: who may see a phone number gets it by every way, who may not by none, and a right that ends is felt on an open socket. */
export async function rights(town: Town, options: { rounds: number; sabotage?: Sabotage }): Promise<Report> {
	const result = report('rights, live and later');
	const place = await town.installation.copy();
	const open: Visitor[] = [];
	const visit = (person: { cookie: string }) => {
		const visitor = visitorOf(place.url, person);
		open.push(visitor);
		return visitor;
	};
	try {
		await place.start(options.sabotage);
		const [own, ...others] = town.writers as [Person, ...Person[]];
		const neighbour = others.find(({ village }) => village !== own.village) as Person;
		const leaving = others.filter(({ village }) => village === own.village);
		const administrator = visit(town.administrator);
		for (; result.rounds < options.rounds; result.rounds++) {
			const inside = [visit(own), visit(town.official)];
			const outside = [visit(neighbour)];
			for (const screen of [...inside, ...outside]) await screen.connect({ county });
			const phone = canary();
			await setPhone(administrator, own, phone);
			result.sent++;
			await until(() => inside.every((screen) => heard(screen, phone)));
			await sleep(200);
			for (const screen of inside) {
				if (!heard(screen, phone)) result.breaks.push('one with the right did not hear it live');
				if ((await ways(screen, phone)).length < 3) result.breaks.push('one with the right does not get it later');
			}
			for (const screen of outside) {
				if (heard(screen, phone)) result.breaks.push('heard live without the right');
				for (const way of await ways(screen, phone)) result.breaks.push(`read without the right by ${way}`);
			}
			const person = leaving[result.rounds % leaving.length] as Person;
			if (result.rounds < leaving.length) await leave(administrator, visit(person), own, result);
			for (const visitor of open.splice(1)) visitor.leave();
		}
		const last = visit(leaving[0] as Person);
		await last.connect({ county });
		await administrator.ask('POST', `/api/v1/accounts/${leaving[0]?.id}/disable`);
		if (!(await until(() => last.socket?.connected === false))) result.breaks.push('the socket of a disabled account stays open');
		if ((await last.ask('GET', '/api/v1/me')).status !== 401) result.breaks.push('the session of a disabled account goes on');
	} catch (error) {
		result.breaks.push(error instanceof Error ? error.message : String(error));
	} finally {
		for (const visitor of open) visitor.leave();
		await place.close();
	}
	result.acknowledged = result.sent;
	return result;
}

/** Ends a person's posting while their socket is open; a number set after that must not reach them any more. */
async function leave(administrator: Visitor, screen: Visitor, own: Person, result: Report): Promise<void> {
	await screen.connect({ county });
	const { body } = await screen.ask<{ postings: { id: string }[] }>('GET', '/api/v1/me');
	accepted(await administrator.send(['posting.end', { posting: body.postings[0]?.id, on: '2026-01-31' }]));
	if (!(await until(() => screen.events.some(([event]) => event === 'rights')))) result.breaks.push('not told that rights have changed');
	await sleep(200);
	const phone = canary();
	await setPhone(administrator, own, phone);
	await sleep(300);
	if (heard(screen, phone)) result.breaks.push('heard live after the right had ended');
	for (const way of await ways(screen, phone)) result.breaks.push(`read by ${way} after the right had ended`);
	const [answer] = await screen.send(['work.withdraw', { log: newId(), reason: '不在了' }]);
	if (answer?.status !== 'refused' || answer.code !== 'not_permitted') result.breaks.push('commands are taken after the right had ended');
}

const canary = () => `139${String(Math.random()).slice(2, 10)}`;
const heard = (screen: Visitor, word: string) => JSON.stringify(screen.heard).includes(word);

async function setPhone(administrator: Visitor, person: Person, phone: string): Promise<void> {
	accepted(await administrator.send(['contact.set', { id: newId(), person: person.id, village: villages[0], phone }]));
}

/** The ways by which a word can be read afterwards. */
async function ways(screen: Visitor, word: string): Promise<string[]> {
	const { body } = await screen.ask<{ version: number }>('GET', '/api/v1/journal?limit=1');
	const after = Math.max(0, body.version - 20);
	const answers: [string, unknown][] = [
		['catch-up by HTTP', (await screen.ask('GET', `/api/v1/journal?after=${after}`)).body],
		['history', (await screen.ask('GET', '/api/v1/journal?limit=50')).body],
		['snapshot', (await screen.ask('GET', '/api/v1/snapshot')).body],
		['catch-up by socket', screen.socket?.connected ? await screen.emit('catch-up', { after }) : ''],
	];
	return answers.flatMap(([way, answer]) => (JSON.stringify(answer).includes(word) ? [way] : []));
}

async function until(holds: () => boolean): Promise<boolean> {
	const deadline = performance.now() + effect;
	while (!holds() && performance.now() < deadline) await sleep(20);
	return holds();
}
