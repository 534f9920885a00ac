/** One change to a module of the server: a text that must be there exactly once, and what stands there instead. */
export type Edit = { file: string; find: string; replace: string };

/** Makes the changes. Throws when a text is missing or there twice: the server has changed and the switch must be looked at. */
export function alter(source: string, edits: readonly Edit[]): string {
	let text = source;
	for (const { file, find, replace } of edits) {
		if (text.split(find).length !== 2) throw new Error(`tests/faults/switches.ts: not exactly once in ${file}: ${find}`);
		text = text.replace(find, () => replace);
	}
	return text;
}

const receive = 'apps/server/src/journal/receive.ts';
const commit = 'apps/server/src/journal/commit.ts';
const attach = 'apps/server/src/socket/attach.ts';
const broadcast = 'apps/server/src/socket/broadcast.ts';
const limits = 'apps/server/src/socket/limits.ts';
const begin = 'const committed = (await this.#sql.begin((tx) => commitBatch(tx, county, items))) as Committed;';
const writes = "\t// One pipelined round trip: the statements run in this order on the transaction's connection.\n";
const written = '\treturn { outcomes, done: outcomes.length, published: entries.map(publish) };';
const announced = '\t\tthis.#onCommit(county, committed.published);\n';
const at = (point: string) => `await globalThis.faultPoint('${point}');`;
const when = (point: string, condition: string) => `if (${condition}) ${at(point)}\n`;

/** The places at which the server can be made to die (RELIABILITY.md §4). */
export const pointNames = ['before-write', 'after-write', 'after-commit', 'after-broadcast'] as const;

/** How those places are put into the server. A migration is counted by its statements. */
export const points: readonly Edit[] = [
	{ file: commit, find: writes, replace: when('before-write', 'accepted.length > 0') + writes },
	{ file: commit, find: written, replace: when('after-write', 'accepted.length > 0') + written },
	{
		file: receive,
		find: announced,
		replace: `${when('after-commit', 'committed.published.length > 0')}${announced}${when('after-broadcast', 'committed.published.length > 0')}`,
	},
	{
		file: 'apps/server/src/database/migrate.ts',
		find: 'const sql = postgres(url, { max: 1,',
		replace: `const sql = postgres(url, { max: 1, debug: () => void globalThis.faultPoint('migration'),`,
	},
	{
		file: 'apps/server/src/main.ts',
		find: "log.info({ port: running.port }, 'ready');",
		replace: "process.stdout.write('passes ' + globalThis.faultPasses() + '\\n'); log.info({ port: running.port }, 'ready');",
	},
];

type Switch = { about: string; edits: readonly Edit[] };

const all = {
	'early-answer': {
		about: 'answers before the commit is durable',
		edits: [
			{
				file: receive,
				find: begin,
				replace: `const committed = (await this.#sql.begin(async (tx) => {
					const early = await commitBatch(tx, county, items);
					for (const [index, outcome] of early.outcomes.entries()) batch[index]?.resolve(outcome);
					await new Promise((resolve) => setTimeout(resolve, 20));
					await globalThis.faultPoint('after-early-answer');
					return early;
				})) as Committed;`,
			},
		],
	},
	'no-deduplication': {
		about: 'does not know a command again',
		edits: [
			{
				file: commit,
				find: '\treturn [\n\t\t...accepted.map(({ id, version, actor })',
				replace: '\treturn [].length ? [] : [\n\t\t...[].map(({ id, version, actor })',
			},
		],
	},
	'deduplication-in-memory': {
		about: 'knows a command again only until it is restarted',
		edits: [
			{
				file: commit,
				find: '\treturn [\n\t\t...accepted.map(({ id, version, actor })',
				replace: `	const since = globalThis.faultStarted ??= (await tx\`select coalesce(max(received_at), now()) as at from journal\`)[0].at;
	const young = new Set((await tx\`select id from journal where county = \${county} and id = any(\${ids}::uuid[]) and received_at > \${since}\`).map(({ id }) => id));
	return [
		...accepted.filter(({ id }) => young.has(id)).map(({ id, version, actor })`,
			},
		],
	},
	'no-transaction': {
		about: 'writes a batch in several transactions, rows first',
		edits: [
			{ file: receive, find: begin, replace: 'const committed = (await commitBatch(this.#sql, county, items)) as Committed;' },
			{
				file: commit,
				find: '\tawait Promise.all([\n\t\t...writeRows(\n\t\t\ttx,\n\t\t\taccepted.flatMap(({ changes }) => changes),\n\t\t\toverlay,\n\t\t),\n',
				replace: `	await Promise.all(writeRows(tx, accepted.flatMap(({ changes }) => changes), overlay));
	await new Promise((resolve) => setTimeout(resolve, 10));
	await Promise.all([
`,
			},
		],
	},
	'import-in-parts': {
		about: 'writes a spreadsheet batch by batch, each in a transaction of its own',
		edits: [{ file: 'apps/server/src/sheets/sheets.ts', find: 'await journal.receiveWhole(', replace: 'await journal.receive(' }],
	},
	'early-broadcast': {
		about: 'tells others before the commit is durable',
		edits: [
			{
				file: receive,
				find: begin,
				replace: `const committed = (await this.#sql.begin(async (tx) => {
					const early = await commitBatch(tx, county, items);
					this.#onCommit(county, early.published);
					await new Promise((resolve) => setTimeout(resolve, 20));
					return early;
				})) as Committed;`,
			},
		],
	},
	'room-leak': {
		about: 'sends private entries to the whole county',
		edits: [{ file: broadcast, find: ".emit('entries', open);", replace: ".emit('entries', frame.map(({ entry }) => entry));" }],
	},
	'catch-up-without-rights': {
		about: 'asks for no right when catching up',
		edits: [
			{ file: 'apps/server/src/journal/ring.ts', find: '(sees(scope, audience) ? text : sealed)', replace: 'text' },
			{ file: 'apps/server/src/journal/veils.ts', find: 'if (!sees(scope, audience)) return seal(entry);', replace: '' },
		],
	},
	'snapshot-without-rights': {
		about: 'puts private rows into everybody’s snapshot',
		edits: [
			{
				file: 'apps/server/src/journal/snapshot.ts',
				find: 'if (table.private && !scope.all) {',
				replace: 'if (table.private && scope.all === 1) {',
			},
		],
	},
	'no-revocation': {
		about: 'leaves open sockets as they were when rights end',
		edits: [
			{
				file: attach,
				find: 'if ((socket.data as Holder).person === person) check(socket);',
				replace: 'void [socket, person];',
			},
			{
				file: attach,
				find: '\tconst revalidate = async (socket: Socket) => {\n',
				replace: '\tconst revalidate = async (socket: Socket) => {\n\t\tif (Date.now() > 0) return;\n',
			},
		],
	},
	'no-validation': {
		about: 'takes inputs as they come',
		edits: [
			{
				file: commit,
				find: "return 'code' in result ? result : { definition, input: result.input };",
				replace: "return 'code' in result ? { definition, input } : { definition, input: result.input };",
			},
		],
	},
	'no-origin-check': {
		about: 'lets pages of other sites act',
		edits: [
			{
				file: 'apps/server/src/http/caller.ts',
				find: 'if (origin === undefined) return true;',
				replace: 'if (origin !== 1) return true;',
			},
		],
	},
	'no-limits': {
		about: 'lifts the limit on events and on what a slow reader may leave unread',
		edits: [
			{ file: limits, find: 'const window = { points: 100, duration: 5 };', replace: 'const window = { points: 1e9, duration: 5 };' },
			{ file: limits, find: 'const mostBuffered = 1_048_576;', replace: 'const mostBuffered = 1e12;' },
		],
	},
} satisfies Record<string, Switch>;
export type SwitchName = keyof typeof all;

/** Faults a server can be given, each to show that the probe against it can go red. */
export const switches: Readonly<Record<SwitchName, Switch>> = all;
