import { name } from '@honghuo/features/inputs.ts';
import * as v from 'valibot';
import { username } from '../auth/accounts.ts';
import { loadDemo } from '../setup/demo.ts';
import { setUp } from '../setup/found.ts';
import { loadFullCounty } from '../setup/full.ts';
import { StartError } from '../start-error.ts';
import { readNewPassword } from './read-password.ts';
import type { Given, Verb } from './verb.ts';

/** An option by its schema. Throws StartError `option_invalid`. */
export function option<T>({ options }: Given, key: string, schema: v.GenericSchema<unknown, T>): T {
	const parsed = v.safeParse(schema, options[key]);
	if (parsed.success) return parsed.output;
	throw new StartError('option_invalid', `--${key} 没有填，或者填得不对。 / The option --${key} is missing or not valid.`, {
		exitCode: 64,
	});
}

/** Sets up a county without the page and its code: whoever can run this owns the installation anyway. */
export const setupVerb: Verb = {
	name: 'setup',
	usage: '--county 211422 --admin NAME [--username NAME]',
	about: {
		'zh-CN': '建县，设第一位管理员；密码从标准输入读，或者当场问',
		en: 'Set up the county and its first administrator; password from standard input, or asked',
	},
	options: { county: { type: 'string' }, admin: { type: 'string' }, username: { type: 'string' } },
	run: async (given, { database, accounts, say }) => {
		const county = option(given, 'county', v.pipe(v.string(), v.regex(/^\d{6}$/)));
		const admin = option(given, 'admin', name);
		const user = option(given, given.options.username === undefined ? 'admin' : 'username', username);
		const account = await setUp(database, accounts, {
			county,
			administrator: { name: admin, username: user, password: await readNewPassword() },
		});
		say(`建好了 ${county}，管理员用户名 ${account.username}。 / Set up ${county}; the administrator signs in as ${account.username}.`);
		return 0;
	},
};

/** Loads the Datun story, or a county at full size, and shows its accounts, once. */
export const demoVerb: Verb = {
	name: 'demo',
	usage: '[--full [--county 211422] [--seed TEXT]]',
	about: {
		'zh-CN': '把大屯村的示例装进空库，列出账号；--full 装一个全县规模的：293 个村、三年、二十万条，约两分钟',
		en: 'Load the Datun story into an empty database and print its accounts; --full a county at full size: 293 villages, three years, 200,000 entries, about two minutes',
	},
	options: { full: { type: 'boolean' }, county: { type: 'string' }, seed: { type: 'string' } },
	run: async (given, { database, accounts, say }) => {
		const { full, county, seed } = given.options;
		const chosen = {
			...(county === undefined ? {} : { county: option(given, 'county', v.pipe(v.string(), v.regex(/^\d{6}$/))) }),
			...(seed === undefined ? {} : { seed }),
		};
		const loaded = full
			? await loadFullCounty(database, accounts, { ...chosen, onEntries: shown(say) })
			: await loadDemo(database, accounts);
		say('示例县装好了。密码只显示这一次。 / The demo is loaded. The passwords are shown this once.');
		for (const { username: user, password, name: who } of loaded) say(`${user.padEnd(18)} ${password}  ${who}`);
		return 0;
	},
};

/** Says how far it has come, every 20,000 entries. */
function shown(say: (line: string) => void): (told: number) => void {
	let next = 20_000;
	return (told) => {
		if (told < next) return;
		say(`${told.toLocaleString('en')} …`);
		next += 20_000;
	};
}
