import { type Actor, holds, mayWriteVillage, type Role, villageWriters } from '@honghuo/core/actor.ts';
import type { BaseRow, Rows, TableRef } from '@honghuo/core/row.ts';
import { donations } from '../donation/model.ts';
import { experts } from '../expert/model.ts';
import { harvests } from '../harvest/model.ts';
import { blocks, orchards, plantings } from '../orchard/model.ts';
import { pairingContacts, pairings } from '../pairing/model.ts';
import { problems } from '../problem/model.ts';
import { costs, sales } from '../sale/model.ts';
import { serviceVisits } from '../service/model.ts';
import { checks } from '../survival/model.ts';
import { sessions } from '../training/model.ts';
import { visits } from '../visit/model.ts';
import { logs, tasks } from '../work/model.ts';
import { type FileKind, type FileType, type HostTable, photoTypes, voiceTypes } from './messages.ts';
import { type Attachment, files } from './model.ts';

export { mostBytes, mostSeconds } from './messages.ts';

/** Most photos and voices on one record. */
export const mostFiles = 20;

/** A table whose rows take photos and voice, and the villages whose people may hang them there: a donation has two. */
type Host = {
	table: TableRef<never>;
	villages: (row: BaseRow) => (string | null)[];
	guests: boolean;
	/** The expert of the directory who was asked, and adds what they saw. */
	expert: (row: BaseRow) => string | null;
};
const host = <R extends BaseRow>(
	table: TableRef<R>,
	villages: (row: R) => (string | null)[] = (row) => [row.village],
	guests = false,
	expert: (row: R) => string | null = () => null,
): Host => ({
	table: table as unknown as TableRef<never>,
	villages: villages as Host['villages'],
	/** Whether those who recorded it come from elsewhere, as a service team does: they add to their own record. */
	guests,
	expert: expert as Host['expert'],
});

/** Only tables the whole county reads: what hangs on a private row would have to be private too. */
export const hosts: Readonly<Record<HostTable, Host>> = {
	work_log: host(logs),
	work_task: host(tasks),
	orchard: host(orchards),
	orchard_block: host(blocks),
	planting: host(plantings),
	harvest: host(harvests),
	sale: host(sales),
	cost: host(costs),
	// What was sent and what arrived: either village shows its own.
	donation: host(donations, ({ toVillage, fromVillage }) => [toVillage, fromVillage]),
	survival_check: host(checks),
	tech_problem: host(problems),
	expert_visit: host(visits, undefined, false, ({ expert }) => expert),
	training_session: host(sessions),
	service_visit: host(serviceVisits, ({ village }) => [village], true),
	pairing: host(pairings, ({ village, helperVillage }) => [village, helperVillage]),
	pairing_contact: host(pairingContacts, ({ village }) => [village], true),
};

/** Those who may hang something on a record at all. */
export const attachers = [...villageWriters, 'township_official', 'expert', 'grower'] as const satisfies readonly Role[];
/** Roles that write no village's records but may add to what they recorded themselves. */
const authors: readonly Role[] = ['expert', 'grower'];

/**
 * The village a photo on this row would belong to: one the actor writes for, or that of a record they wrote themselves or were asked to as an expert.
 * Undefined when they may not.
 */
export function attachVillage(table: HostTable, row: BaseRow, rows: Pick<Rows, 'get'>, actor: Actor, today: string): string | undefined {
	const villages = hosts[table].villages(row).filter((village) => village !== null);
	const own = villages.find((village) => mayWriteVillage(actor, village, today));
	const adds = hosts[table].guests ? attachers : authors;
	const expert = hosts[table].expert(row);
	const isTheirs =
		(row.createdBy === actor.person && holds(actor, adds, today)) ||
		(expert !== null && rows.get(experts, expert)?.person === actor.person);
	return own ?? (isTheirs ? villages[0] : undefined);
}

/** Whether this kind of file can have these bytes inside. */
export const typeFits = (kind: FileKind, mime: FileType): boolean =>
	((kind === 'photo' ? photoTypes : voiceTypes) as readonly FileType[]).includes(mime);

/** Those whom people ask that a picture of them be taken down. */
export const staff = ['administrator', 'county_official'] as const satisfies readonly Role[];

/** Whether somebody may withdraw a file: whoever put it there, its village, and the county, which is asked by those who are in it. */
export const mayTakeDown = ({ createdBy, village }: Attachment, actor: Actor, today: string): boolean =>
	createdBy === actor.person || mayWriteVillage(actor, village, today) || holds(actor, staff, today);

/** What hangs on a row and was not withdrawn, oldest first. */
export const filesOn = (row: string, rows: Rows): Attachment[] =>
	rows
		.find(files, 'onRow', row)
		.filter((file) => file.withdrawnReason === null)
		.sort((a, b) => (a.id < b.id ? -1 : 1));

/** Where the bytes of a file are read; `thumb` asks for the small picture. */
export const fileUrl = (id: string, thumb = false): string => `/api/v1/files/${id}${thumb ? '?thumb=1' : ''}`;
