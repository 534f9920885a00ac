import { expect, test } from 'vitest';
import { recordLink } from './record-link.ts';

const village = '211422106214';
const held: Record<string, object> = { block: { orchard: 'garden' } };
const ledger = { get: (_: unknown, id: string) => held[id] } as never;
const link = (table: string, links: Record<string, string> = {}, of: string | null = village) =>
	recordLink({ table, row: 'row', village: of, links }, ledger);

test('a text is put right on its record’s own page, or on that of what it hangs on or belongs to', () => {
	// One that is not here is found with its village.
	expect(link('tech_problem')).toBe(`/problems/row?village=${village}`);
	expect(link('comment', { onTable: 'expert_visit', onRow: 'seen' })).toBe('/visits/seen');
	expect(link('problem_event', { problem: 'asked', assignee: 'zhao' })).toBe(`/problems/asked?village=${village}`);
	expect(link('work_log', { block: 'block' })).toBe('/blocks/garden');
	expect(link('work_log', { block: 'not held' })).toBe(`/village/${village}`);
	expect(link('feedback', {}, null)).toBe('/feedback');
	expect(link('buyer', {}, null)).toBe('/county');
});
