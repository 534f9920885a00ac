import type { Happening } from './ledger.ts';

/** Commands the server gives by itself; their entries stand in somebody's name who did nothing. */
export const ofServer: ReadonlySet<string> = new Set(['file.store', 'feedback.scan', 'report.freeze', 'report.archive']);

/** Who did it; null where nobody did, for the server did it by itself. */
export const doerOf = ({ name, actor }: Pick<Happening, 'name' | 'actor'>): string | null => (ofServer.has(name) ? null : actor);
