import { isDeepStrictEqual } from 'node:util';
import type { Measure } from '@honghuo/core/measure.ts';
import type { Change } from '@honghuo/core/row.ts';
import type postgres from 'postgres';
import { namedBy, type Reckoned, reckon } from './reckon.ts';
import type { Sums } from './sums.ts';

/** One village's sums as this process holds them. */
export type Kept = { version: number; aside: boolean; sums: Sums; links: readonly string[]; turnsOn: string | null };

/** A county's sums at one version. */
export type County = { version: number; villages: Map<string, Kept> };

/** What reckoning takes: the measures, what stands for their rules, and the day. */
export type Reckoning = { measures: readonly Measure[]; rules: string; today: string };

/** Villages reckoned together: enough to save queries, few enough not to hold up whoever else waits. */
const together = 12;

/** Further behind than this, reckoning all is the shorter way. */
const longestCatchUp = 20_000;

type Stored = Kept & { village: string };

/**
 * Brings a county's sums to its newest version inside a transaction that sees one moment: finds the villages that entries since have touched,
 * or whose day has come, reckons those anew and keeps what changed. `known` is what this process held before; it is not altered.
 */
export async function bringUp(tx: postgres.TransactionSql, county: string, known: County, reckoning: Reckoning): Promise<County> {
	const head = await lockHead(tx, county);
	const [version, news] = await Promise.all([
		tx<{ version: string }[]>`select version from county where county = ${county}`.then(([row]) => Number(row?.version ?? 0)),
		tx<Stored[]>`
			select village, version::float8 as version, aside, sums, links, "turns_on"::text as "turnsOn" from summary
			where county = ${county} and version > ${known.version}`,
	]);
	const villages = new Map(known.villages);
	for (const { village, ...kept } of news) villages.set(village, kept);

	const anew = head.rules !== reckoning.rules || version - head.version > longestCatchUp;
	const named = anew ? new Set<string>() : await namedSince(tx, county, head.version, version);
	const stale = anew ? await allVillages(tx, county) : staleVillages(county, named, villages, reckoning);
	for (let at = 0; at < stale.length; at += together) {
		const reckoned = await reckon(tx, county, stale.slice(at, at + together), reckoning.measures, reckoning.today);
		const changed = reckoned.filter(({ village, ...now }) => !sameAs(villages.get(village), now));
		const fresh = changed.map(({ village, ...now }): Stored => ({ village, version, aside: version === head.version, ...now }));
		for (const { village, ...kept } of fresh) villages.set(village, kept);
		await keep(tx, county, fresh);
	}
	if (version !== head.version || anew) {
		await tx`update summary_head set version = ${version}, rules = ${reckoning.rules} where county = ${county}`;
	}
	return { version, villages };
}

/** One process at a time: whoever comes second sees by its failed lock that the first has done the work, and begins again. */
async function lockHead(tx: postgres.TransactionSql, county: string): Promise<{ version: number; rules: string }> {
	await tx`insert into summary_head (county, version, rules) values (${county}, 0, '') on conflict do nothing`;
	const [head] = await tx<
		{ version: string; rules: string }[]
	>`select version, rules from summary_head where county = ${county} for update`;
	return { version: Number(head?.version ?? 0), rules: head?.rules ?? '' };
}

async function allVillages(tx: postgres.TransactionSql, county: string): Promise<string[]> {
	const found = await tx<{ village: string }[]>`
		select distinct unnest(villages) as village from journal where county = ${county} order by village`;
	return found.map(({ village }) => village).filter((village) => isVillageOf(county, village));
}

const isVillageOf = (county: string, text: string): boolean => text.length === 12 && text.startsWith(county) && /^\d+$/.test(text);

/** All that the entries of some versions name. */
async function namedSince(tx: postgres.TransactionSql, county: string, from: number, to: number): Promise<Set<string>> {
	const named = new Set<string>();
	if (to <= from) return named;
	const entries = await tx<{ changes: Change[] }[]>`
		select changes from journal where county = ${county} and version > ${from} and version <= ${to}`;
	for (const { changes } of entries) namedBy(changes, named);
	return named;
}

const touches = (village: string, links: readonly string[], named: ReadonlySet<string>): boolean =>
	named.has(village) || links.some((link) => named.has(link));

function staleVillages(county: string, named: ReadonlySet<string>, villages: ReadonlyMap<string, Kept>, { today }: Reckoning): string[] {
	const stale = new Set([...named].filter((name) => isVillageOf(county, name)));
	for (const [village, { links, turnsOn }] of villages) {
		if ((turnsOn !== null && turnsOn <= today) || touches(village, links, named)) stale.add(village);
	}
	return [...stale].sort();
}

const sameAs = (before: Kept | undefined, { sums, links, turnsOn }: Omit<Reckoned, 'village'>): boolean =>
	before !== undefined && before.turnsOn === turnsOn && isDeepStrictEqual(before.sums, sums) && isDeepStrictEqual(before.links, links);

async function keep(tx: postgres.TransactionSql, county: string, fresh: readonly Stored[]): Promise<void> {
	if (fresh.length === 0) return;
	const rows = fresh.map(({ turnsOn, ...kept }) => ({ county, ...kept, turns_on: turnsOn }));
	await tx.unsafe(
		`insert into summary select * from jsonb_populate_recordset(null::summary, $1::text::jsonb)
		 on conflict (county, village) do update set version = excluded.version, aside = excluded.aside,
			sums = excluded.sums, links = excluded.links, turns_on = excluded.turns_on`,
		[JSON.stringify(rows)],
		{ prepare: true },
	);
}
