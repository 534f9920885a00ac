import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { adviceOf, advices } from '../advice/model.ts';
import { visitFigures } from './figures.ts';
import { followUpIsDue, type Visit, visits } from './model.ts';

const xinlitun = '211422222201';
let county: PocketCounty;
let secretary: PocketPerson;
let neighbour: PocketPerson;
let researcher: PocketPerson;
let official: PocketPerson;
let expert: string;

beforeEach(() => {
	county = new PocketCounty('2026-04-01');
	secretary = county.person('village_secretary', xinlitun);
	neighbour = county.person('village_secretary', '211422203200');
	researcher = county.person('expert', '211422');
	official = county.person('county_official', '211422');
	expert = newId();
	official.did('expert.add', { id: expert, person: researcher.id, fields: ['pear', 'planting'] });
});

const visit = (id: string): Visit => county.get(visits, id) as Visit;
function requested(more: object = {}): string {
	const id = newId();
	secretary.did('visit.request', { id, village: xinlitun, topic: '梨苗怎么栽', expert, ...more });
	return id;
}
function scheduled(): string {
	const id = requested();
	researcher.did('visit.schedule', { visit: id, scheduledOn: '2026-04-05' });
	return id;
}
const advice = () => [{ id: newId(), text: '栽完浇透水' }];
function done(): string {
	const id = scheduled();
	county.today = '2026-04-06';
	secretary.did('visit.complete', { visit: id, doneOn: '2026-04-05', advice: advice(), attended: 18, attendees: ['王大叔', '李婶'] });
	return id;
}

describe('planting guided on the spot in 新立屯村', () => {
	test('requested by the village, a day set by the expert, done with advice, followed up, thanked', () => {
		const id = done();
		expect(visit(id)).toMatchObject({ state: 'done', attended: 18, attendees: ['王大叔', '李婶'], followUpDueOn: '2026-05-05' });
		expect(adviceOf(id, county)).toMatchObject([{ text: '栽完浇透水', visit: id, expert, village: xinlitun, givenOn: '2026-04-05' }]);
		expect(followUpIsDue(visit(id), '2026-05-04')).toBe(false);
		expect(followUpIsDue(visit(id), '2026-05-05')).toBe(true);
		county.today = '2026-05-06';
		researcher.did('visit.followUp', { visit: id, followedUpOn: '2026-05-06', note: '照着浇了' });
		secretary.did('visit.thank', { visit: id, text: '谢谢手把手教' });
		expect(visit(id)).toMatchObject({ state: 'followed_up', followUpNote: '照着浇了', thanks: '谢谢手把手教', thankedOn: '2026-05-06' });
		expect(secretary.does('visit.thank', { visit: id, text: '再谢' })).toBe('visit_thanked');
	});

	test('is not done while nothing the expert said is on record', () => {
		const id = scheduled();
		county.today = '2026-04-06';
		const complete = { visit: id, doneOn: '2026-04-05' };
		expect(secretary.does('visit.complete', complete)).toBe('visit_without_advice');
		expect(secretary.does('visit.complete', { ...complete, doneOn: '2026-04-07', advice: advice() })).toBe('visit_in_future');
		const named = { attended: 1, attendees: ['王大叔', '李婶'] };
		expect(secretary.does('visit.complete', { ...complete, advice: advice(), ...named })).toBe('visit_fewer_than_named');
		expect(secretary.does('visit.complete', { ...complete, advice: [...advice(), { ...advice()[0], text: '' }] })).toBe('input_invalid');
		const [one] = advice();
		expect(secretary.does('visit.complete', { ...complete, advice: [one, one] })).toBe('visit_advice_twice');
		expect(secretary.does('visit.complete', { ...complete, advice: advice(), followUpDueOn: '2026-04-04' })).toBe('follow_up_before_visit');
		expect(secretary.does('visit.complete', { ...complete, problem: newId() })).toBe('visit_problem');
		const problem = newId();
		county.put('tech_problem', { id: problem, village: xinlitun });
		expect(secretary.does('visit.complete', { ...complete, problem })).toBe('accepted');
	});

	test('every step out of order is refused, saying whose turn it is', () => {
		const id = requested();
		const complete = { visit: id, doneOn: '2026-04-01', advice: advice() };
		expect(secretary.does('visit.complete', complete)).toBe('visit_requested');
		expect(secretary.does('visit.reschedule', { visit: id, scheduledOn: '2026-04-02' })).toBe('visit_requested');
		expect(secretary.does('visit.thank', { visit: id, text: '谢谢' })).toBe('visit_requested');
		researcher.did('visit.schedule', { visit: id, scheduledOn: '2026-04-01' });
		expect(researcher.does('visit.schedule', { visit: id, scheduledOn: '2026-04-02' })).toBe('visit_scheduled');
		secretary.did('visit.complete', complete);
		expect(secretary.does('visit.cancel', { visit: id, reason: '下雨' })).toBe('visit_done');
		expect(secretary.does('visit.followUp', { visit: id, followedUpOn: '2026-03-31' })).toBe('follow_up_before_visit');
		secretary.did('visit.followUp', { visit: id, followedUpOn: '2026-04-01' });
		expect(secretary.does('visit.followUp', { visit: id, followedUpOn: '2026-04-01' })).toBe('visit_followed_up');
	});

	test('the expert or the county declines, the village cancels; both say why', () => {
		const [one, other] = [requested(), scheduled()];
		expect(secretary.does('visit.decline', { visit: one, reason: '忙' })).toBe('visit_decline_turn');
		expect(secretary.does('visit.cancel', { visit: one, reason: '  ' })).toBe('input_invalid');
		researcher.did('visit.decline', { visit: one, reason: '那周在外地' });
		expect(official.does('visit.schedule', { visit: one, scheduledOn: '2026-04-05' })).toBe('visit_declined');
		secretary.did('visit.cancel', { visit: other, reason: '改请别人' });
		expect(researcher.does('visit.reschedule', { visit: other, scheduledOn: '2026-04-09' })).toBe('visit_cancelled');
	});

	test('a visit without an expert waits for the county to find one', () => {
		const id = requested({ expert: null });
		expect(secretary.does('visit.schedule', { visit: id, scheduledOn: '2026-04-05' })).toBe('visit_expert_needed');
		expect(official.does('visit.schedule', { visit: id, scheduledOn: '2028-04-05', expert })).toBe('visit_too_far');
		expect(official.does('visit.schedule', { visit: id, scheduledOn: '2026-04-05', expert: newId() })).toBe('visit_expert_unknown');
		expect(official.does('visit.schedule', { visit: id, scheduledOn: '2026-04-05', expert })).toBe('accepted');
		expect(official.does('visit.reschedule', { visit: id, scheduledOn: '2026-04-05' })).toBe('visit_unchanged');
		expect(researcher.does('visit.reschedule', { visit: id, scheduledOn: '2026-04-08' })).toBe('accepted');
	});

	describe('a visit nobody was named for', () => {
		const other = newId();
		let colleague: PocketPerson;
		let open: string;
		beforeEach(() => {
			colleague = county.person('expert', '211422', '另一位专家');
			official.did('expert.add', { id: other, person: colleague.id, fields: ['pear'] });
			open = requested({ expert: null });
		});
		const take = (who: PocketPerson, own: string, more: object = {}) =>
			who.does('visit.take', { visit: open, expert: own, scheduledOn: '2026-04-05', ...more });

		test('is taken by an expert in person, once; from then on it is theirs to move on', () => {
			expect(take(researcher, expert, { scheduledOn: '2028-04-05' })).toBe('visit_too_far');
			expect(take(researcher, expert)).toBe('accepted');
			expect(visit(open)).toMatchObject({ state: 'scheduled', expert, scheduledOn: '2026-04-05', changeReason: null });
			expect(take(colleague, other)).toBe('visit_taken');
			expect(colleague.does('visit.reschedule', { visit: open, scheduledOn: '2026-04-06' })).toBe('not_found');
			researcher.did('visit.reschedule', { visit: open, scheduledOn: '2026-04-06' });
			expect(visit(open).scheduledOn).toBe('2026-04-06');
		});

		test('is taken in nobody else’s name, by nobody who left the directory, and not when somebody was asked or it is off', () => {
			expect(take(researcher, other)).toBe('visit_expert_not_yours');
			expect(take(neighbour, expert)).toBe('visit_expert_not_yours');
			expect(take(official, expert)).toBe('not_permitted');
			expect(take(researcher, newId())).toBe('visit_expert_not_yours');
			expect(take(colleague, other, { visit: newId() })).toBe('not_found');
			official.did('expert.retire', { expert: other, reason: '退休' });
			expect(take(colleague, other)).toBe('visit_expert_not_yours');
			expect(take(researcher, expert, { visit: requested() })).toBe('visit_taken');
			secretary.did('visit.cancel', { visit: open, reason: '下雨' });
			expect(take(researcher, expert)).toBe('visit_cancelled');
		});

		test('is given to another by the county with a reason that stays; the two themselves need none', () => {
			expect(take(researcher, expert)).toBe('accepted');
			const give = (who: PocketPerson, more: object) => who.does('visit.reschedule', { visit: open, ...more });
			expect(give(official, { expert: other })).toBe('visit_reason_needed');
			expect(give(official, { expert: other, changeReason: ' ' })).toBe('input_invalid');
			expect(give(official, { expert: other, changeReason: '那天要去培训' })).toBe('accepted');
			expect(visit(open)).toMatchObject({ expert: other, changeReason: '那天要去培训', scheduledOn: '2026-04-05' });
			expect(give(official, { scheduledOn: '2026-04-07' })).toBe('accepted');
			expect(visit(open).changeReason).toBe('那天要去培训');
			expect(give(colleague, { expert })).toBe('accepted');
			expect(visit(open)).toMatchObject({ expert, changeReason: null });
		});
	});

	test('names that were veiled on their way are not written back; the number may be put right by whoever read them veiled', () => {
		const id = done();
		expect(researcher.does('visit.update', { visit: id, attendees: ['王*', '李*'] })).toBe('visit_names_veiled');
		county.put('expert_visit', { ...visit(id), attendees: ['王*', '李*'] });
		expect(researcher.does('visit.update', { visit: id, attended: 19 })).toBe('accepted');
	});

	test('another village neither asks for it nor sees it as its own; "not yours" and "not there" are one refusal', () => {
		const id = scheduled();
		expect(neighbour.does('visit.request', { id: newId(), village: xinlitun, topic: '替他们请' })).toBe('visit_village');
		for (const visited of [id, newId()]) {
			expect(neighbour.does('visit.complete', { visit: visited, doneOn: '2026-04-01', advice: advice() })).toBe('not_found');
			expect(neighbour.does('visit.cancel', { visit: visited, reason: '不请了' })).toBe('not_found');
		}
		const other = county.person('expert', '211422', '另一位专家');
		expect(other.does('visit.reschedule', { visit: id, scheduledOn: '2026-04-08' })).toBe('not_found');
	});

	test('what was asked for must fit: dates in order, an orchard of the village', () => {
		const ask = (more: object) => secretary.does('visit.request', { id: newId(), village: xinlitun, topic: '修剪', ...more });
		expect(ask({ wantedFrom: '2026-04-10', wantedTo: '2026-04-09' })).toBe('visit_window');
		expect(ask({ orchard: newId() })).toBe('visit_orchard');
		expect(ask({ topic: '' })).toBe('input_invalid');
	});

	test('who came and the summary can be added later, and never fewer than are named', () => {
		const id = done();
		expect(secretary.does('visit.update', { visit: id, attended: 18 })).toBe('visit_unchanged');
		expect(secretary.does('visit.update', { visit: id, attended: 1 })).toBe('visit_fewer_than_named');
		secretary.did('visit.update', { visit: id, attended: 20, summary: '现场答了十几个问题' });
		expect(visit(id)).toMatchObject({ attended: 20, summary: '现场答了十几个问题', attendees: ['王大叔', '李婶'] });
	});
});

test('a visit entered by mistake is withdrawn by the village with a reason: it stays, counts nothing and moves no more', () => {
	const id = done();
	expect(researcher.does('visit.withdraw', { visit: id, reason: '不是我' })).toBe('not_permitted');
	expect(neighbour.does('visit.withdraw', { visit: id, reason: '不是我们' })).toBe('not_found');
	expect(secretary.does('visit.withdraw', { visit: requested(), reason: '记错' })).toBe('visit_requested');
	const [given] = adviceOf(id, county);
	secretary.did('visit.withdraw', { visit: id, reason: '记成别的村了' });
	// What was said there was never said.
	expect(adviceOf(id, county)).toEqual([]);
	expect(county.get(advices, given?.id ?? '')).toMatchObject({ withdrawnReason: '记成别的村了' });
	for (const [step, more] of [
		['visit.withdraw', { reason: '再撤' }],
		['visit.thank', { text: '谢谢' }],
		['visit.followUp', { followedUpOn: '2026-04-06' }],
		['visit.update', { attended: 20 }],
	] as const)
		expect(secretary.does(step, { visit: id, ...more })).toBe('visit_withdrawn');
	expect(secretary.does('advice.give', { id: newId(), visit: id, text: '浇水' })).toBe('advice_too_early');
	expect(visitFigures(county.find(visits, 'village', xinlitun), county, { today: '2026-06-01' })).toMatchObject({
		done: 0,
		followUpsDue: 0,
	});
});

describe('the figure', () => {
	test('counts villages, visits, advice, people and follow-ups due, and names their entries', () => {
		const id = done();
		requested();
		const all = county.find(visits, 'village', xinlitun);
		const figures = visitFigures(all, county, { from: '2026-01-01', to: '2026-12-31', today: '2026-05-05' });
		expect(figures).toMatchObject({ villages: [xinlitun], done: 1, advice: 1, adopted: 0, attended: 18, followUpsDue: 1 });
		expect(figures.visits.map((one) => one.id)).toEqual([id]);
		expect(figures.entries).toEqual([visit(id).version]);
		expect(visitFigures(all, county, { from: '2026-04-06', today: '2026-04-06' })).toMatchObject({ done: 0, villages: [], entries: [] });
	});
});

test('others ask for the figure of a village or of the county, with and without a day for follow-ups', async () => {
	const { features } = await import('../slices.ts');
	const figure = features.figures.get('visits');
	done();
	for (const code of [xinlitun, '211422203200']) county.put('org_unit', { id: code, level: 'village', closedOn: null });
	const compute = (query: object) => figure?.compute(query, county);
	expect(compute({ on: '2026-05-05' })).toMatchObject({ value: 1, parts: { villagesVisited: 1, villages: 2, done: 1, followUpsDue: 1 } });
	expect(compute({ village: xinlitun })).toMatchObject({ value: 1, parts: { villages: 1, followUpsDue: null } });
	expect(compute({ village: '211422203200', to: '2026-12-31' })).toMatchObject({ value: 0, entries: [], parts: { followUpsDue: 0 } });
});
