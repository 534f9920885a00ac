import { localDate } from '@honghuo/core/dates.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { type Clock, told } from './clock.ts';
import { county } from './town.ts';

/** Entries an hour by the hour of the day: a county ten times as busy as the one at full size is on a working day. */
const rate = (hour: number): number => (hour < 6 ? 12 : hour < 8 ? 90 : hour < 18 ? 260 : hour < 21 ? 120 : 30);
/** So many villages record on this day. */
const most = 30;
type Draft = [name: string, input: object];
type Account = { username: string; password: string };

/** A day's people at the server's door, who record what a county records, by the fast clock. */
export class BusyDay {
	sent = 0;
	readonly refused: string[] = [];
	readonly #clock: Clock;
	readonly #village: Visitor;
	readonly #official: Visitor;
	readonly #blocks: { id: string; village: string }[] = [];
	readonly #varieties: string[] = [];
	readonly #logs: string[] = [];
	readonly #open: { id: string; state: 'reported' | 'accepted' | 'resolved' }[] = [];
	readonly #accounts = new Map<Visitor, Account>();
	#due = 0;

	constructor(url: string, clock: Clock) {
		this.#clock = clock;
		this.#village = new Visitor(url);
		this.#official = new Visitor(url);
	}

	/** Signs everybody in, and lets the village's secretary write for some more villages. Gives the link of a board for the wall. */
	async begin(accounts: Record<'administrator' | 'official' | 'secretary', Account>): Promise<string> {
		const administrator = new Visitor(this.#village.url);
		for (const [who, account] of [
			[administrator, accounts.administrator],
			[this.#official, accounts.official],
			[this.#village, accounts.secretary],
		] as const) {
			this.#accounts.set(who, account);
			await who.ask('POST', '/api/auth/sign-in/username', account);
		}
		const { body: me } = await this.#village.ask<{ person: { id: string }; postings: { unit: string }[] }>('GET', '/api/v1/me');
		const own = me.postings[0]?.unit ?? '';
		const { body } = await this.#official.ask<{
			tables: { org_unit: { id: string; level: string }[]; variety: { id: string; crop: string }[] };
		}>('GET', `/api/v1/snapshot?county=${county}&whole=1`);
		const villages = body.tables.org_unit.filter(({ level }) => level === 'village').map(({ id }) => id);
		this.#varieties.push(...body.tables.variety.filter(({ crop }) => crop === 'pear').map(({ id }) => id));
		const more = villages.filter((id, n) => id !== own && n % Math.ceil(villages.length / most) === 0);
		await this.#give(
			administrator,
			more.map((unit) => ['posting.give', { id: newId(), person: me.person.id, role: 'village_secretary', unit, from: '2024-01-01' }]),
		);
		for (const village of [own, ...more]) {
			const { body: rows } = await this.#official.ask<{
				tables: { orchard_block?: { id: string; village: string; areaE4mu: number | null }[] };
			}>('GET', `/api/v1/snapshot?county=${county}&village=${village}&only=1`);
			this.#blocks.push(...(rows.tables.orchard_block ?? []).filter(({ areaE4mu }) => (areaE4mu ?? 0) > 10_000));
		}
		const made = await this.#official.ask<{ url: string }>('POST', '/api/v1/screens', { name: '县里大厅' });
		return made.body.url;
	}

	/** Records what has come due since the last time. */
	async record(hours: number): Promise<void> {
		this.#due += rate((new Date(told(this.#clock)).getUTCHours() + 8) % 24) * hours;
		const [mine, theirs]: [Draft[], Draft[]] = [[], []];
		for (; this.#due >= 1; this.#due--) this.#one(mine, theirs);
		await this.#give(this.#village, mine);
		await this.#give(this.#official, theirs);
	}

	/** One last thing with words of its own. */
	async say(text: string): Promise<void> {
		await this.#give(this.#village, [
			['problem.report', { id: newId(), village: this.#some(this.#blocks).village, channel: 'field', text }],
		]);
	}

	#some<T>(of: readonly T[]): T {
		return of[Math.floor(Math.random() * of.length)] as T;
	}

	#one(mine: Draft[], theirs: Draft[]): void {
		const today = localDate(new Date(told(this.#clock)));
		const { id: block, village } = this.#some(this.#blocks);
		const chance = Math.random();
		if (chance < 0.55) {
			const id = newId();
			const kind = this.#some(['weeding', 'sanitation', 'bark_scraping', 'dormant_pruning']);
			mine.push(['work.log', { id, block, kind, doneValue: 4, doneUnit: 'person_hour', occurredOn: today }]);
			this.#logs.push(id);
		} else if (chance < 0.7) {
			const log = this.#logs.at(-1 - Math.floor(Math.random() * 20));
			if (log) mine.push(['work.correct', { log, note: `又看了一遍 ${newId().slice(-4)}` }]);
		} else if (chance < 0.8) {
			const id = newId();
			mine.push(['problem.report', { id, village, channel: 'field', text: this.#some(['树皮裂了', '叶子发黄', '缺水', '冻了枝']) }]);
			this.#open.push({ id, state: 'reported' });
		} else if (chance < 0.92) this.#further(mine, theirs);
		else if (chance < 0.96) mine.push(['cost.record', { id: newId(), block, category: 'bag', amountFen: 12_000, occurredOn: today }]);
		else this.#gift(mine, village, today);
	}

	/** A problem goes one step on its way. */
	#further(mine: Draft[], theirs: Draft[]): void {
		const problem = this.#open.shift();
		if (!problem) return;
		const step = { id: newId(), problem: problem.id };
		if (problem.state === 'reported') theirs.push(['problem.accept', step]);
		else if (problem.state === 'accepted')
			theirs.push(['problem.resolve', { ...step, text: '现场看好了', onTheSpot: Math.random() < 0.5 }]);
		else mine.push(['problem.confirm', step]);
		if (problem.state !== 'resolved') this.#open.push({ id: problem.id, state: problem.state === 'reported' ? 'accepted' : 'resolved' });
	}

	#gift(mine: Draft[], fromVillage: string, on: string): void {
		const toVillage = this.#some(this.#blocks).village;
		if (toVillage === fromVillage) return;
		const [donation, item] = [newId(), newId()];
		const items = [{ id: item, kind: 'seedling', variety: this.#some(this.#varieties), qty: 100, unit: 'tree' }];
		mine.push(
			['donation.draft', { id: donation, fromVillage, toVillage, items }],
			['donation.pledge', { donation, on }],
			['donation.dispatch', { donation, on }],
			['donation.receive', { donation, items: [{ item, receivedQty: 100 }], on }],
		);
	}

	/** While the server is away they wait, as phones do; whose session is over after a day's work signs in again. */
	async #give(who: Visitor, drafts: readonly Draft[]): Promise<void> {
		for (let from = 0; from < drafts.length; from += 50) {
			const recordedAt = new Date(told(this.#clock)).toISOString();
			const commands = drafts.slice(from, from + 50).map(([name, input]) => ({ id: newId(), name, input, recordedAt }));
			for (;;) {
				const answer = await who
					.ask<{ results?: { status: string; code?: string }[] }>('POST', '/api/v1/commands', { commands })
					.catch(() => undefined);
				if (answer?.body.results) {
					for (const [n, { status, code }] of answer.body.results.entries())
						if (status === 'accepted') this.sent++;
						else this.refused.push(`${commands[n]?.name}: ${code}`);
					break;
				}
				const account = this.#accounts.get(who);
				if (answer?.status === 401 && account) await who.ask('POST', '/api/auth/sign-in/username', account).catch(() => undefined);
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		}
	}
}
