import type { SyncState } from '@honghuo/features/ledger.ts';
import type { common } from './words.ts';

/** The words for where a record is, as features' views take them. */
export const syncWordsOf = (say: (key: keyof typeof common) => string): Readonly<Record<SyncState, string>> => ({
	kept: say('kept'),
	sending: say('sending'),
	synced: say('synced'),
	attention: say('attention'),
});
