import type { Happening, Ledger } from './ledger.ts';
import { orgUnits } from './village/model.ts';

/** Commands the server gives by itself; their entries stand in somebody's name who did nothing. */
export const ofServer: ReadonlySet<string> = new Set(['file.store', 'feedback.scan', 'report.freeze', 'report.archive']);

/** Who did it; null where nobody did: the server by itself, or the catalogue a county begins with, received at the instant of its founding. */
export function doerOf(
	{ name, actor, at }: Pick<Happening, 'name' | 'actor' | 'at'>,
	ledger: Pick<Ledger, 'get' | 'county'>,
): string | null {
	const founded = ledger.get(orgUnits, ledger.county.code)?.receivedAt ?? '';
	return ofServer.has(name) || (name !== 'county.found' && Date.parse(at) === Date.parse(founded)) ? null : actor;
}
