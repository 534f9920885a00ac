import { verifyChain } from '../journal/verify.ts';
import { verifyArchives } from '../papers/archive.ts';
import type { Desk, Verb } from './verb.ts';

/** Breaks shown a county; the first ones tell where to look. */
const mostShown = 20;

/** Checks every county's ledger and says what it found, with the chain's head to keep elsewhere. Resolves to whether all are whole. */
export async function verifyAll({ database: { sql }, say }: Desk): Promise<boolean> {
	const counties = await sql<
		{ county: string; name: string; head: string }[]
	>`select county, name, encode(head, 'hex') as head from county order by county`;
	let whole = true;
	for (const { county, name, head } of counties) {
		const { entries, breaks: own, redacted } = await verifyChain(sql, county);
		const breaks = [...own, ...(await verifyArchives(sql, county))];
		say(`${county} ${name}  ${entries} 条 entries  head ${head}  ${breaks.length === 0 ? '完整 whole' : `断了 broken: ${breaks.length}`}`);
		for (const broken of breaks.slice(0, mostShown)) say(`  ${broken}`);
		for (const [by, versions] of Map.groupBy(redacted, (one) => one.by)) {
			say(`  ${by} 删除个人信息，动过 erased personal data in: ${versions.map(({ version }) => version).join(' ')}`);
		}
		whole &&= breaks.length === 0;
	}
	if (counties.length === 0) say('还没有建县。 / No county is set up yet.');
	return whole;
}

export const verifyVerb: Verb = {
	name: 'verify',
	usage: '',
	about: {
		'zh-CN': '核对台账：哈希链、编号、每一行是不是照账来的',
		en: 'Check the ledger: hash chain, numbers, and that every row follows from it; exit code 1 on a break',
	},
	run: async (_given, desk) => ((await verifyAll(desk)) ? 0 : 1),
};
