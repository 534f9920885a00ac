import { type Actor, inForce, mayWriteVillage, type Role } from '@honghuo/core/actor.ts';
import { type Rows, tableRef } from '@honghuo/core/row.ts';
import { people } from '../village/model.ts';
import type { zone } from './table.ts';

export type Zone = typeof zone.$inferSelect;

/** Held whole: the county sees where a keeper is still wanted. A keeper, or a keeper's name: one takes the other's place. */
export const zones = tableRef<Zone>('zone', { whole: true, veil: ['keeperName'], together: [['keeper', 'keeperName']] });

/** All of this noun. */
export const refs = [zones];

const officials: readonly Role[] = ['administrator', 'county_official', 'township_official'];

/** Whether somebody draws up the zones of a village: its own people, its township's officials and the county's. */
export const mayKeep = (actor: Actor, village: string, today: string): boolean =>
	mayWriteVillage(actor, village, today) ||
	inForce(actor, today).some(({ role, unit }) => officials.includes(role) && village.startsWith(unit));

/** What a keeper is called; undefined where one is still wanted. */
export const keeperOf = ({ keeper, keeperName }: Pick<Zone, 'keeper' | 'keeperName'>, rows: Pick<Rows, 'get'>): string | undefined =>
	keeperName ?? (keeper === null ? undefined : rows.get(people, keeper)?.name);
