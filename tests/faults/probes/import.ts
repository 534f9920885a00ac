import { setTimeout as sleep } from 'node:timers/promises';
import { features } from '@honghuo/features/slices.ts';
import { HeldRows } from '@honghuo/server/src/sheets/held-rows.ts';
import { writeWorkbook, xlsxType } from '@honghuo/server/src/sheets/workbook.ts';
import type { Installation, Sabotage } from '../installation.ts';
import { holds, type Report, report } from '../probe.ts';
import { county, type Person, type Town } from '../town.ts';

/** Rows of a file: several batches of commands. */
const rows = 1_500;

type Options = { rounds: number; sabotage?: Sabotage; untilBroken?: boolean };

/** A spreadsheet is being written when the server dies: at a random moment, or between two batches. Afterwards all of its rows are there, or none. */
export async function killImport(town: Town, { rounds, sabotage = {}, untilBroken = false }: Options): Promise<Report> {
	const result = report('kill -9 server in the middle of an import');
	const place = await town.installation.copy();
	const [who] = town.writers as [Person];
	const came: string[] = [];
	try {
		while (result.rounds < rounds && !(untilBroken && !holds(result))) {
			const orchard = `导入的园${result.rounds}`;
			const bytes = await fileOf(who.village, orchard);
			// Every other time the server dies at a named place: after so many of the file's batches have been written, before the commit.
			const named = result.rounds % 2 === 0;
			await place.start(named ? { ...sabotage, point: `after-write:${1 + Math.floor(Math.random() * 6)}:server` } : sabotage);
			const answer = send(place, who, bytes);
			if (named) await place.program?.ended;
			else {
				await sleep(300 + Math.random() * 1_500);
				await place.kill('server');
			}
			const told = await answer;
			await place.start(sabotage);
			const there = await count(place, orchard);
			came.push(there === 0 ? 'nothing' : there === rows ? 'all' : String(there));
			if (there !== 0 && there !== rows) result.breaks.push(`${there} of ${rows} rows are there`);
			if (told === 200 && there !== rows) result.breaks.push(`answered as written, but ${there} rows are there`);
			const again = await send(place, who, bytes);
			if (again !== 200 || (await count(place, orchard)) !== rows) result.breaks.push(`the file again: ${again}`);
			result.breaks.push(...(await place.verifyHere(county)));
			result.sent += rows;
			result.acknowledged += again === 200 ? rows : 0;
			result.rounds++;
			await place.kill('server');
		}
	} catch (error) {
		result.breaks.push(error instanceof Error ? error.message : String(error));
	} finally {
		await place.close();
	}
	result.notes.push(`after the kill: ${came.join(', ')}`);
	return result;
}

function fileOf(village: string, orchard: string): Promise<Buffer> {
	const sheet = features.sheets.get('blocks');
	if (!sheet) throw new Error('There is no sheet of blocks.');
	const blocks = Array.from({ length: rows }, (_, n) => ({
		...{ village, orchard, name: `块${n}`, areaE4mu: { value: 10_000, typed: null } },
		...{ treeCount: null, rowSpacingCm: null, treeSpacingCm: null },
	}));
	return writeWorkbook(sheet, blocks, { rows: new HeldRows({}), county, today: '2026-02-26' });
}

/** Brings the file; the status of the answer, 0 when there was none. */
const send = ({ url }: Installation, { cookie }: Person, bytes: Buffer): Promise<number> =>
	fetch(`${url}/api/v1/import/blocks`, {
		method: 'POST',
		headers: { cookie, origin: url, 'content-type': xlsxType },
		body: new Uint8Array(bytes),
	}).then(
		async (response) => {
			await response.text().catch(() => '');
			return response.status;
		},
		() => 0,
	);

const count = (place: Installation, orchard: string): Promise<number> =>
	place.ask(async (sql) => {
		const [found] = await sql<{ n: number }[]>`
			select count(*)::int as n from orchard_block b join orchard o on o.county = b.county and o.id = b.orchard where o.name = ${orchard}`;
		return found?.n ?? 0;
	});
