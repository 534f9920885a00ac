import { type Actor, mayWriteVillage } from '@honghuo/core/actor.ts';
import { addDays, asLocalDate, beginOf } from '@honghuo/core/dates.ts';
import type { Waiting, WaitingRows } from '../ledger.ts';
import { serviceTeams } from '../service/model.ts';
import { pairingKindNames } from './messages.ts';
import { dueOf, helpedOf, helperKey, helperOf, isAbove, isActive, mayArrange, type Pairing, pairings } from './model.ts';

export { cadenceNames, pairingKindNames, pairingStateNames } from './messages.ts';

/** How pairings stand on a day; each a list, so that every number can show what is behind it. */
export type PairingFigures = {
	proposed: Pairing[];
	trial: Pairing[];
	confirmed: Pairing[];
	ended: Pairing[];
	/** Those who should have met by now. */
	overdue: Pairing[];
	/** Helpers of those that still meet, and how many the busiest has. */
	helpers: number;
	most: number;
	entries: number[];
};

/** Sorts pairings by where they stand. */
export function pairingFigures(all: readonly Pairing[], today: string): PairingFigures {
	const inState = (state: Pairing['state']) => all.filter((one) => one.state === state);
	const active = all.filter(({ state }) => isActive(state));
	const loads = loadsOf(active);
	return {
		proposed: inState('proposed'),
		trial: inState('trial'),
		confirmed: inState('confirmed'),
		ended: inState('ended'),
		overdue: active.filter((one) => dueOf(one, today)?.standing === 'late'),
		helpers: loads.size,
		most: Math.max(0, ...loads.values()),
		entries: [...new Set(all.map(({ version }) => version))].filter((version) => version > 0).sort((a, b) => a - b),
	};
}

/** How many each helper has. */
export function loadsOf(active: readonly Pairing[]): Map<string, number> {
	const loads = new Map<string, number>();
	for (const one of active) loads.set(helperKey(one), (loads.get(helperKey(one)) ?? 0) + 1);
	return loads;
}

/** Those that still meet, the most urgent first; equals by who is helped. */
export function dueFirst(all: readonly Pairing[], today: string): Pairing[] {
	const by = (one: Pairing): string => dueOf(one, today)?.by ?? '9999';
	return all.filter(({ state }) => isActive(state)).sort((a, b) => (by(a) === by(b) ? (a.id < b.id ? -1 : 1) : by(a) < by(b) ? -1 : 1));
}

/** A helper hears of it so many days before the span is over. */
const noticeDays = 7;

/** Before a technician's six months are over, those who settle it and the two themselves hear of it. */
const trialNoticeDays = 14;

/** Whether a pairing is this person's to keep up: the helper in person, who leads the team, else the people of the village that helps. */
function isHelper(pairing: Pairing, actor: Actor, today: string, rows: WaitingRows): boolean {
	const { kind, helperPerson, helperTeam, helperVillage, village } = pairing;
	if (kind === 'unit') {
		const leader = rows.get(serviceTeams, helperTeam ?? '')?.leader ?? null;
		return leader === null ? mayWriteVillage(actor, village, today) : leader === actor.person;
	}
	return helperPerson === null ? mayWriteVillage(actor, helperVillage ?? village, today) : helperPerson === actor.person;
}

/** What waits for somebody: to meet whom they help, to settle what another proposed, to decide on a trial that is over. */
export function noticesFor({ actor, today }: { actor: Actor; today: string }, rows: WaitingRows): Waiting[] {
	return rows.all(pairings).flatMap((pairing): Waiting[] => {
		const { id, village, state, kind, trialTo, createdBy, receivedAt } = pairing;
		const on = { table: pairings.name, row: id, village };
		const helped = helpedOf(pairing, rows);
		const found: Waiting[] = [];
		const due = dueOf(pairing, today);
		if (due && due.standing !== 'ahead' && addDays(due.by, -noticeDays) <= today && isHelper(pairing, actor, today, rows)) {
			const late = due.standing === 'late';
			const about = late
				? { 'zh-CN': `有阵子没见${helped}了，抽空去看看`, en: `you have not met ${helped} for a while` }
				: { 'zh-CN': `该去看看${helped}了`, en: `time to meet ${helped}` };
			found.push({
				key: `pairing ${id} ${due.by}`,
				kind: 'turn',
				at: beginOf(late ? addDays(due.by, 1) : addDays(due.by, -noticeDays)),
				by: null,
				about,
				on,
			});
		}
		if (
			state === 'proposed' &&
			createdBy !== actor.person &&
			(mayArrange(pairing, actor, today) || pairing.helperPerson === actor.person)
		) {
			const pair = { helper: helperOf(pairing, rows), kind: pairingKindNames[kind] };
			const about = {
				'zh-CN': `提了${pair.kind['zh-CN']}：${pair.helper}带${helped}，等定`,
				en: `proposed: ${pair.helper} helps ${helped}`,
			};
			found.push({ key: `pairing ${id}`, kind: 'turn', at: receivedAt, by: createdBy, about, on });
		}
		const settles = isAbove(pairing, actor, today) || mayWriteVillage(actor, village, today);
		if (kind === 'mentor' && state === 'trial' && trialTo !== null && trialTo <= today && settles) {
			const about = { 'zh-CN': `${helped}观察满了，该定了`, en: `${helped}’s trial is over, to be settled` };
			found.push({ key: `trial ${id}`, kind: 'turn', at: beginOf(asLocalDate(trialTo)), by: null, about, on });
		}
		const ends = kind === 'mentor' && state === 'trial' && trialTo !== null && trialTo > today ? asLocalDate(trialTo) : undefined;
		const hears = settles || [pairing.helperPerson, pairing.helpedPerson].includes(actor.person);
		if (ends && addDays(ends, -trialNoticeDays) <= today && hears) {
			const day = `${Number(ends.slice(5, 7))}月${Number(ends.slice(8))}日`;
			const about = settles
				? {
						'zh-CN': `${helped}的观察${day}满，先看看记下的，满了由你来定`,
						en: `${helped}’s trial ends on ${ends}; it is yours to settle then`,
					}
				: { 'zh-CN': `${helped}的观察${day}满，满前再记一次`, en: `${helped}’s trial ends on ${ends}; record how it goes once more` };
			found.push({ key: `ends ${id}`, kind: 'turn', at: beginOf(addDays(ends, -trialNoticeDays)), by: null, about, on });
		}
		return found;
	});
}
