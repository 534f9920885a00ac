import { addDays, type LocalDate, localDate } from '@honghuo/core/dates.ts';
import { Chance } from '@honghuo/drizzle/seed/full/chance.ts';
import { batches, beginWorld, type Telling, tell } from '@honghuo/drizzle/seed/full/county.ts';
import { type Act, moment, type World } from '@honghuo/drizzle/seed/full/world.ts';
import type postgres from 'postgres';
import { type Accounts, prepare } from '../auth/accounts.ts';
import type { Database } from '../database/connect.ts';
import { type DemoAccount, idsByName, newPassword } from './demo.ts';
import { addAccounts, commitAll, commitFounding, itemOf, mayBegin, planFounding, whileEmpty } from './found.ts';

/** What of a full county can be chosen; without anything it is 建昌县 with three years of work up to yesterday. */
export type FullOptions = Partial<Omit<Telling, 'until'>> & { until?: LocalDate; onEntries?: (told: number) => void };

/** Entries in one batch: a day's and no more. */
const together = 512;
/** After so many batches the database is told how its tables have grown; later growth changes no plan. */
const analyzeAfter = new Set([4, 12, 40, 120, 400]);

/**
 * Makes a county at full size in one transaction, by its people's own commands, each judged and numbered as if it had come on its day. The same
 * seed and last day give the same journal, entry for entry; only the salts of its hashes differ. Throws ApiError `already_set_up`, `county_unknown`.
 */
export async function loadFullCounty(database: Database, accounts: Accounts, options: FullOptions = {}): Promise<DemoAccount[]> {
	const {
		county = '211422',
		seed = 'honghuo',
		until = addDays(localDate(new Date()), -1),
		years = 3,
		share = 1,
		onEntries = () => undefined,
	} = options;
	const telling: Telling = { county, seed, until, years, share };
	await mayBegin(database, undefined);
	const chance = new Chance(`${seed} ${county} ids`);
	const begins = moment(localDate(new Date(Date.parse(`${until}T00:00:00+08:00`) - years * 365 * 86_400_000)), '07:30', chance);
	const at = new Date(begins).toISOString();
	const founding = await planFounding(county, '县管理员', at, () => chance.id(begins));
	const world = await beginWorld(telling, { administrator: founding.administrator, varieties: new Map(idsByName(founding)) });
	const members = await whileEmpty(database, undefined, async (tx, db) => {
		await commitFounding(tx, founding, at);
		await play(tx, world, chance, onEntries);
		const known = await knownPeople(world);
		await addAccounts(accounts, db, county, known);
		return known;
	});
	await database.sql`analyze`;
	return members.map(({ shown }) => shown);
}

async function play(tx: postgres.TransactionSql, world: World, chance: Chance, onEntries: (told: number) => void): Promise<void> {
	let [told, batch] = [0, 0];
	for (const acts of tell(world)) {
		for (const some of batches(acts, together, world.until)) {
			const now = new Date(some.at(-1)?.at ?? 0).toISOString();
			await commitAll(
				tx,
				world.county,
				some.map((act) => toItem(world.county, act, chance)),
				now,
			);
			told += some.length;
			if (analyzeAfter.has(++batch)) await tx`analyze`;
			onEntries(told);
		}
	}
}

const toItem = (county: string, { at, by, name, input }: Act, chance: Chance) =>
	itemOf({ name, input }, { person: by, county, grants: [] }, chance.id(at), new Date(at).toISOString());

/** Those whose screens are worth a look: one of each kind. Passwords are random, and no part of the story. */
async function knownPeople(world: World) {
	const { name, administrator, officials, townships, villages, teams, experts } = world;
	const [team] = teams;
	const lead = team?.lead ?? villages.find(({ first }) => first);
	const township = [...townships.keys()].find((code) => code === lead?.township) ?? '';
	const wanted: [person: string | undefined, role: string, roleName: string, place: string, username: string][] = [
		[administrator, 'administrator', '县管理员', name, 'xian-guanli'],
		[officials[0], 'county_official', '县干部', name, 'xian-ganbu'],
		[townships.get(township), 'township_official', '乡镇干部', name, 'xiangzhen'],
		[lead?.first, 'first_secretary', '第一书记', lead?.name ?? '', 'diyi-shuji'],
		[lead?.member, 'team_member', '工作队员', lead?.name ?? '', 'duiyuan'],
		[lead?.secretary, 'village_secretary', '村书记', lead?.name ?? '', 'cun-shuji'],
		[experts[0]?.person, 'expert', '专家', name, 'zhuanjia'],
	];
	return Promise.all(
		wanted.flatMap(([person, role, roleName, place, username]) => {
			if (person === undefined) return [];
			const password = newPassword();
			const shown: DemoAccount = { name: `${place}${roleName}`, role, roleName, place, username, password };
			return [prepare(username, password).then((credentials) => ({ person, credentials, shown }))];
		}),
	);
}
