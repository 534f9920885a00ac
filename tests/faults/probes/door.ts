import { setTimeout as sleep } from 'node:timers/promises';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import type { Installation, Sabotage } from '../installation.ts';
import { type Report, report } from '../probe.ts';
import { county, type Person, pruning, type Town, visitorOf } from '../town.ts';

type Answers = { results?: { status: string; code?: string }[] };

const patience = 10_000;
const foreign = { Origin: 'https://evil.example' };

/** R6 and the door on a real server: bad input is refused by name and changes nothing; pages of other sites can do nothing in anybody's name. */
export async function door(town: Town, options: { sabotage?: Sabotage }): Promise<Report> {
	const result = report('bad input and foreign pages');
	const place = await town.installation.copy();
	const screens: Visitor[] = [];
	try {
		await place.start(options.sabotage);
		const [person] = town.writers as [Person];
		const writer = visitorOf(place.url, person);
		const before = await stateOf(place);
		for (const input of badInputs(person.block)) {
			result.sent++;
			const commands = [{ id: newId(), name: 'work.log', input, recordedAt: new Date().toISOString() }];
			const answer = await Promise.race([writer.ask<Answers>('POST', '/api/v1/commands', { commands }), sleep(patience)]);
			if (!answer) throw new Error(`no answer in ${patience} ms to ${JSON.stringify(input)?.slice(0, 120)}`);
			const { status, body } = answer;
			const code = body.results?.[0]?.code;
			if (status >= 500) result.breaks.push(`answered ${status}`);
			else if (body.results?.[0]?.status === 'accepted') result.breaks.push(`taken: ${JSON.stringify(input).slice(0, 120)}`);
			else if (code !== undefined && code !== 'input_invalid') result.breaks.push(`refused as ${code} instead of input_invalid`);
		}
		const commands = [{ id: newId(), name: 'work.log', input: pruning(person.block, '别处'), recordedAt: new Date().toISOString() }];
		const posted = await writer.ask('POST', '/api/v1/commands', { commands }, foreign);
		if (posted.status !== 403) result.breaks.push(`a foreign page's command was answered ${posted.status}`);
		const socket = visitorOf(place.url, person);
		screens.push(socket);
		const admitted = await socket.connect({ county }, foreign).then(
			() => true,
			() => false,
		);
		if (admitted) result.breaks.push('a foreign page got a socket');
		if ((await stateOf(place)) !== before) result.breaks.push('something has changed');
		result.rounds = 1;
	} catch (error) {
		result.breaks.push(error instanceof Error ? error.message : String(error));
	} finally {
		for (const screen of screens) screen.leave();
		await place.close();
	}
	return result;
}

/** A good log, and what a field of it must not be. */
function badInputs(block: string): unknown[] {
	const good = pruning(block, '好的');
	const wrong: Record<keyof typeof good, unknown[]> = {
		id: [1, null, 'x', '', newId().toUpperCase()],
		block: [null, {}, 'x', ['a']],
		kind: ['no_such_work', 7, null],
		doneValue: ['1000', 0, -1, 1.5, 1e15, null],
		doneUnit: ['mu', null, 'acre'],
		occurredOn: ['2026-13-01', '26.2.2026', '1800-01-01', 20260226, null],
		note: ['x'.repeat(5_000), 7, {}],
	};
	const fields = Object.entries(wrong).flatMap(([field, values]) => values.map((value) => ({ ...good, id: newId(), [field]: value })));
	const missing = ['id', 'block', 'kind', 'doneValue', 'doneUnit', 'occurredOn'].map((field) =>
		Object.fromEntries(Object.entries(good).filter(([name]) => name !== field)),
	);
	return [...fields, ...missing, { ...good, id: newId(), extra: 1 }, null, [], 'x', 7];
}

const stateOf = (place: Installation): Promise<string> =>
	place.ask(async (sql) => {
		const [row] = await sql<{ version: string; logs: string }[]>`
			select (select version from county where county = ${county}) as version, (select count(*) from work_log) as logs`;
		return JSON.stringify(row);
	});
