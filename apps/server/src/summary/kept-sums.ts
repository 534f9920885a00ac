import { isDeepStrictEqual } from 'node:util';
import type { Measure } from '@honghuo/core/measure.ts';
import type { Change } from '@honghuo/core/row.ts';
import type postgres from 'postgres';
import { namedBy, type Reckoned, reckon } from './reckon.ts';
import type { Sums } from './sums.ts';

/** One village's sums as this process holds them. */
export type Kept = { version: number; aside: boolean; sums: Sums; links: readonly string[]; turnsOn: string | null };

/** A county's sums at one version; `onTheWay` while all of them are being reckoned anew, when nobody is told of any. */
export type County = { version: number; villages: Map<string, Kept>; onTheWay?: { all: readonly string[]; stands: string } };

/** What reckoning takes: the measures, what stands for their rules, the day, and how many villages at a time. */
export type Reckoning = { measures: readonly Measure[]; rules: string; today: string; together: number };

/** Further behind than this, reckoning all is the shorter way. */
const longestCatchUp = 20_000;

type Stored = Kept & { village: string };

/**
 * Brings a county's sums to its newest version inside a transaction that sees one moment: finds the villages that entries since have touched,
 * or whose day has come, reckons those anew and keeps what changed. Where all have to be reckoned, by other rules than before or for the first time, it
 * takes the next few alone and says at the head how far it has come: whoever comes next, a process that starts again too, goes on from there and brings those
 * before along. `known` is what this process held before; it is not altered.
 */
export async function bringUp(tx: postgres.TransactionSql, county: string, known: County, reckoning: Reckoning): Promise<County> {
	const { measures, rules, today, together } = reckoning;
	const head = await lockHead(tx, county);
	const version = Number((await tx<{ version: string }[]>`select version from county where county = ${county}`)[0]?.version ?? 0);
	const villages = new Map(known.villages);
	for (const { village, ...kept } of await news(tx, county, known, head)) villages.set(village, kept);

	const begun = progressOf(head.rules, rules);
	const anew = version - head.version > longestCatchUp || (head.rules !== rules && !begun);
	const { after, since } = (!anew && begun) || { after: '', since: head.version };
	const all = anew || begun ? ((anew ? undefined : known.onTheWay?.all) ?? (await allVillages(tx, county))) : [];
	const left = all.filter((village) => village > after);
	const named = anew ? new Set<string>() : await namedSince(tx, county, head.version, version);
	const coming = new Set(left);
	const stale = anew ? [] : staleVillages(county, named, villages, today).filter((village) => !coming.has(village));
	const next = left.slice(0, together);
	const turn = [...stale, ...next];
	for (let at = 0; at < turn.length; at += most) {
		const reckoned = await reckon(tx, county, turn.slice(at, at + most), measures, today);
		const changed = reckoned.filter(({ village, ...now }) => !sameAs(villages.get(village), now));
		const fresh = changed.map(({ village, ...now }): Stored => ({ village, version, aside: version === since, ...now }));
		for (const { village, ...kept } of fresh) villages.set(village, kept);
		await keep(tx, county, fresh);
	}
	const rest = left.slice(together);
	const stands = rest.length === 0 ? rules : [rules, since, next.at(-1)].join(' ');
	if (version !== head.version || stands !== head.rules) {
		await tx`update summary_head set version = ${version}, rules = ${stands} where county = ${county}`;
	}
	return { version, villages, ...(rest.length === 0 ? {} : { onTheWay: { all, stands } }) };
}

/** Villages reckoned with one load of rows: enough to save queries, few enough not to hold up whoever else waits. */
const most = 12;

type Head = { version: number; rules: string };

/** Where a reckoning of all by these rules stands: the last village done, and the version whose sums somebody may hold. */
function progressOf(stands: string, rules: string): { after: string; since: number } | undefined {
	if (!stands.startsWith(`${rules} `)) return undefined;
	const [since, after = ''] = stands.slice(rules.length + 1).split(' ');
	return { after, since: Number(since) };
}

/** What others have kept since. On the way through all villages, where many are kept at one version, nothing has come as long as the head is as this process left it. */
async function news(tx: postgres.TransactionSql, county: string, { version, onTheWay }: County, head: Head): Promise<Stored[]> {
	if (onTheWay && head.version === version && head.rules === onTheWay.stands) return [];
	return tx<Stored[]>`
		select village, version::float8 as version, aside, sums, links, "turns_on"::text as "turnsOn" from summary
		where county = ${county} and version > ${onTheWay ? version - 1 : version}`;
}

/** One process at a time: whoever comes second sees by its failed lock that the first has done the work, and begins again. */
async function lockHead(tx: postgres.TransactionSql, county: string): Promise<Head> {
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

function staleVillages(county: string, named: ReadonlySet<string>, villages: ReadonlyMap<string, Kept>, today: string): string[] {
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
