import { roles } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import { name, unitCode } from '@honghuo/features/inputs.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import { v7 as uuid } from 'uuid';
import * as v from 'valibot';
import { prepare, username } from '../auth/accounts.ts';
import { commitBatch } from '../journal/commit.ts';
import { drizzleOn, itemOf } from '../setup/found.ts';
import { StartError } from '../start-error.ts';
import { readNewPassword } from './read-password.ts';
import { option } from './set-up.ts';
import type { Desk, Given, Verb } from './verb.ts';

const unknown = () => new StartError('username_unknown', '没有这个用户名。 / There is no such username.', { exitCode: 1 });

/** Enters a person with a posting and an account: the way back in when every administrator is gone. The journal says it came from the command line. */
const userAdd: Verb = {
	name: 'user add',
	usage: '--name NAME --role administrator [--unit CODE] [--username NAME]',
	about: { 'zh-CN': '登记一个人，任职，开账号', en: 'Enter a person with a posting and an account' },
	options: { name: { type: 'string' }, role: { type: 'string' }, unit: { type: 'string' }, username: { type: 'string' } },
	run: async (given, desk) => {
		const person = uuid();
		const who = option(given, 'name', name);
		const role = option(given, 'role', v.picklist(roles));
		const user = option(given, given.options.username === undefined ? 'name' : 'username', username);
		const county = await onlyCounty(desk.database.sql);
		const unit = given.options.unit === undefined ? county : option(given, 'unit', unitCode);
		const credentials = await prepare(user, await readNewPassword());
		const recordedAt = new Date().toISOString();
		const actor = { person, county, grants: [], system: true as const };
		const items = [
			itemOf({ name: 'person.add', input: { id: person, name: who } }, actor, uuid(), recordedAt),
			itemOf({ name: 'posting.give', input: { id: uuid(), person, role, unit, from: localDate(recordedAt) } }, actor, uuid(), recordedAt),
		].map((item) => ({ ...item, device: 'command-line' }));
		await desk.database.sql.begin(async (tx) => {
			for (const item of items) {
				const { outcomes } = await commitBatch(tx, county, [item]);
				const [outcome] = outcomes;
				if (outcome?.status === 'refused') {
					const { refusal } = outcome;
					throw new StartError(refusal.code, `${features.say(refusal, 'zh-CN')} / ${features.say(refusal, 'en')}`, { exitCode: 1 });
				}
			}
			await desk.accounts.add({ county, person }, credentials, drizzleOn(desk.database.sql, tx));
		});
		desk.say(`开好了，用户名 ${user}。 / Added; signs in as ${user}.`);
		return 0;
	},
};

async function onlyCounty(sql: postgres.Sql): Promise<string> {
	const [row] = await sql<{ county: string }[]>`select county from county order by county limit 1`;
	if (row) return row.county;
	throw new StartError('not_set_up', '还没有建县。先用 honghuo setup。 / No county is set up yet. Run honghuo setup first.', {
		exitCode: 1,
	});
}

const userReset: Verb = {
	name: 'user reset',
	usage: 'USERNAME',
	about: { 'zh-CN': '重设密码，各处登录随即结束', en: 'Set a new password; all sessions end' },
	words: 1,
	run: async ({ words: [user = ''] }, { accounts, say }) => {
		if (!(await accounts.byUsername(user))) throw unknown();
		await accounts.resetPassword(user, await readNewPassword());
		say('密码重设好了。 / The password is set.');
		return 0;
	},
};

const switching = (disabled: boolean): Verb => ({
	name: `user ${disabled ? 'disable' : 'enable'}`,
	usage: 'USERNAME',
	about: disabled
		? { 'zh-CN': '停用账号，登录和连接当场结束', en: 'Disable an account; sessions and sockets end at once' }
		: { 'zh-CN': '恢复账号', en: 'Enable an account again' },
	words: 1,
	run: async ({ words }: Given, { accounts, say }: Desk) => {
		const account = await accounts.byUsername(words[0] ?? '');
		if (!account) throw unknown();
		await accounts.setDisabled(account, disabled);
		say(disabled ? '停用了。 / Disabled.' : '恢复了。 / Enabled.');
		return 0;
	},
});

export const userVerbs: readonly Verb[] = [userAdd, userReset, switching(true), switching(false)];
