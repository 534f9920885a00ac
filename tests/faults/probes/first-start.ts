import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { Installation, type Target } from '../installation.ts';
import { type Report, report, spread } from '../probe.ts';
import { livingIn } from '../processes.ts';
import { accepted, county, setUp, villages } from '../town.ts';

const targets: readonly Target[] = ['server', 'postgres', 'both', 'group'];

/** Killed at any moment of the very first start, of what is then running; the next start makes it whole, by itself and in full. */
export async function killFirstStart(rounds: number): Promise<Report> {
	const result = report('kill -9 during the first start');
	const { schema, milliseconds } = await undisturbed();
	const stages = new Map<string, number>();
	await eachRound(rounds, result, async (place, round) => {
		const program = place.begin();
		// By the clock, every tenth of the way in turn; every other round by what has come to be, for a busy machine keeps no clock.
		const moment = sleep(((round % 10) + Math.random()) * 0.1 * milliseconds * 1.1);
		await Promise.race([round % 2 === 0 ? moment : afterInitdb(place, milliseconds / 3), program.ended]);
		const stage = stageOf(place);
		stages.set(stage, (stages.get(stage) ?? 0) + 1);
		await place.kill(targets[(round >> 1) % targets.length] ?? 'server');
		await goOn(place, schema, result);
	});
	result.notes.push([...stages].map(([stage, times]) => `${stage} ${times}`).join(', '));
	return result;
}

/** The server, or PostgreSQL under it, dies at each statement of the migrations in turn. */
export async function killMigration(rounds: number): Promise<Report> {
	const result = report('kill -9 during migrations');
	const { schema, statements } = await undisturbed();
	await eachRound(rounds, result, async (place, round) => {
		const statement = 1 + Math.floor(((round + Math.random()) / rounds) * statements);
		const program = place.begin({ point: `migration:${statement}:${round % 2 === 0 ? 'server' : 'postgres'}` });
		if (round % 2 === 0) await program.ended;
		else await program.hears('postmaster killed');
		await goOn(place, schema, result);
	});
	result.notes.push(`${statements} statements`);
	return result;
}

type Undisturbed = { schema: string; milliseconds: number; statements: number };

let seen: Promise<Undisturbed> | undefined;
/** What a start that nobody disturbs takes and makes; looked at once. */
const undisturbed = (): Promise<Undisturbed> => {
	seen ??= startUndisturbed();
	return seen;
};

async function startUndisturbed(): Promise<Undisturbed> {
	const place = await Installation.fresh();
	try {
		const from = performance.now();
		await place.start({ point: 'migration:1000000' });
		const milliseconds = performance.now() - from;
		return { schema: await schemaOf(place), milliseconds, statements: Number(/passes (\d+)/.exec(place.program?.said ?? '')?.[1]) };
	} finally {
		await place.close();
	}
}

async function eachRound(rounds: number, result: Report, run: (place: Installation, round: number) => Promise<void>): Promise<void> {
	const times: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const place = await Installation.fresh();
		try {
			const from = performance.now();
			await run(place, round);
			times.push(performance.now() - from);
		} catch (error) {
			result.breaks.push(`round ${round + 1}: ${error instanceof Error ? error.message : String(error)}`);
		} finally {
			await place.close();
		}
		result.rounds++;
	}
	result.notes.push(`ms a round: ${spread(times)}`);
}

/** At some moment between the end of initdb and readiness. */
async function afterInitdb(place: Installation, most: number): Promise<void> {
	while (place.program?.running && !existsSync(join(place.dataDir, 'postgres/data'))) await sleep(5);
	await sleep(Math.random() * most);
}

/** After the blow: the server goes on by itself or is started once more; then the county can be founded, records are taken, and nothing is left behind. */
async function goOn(place: Installation, schema: string, result: Report): Promise<void> {
	const { program } = place;
	if (program?.running) await Promise.race([program.ended, program.hears('"msg":"ready"').catch(() => undefined)]);
	if (!program?.running) await place.start();
	if ((await schemaOf(place)) !== schema) result.breaks.push('the schema is not that of an undisturbed start');
	const administrator = new Visitor(place.url);
	await setUp(administrator, place.setupCode);
	const [id, before] = [newId(), newId()];
	const answers = await administrator.send(['person.add', { id, name: '第一书记' }, before]);
	accepted(answers);
	accepted(
		await administrator.send(['posting.give', { id: newId(), person: id, role: 'first_secretary', unit: villages[0], from: '2024-01-01' }]),
	);
	result.sent += 2;
	result.acknowledged += 2;
	const kept = await place.ask((sql) => sql`select 1 from journal where id = ${before}`);
	if (kept.length !== 1) result.lost++;
	result.breaks.push(...(await place.verifyHere(county)));
	const code = await place.stop();
	if (code !== 0) result.breaks.push(`the server's orderly stop ended with ${code}`);
	const left = livingIn(place.folder);
	if (left.length > 0) result.breaks.push(`${left.length} processes outlived the server`);
}

/** A digest of all tables, columns, indexes and constraints. */
async function schemaOf(place: Installation): Promise<string> {
	const parts = await place.ask((sql) =>
		Promise.all([
			sql`select table_schema, table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
				where table_schema in ('public', 'drizzle') order by 1, 2, 3`,
			sql`select indexdef from pg_indexes where schemaname = 'public' order by 1`,
			sql`select conrelid::regclass::text as of, pg_get_constraintdef(oid) as says from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
			sql`select tgname from pg_trigger where not tgisinternal order by 1`,
		]),
	);
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** How far a first start had come, by what lies in the folder. */
function stageOf(place: Installation): string {
	const base = join(place.dataDir, 'postgres');
	if (!existsSync(join(place.dataDir, 'honghuo.json'))) return 'before the folder';
	if (existsSync(join(base, 'data'))) return place.program?.said.includes('"ready"') ? 'ready' : 'PostgreSQL starting or migrations';
	return existsSync(base) && readdirSync(base).some((name) => name.startsWith('new-')) ? 'initdb' : 'before initdb';
}
