import type { Ledger } from '@honghuo/features/ledger.ts';

const asked = new Set<string>();

/** Opens the village a row is of, when a link leads to a row that this device does not hold: the row's history says where it is. Asked once a row and page. */
export async function openVillageOf(ledger: Ledger, row: string): Promise<void> {
	if (asked.has(row)) return;
	asked.add(row);
	try {
		const happenings = await ledger.history(row);
		const village = happenings.flatMap(({ changes }) => changes).find((change) => change.row.id === row)?.row.village;
		if (village) await ledger.open(village);
	} catch {
		// No way to the county: the next visit asks again.
		asked.delete(row);
	}
}
