import type { Services } from '../http/services.ts';
import { idsOf } from '../sheets/sheets.ts';

/**
 * Gives boards' links of earlier versions the mark by which everybody tells a board from a human being (`isScreen`): a posting that bears the person's own
 * id. It is of one day that is past, so it grants nothing. A person is surely no human being when a link stands for them, they were never posted as
 * anything but a viewer, and nobody ever signed in as them; others are left as they are. Done at each start; the second time there is nothing to do.
 */
export async function markScreens({ database: { sql }, journal }: Pick<Services, 'database' | 'journal'>): Promise<void> {
	const unmarked = await sql<{ county: string; person: string; maker: string; day: string }[]>`
		select l.county, l.person, min(l.made_by::text) as maker, min(p.from_on)::text as day
		from screen_link l join posting p on p.county = l.county and p.person = l.person
		where not exists (select 1 from posting m where m.county = l.county and m.id = l.person)
		and not exists (select 1 from account a where a.county = l.county and a.person = l.person)
		group by l.county, l.person having bool_and(p.role = 'viewer')`;
	for (const { county, person, maker, day } of unmarked) {
		const input = { id: person, person, role: 'viewer', unit: county, from: day, to: day };
		const envelope = { id: idsOf(county, 'screen')(person), name: 'posting.give', input, recordedAt: new Date().toISOString() };
		await journal.receive({ person: maker, county, grants: [], system: true }, [envelope]);
	}
}
