import { v7 as newId } from 'uuid';
import { note, reason, type Withdrawable } from './withdrawable.ts';

/** Two growers of a village who have no account. */
const pair = (village: string, id: string) => ({
	kind: 'growers',
	village,
	helperName: '熟手',
	helpedName: `新手${id.slice(-6)}`,
	cadence: 'month',
});

/** A year and a source nobody has recorded yet: of each there is one. */
let years = 0;
const freshYear = () => {
	const n = years++;
	return {
		first: n < 276,
		year: 1980 + (n % 46),
		source: (['leasing', 'contracting', 'operating', 'investment', 'subsidy', 'other'] as const)[Math.floor(n / 46) % 6],
	};
};

/** What the county's programmes enter: teams, pairings, training, income, tags. */
export const programmes: Readonly<Record<string, Withdrawable>> = {
	'visit of a service team': {
		begin: (id, { getting }) => {
			const team = newId();
			const villages = [{ id: newId(), village: getting }];
			return [
				[
					'official',
					'service.form',
					{ id: team, kind: 'team', name: `服务队${team.slice(-6)}`, from: '2025-01-01', headcount: 5, villages },
				],
				['secretary', 'service.visit', { id, team, village: getting, occurredOn: '2026-02-01' }],
			];
		},
		withdraw: (visit) => ['secretary', 'service.withdraw', { visit, reason }],
		change: (visit) => ['secretary', 'service.correct', { visit, text: note }],
		code: 'service_visit_withdrawn',
	},
	'link of a service team': {
		begin: (id, { getting }) => {
			const team = newId();
			return [
				['official', 'service.form', { id: team, kind: 'unit', name: `单位${team.slice(-6)}`, from: '2025-01-01' }],
				['official', 'service.link', { id, team, village: getting, from: '2025-02-01' }],
			];
		},
		withdraw: (link) => ['official', 'service.unlink', { link, on: '2026-02-01', reason }],
		code: 'service_unlinked',
	},
	'service team': {
		begin: (id) => [['official', 'service.form', { id, kind: 'team', name: `队${id.slice(-6)}`, from: '2025-01-01' }]],
		withdraw: (team) => ['official', 'service.end', { team, on: '2026-02-01', reason }],
		change: (team) => ['official', 'service.update', { team, dispatchedBy: '省农业科学院' }],
		code: 'service_ended',
	},
	'member of a service team': {
		begin: (id, { assignee }) => {
			const team = newId();
			return [
				['official', 'service.form', { id: team, kind: 'team', name: `队${team.slice(-6)}`, from: '2025-01-01' }],
				['official', 'member.join', { id, team, person: assignee, role: 'member', dispatchedBy: '省农业科学院', from: '2025-03-01' }],
			];
		},
		withdraw: (member) => ['official', 'member.leave', { member, on: '2026-02-01', reason }],
		change: (member) => ['official', 'member.amend', { member, dispatchedBy: '县农业农村局', fromOn: '2025-04-01' }],
		code: 'member_left',
	},
	zone: {
		begin: (id, { getting }) => [['secretary', 'zone.add', { id, village: getting, name: `网格${id.slice(-6)}`, households: 40 }]],
		withdraw: (zone) => ['secretary', 'zone.close', { zone, reason }],
		change: (zone) => ['secretary', 'zone.update', { zone, keeperName: '网格员' }],
		code: 'zone_closed',
	},
	'contact of a pairing': {
		begin: (id, { getting }) => {
			const pairing = newId();
			return [
				['secretary', 'pairing.propose', { id: pairing, ...pair(getting, pairing) }],
				['secretary', 'pairing.confirm', { pairing, on: '2026-01-05' }],
				['secretary', 'pairing.contact', { id, pairing, occurredOn: '2026-02-01', text: '看了拉枝' }],
			];
		},
		withdraw: (contact) => ['secretary', 'pairing.withdraw', { contact, reason }],
		code: 'pairing_contact_withdrawn',
	},
	'training theme': {
		begin: (id) => [['official', 'theme.define', { id, name: `主题${id.slice(-6)}` }]],
		withdraw: (theme) => ['official', 'theme.retire', { theme, reason }],
		change: (theme) => ['official', 'theme.rename', { theme, name: `改名${theme.slice(-6)}` }],
		code: 'theme_retired',
	},
	'name on a training list': {
		begin: (id, { getting }) => {
			const session = newId();
			const held = { village: getting, topic: '冬剪', heldOn: '2026-02-05', turnouts: [{ id: newId(), village: getting, people: 2 }] };
			return [
				['secretary', 'training.hold', { id: session, ...held }],
				['secretary', 'attendance.name', { session, village: getting, people: [{ id, name: '果农乙' }] }],
			];
		},
		withdraw: (attendance) => ['secretary', 'attendance.strike', { attendance, reason }],
		code: 'attendance_struck',
	},
	'village income': {
		begin: (id, { getting, giving }) => {
			const { year, source, first } = freshYear();
			return [['official', 'income.record', { id, village: first ? getting : giving, year, source, amountFen: 1_000_000, note: '厂房' }]];
		},
		withdraw: (income) => ['official', 'income.withdraw', { income, reason }],
		change: (income) => ['official', 'income.correct', { income, amountFen: 2_000_000 }],
		code: 'income_withdrawn',
	},
	tag: {
		begin: (id) => [['official', 'tag.define', { id, kind: 'chain', name: `链${id.slice(-6)}`, since: '2025-01-01' }]],
		withdraw: (tag) => ['official', 'tag.retire', { tag, reason }],
		change: (tag) => ['official', 'tag.correct', { tag, note }],
		code: 'tag_retired',
	},
	'tag on a village': {
		begin: (id, { getting }) => {
			const tag = newId();
			return [
				['official', 'tag.define', { id: tag, kind: 'brand', name: `品牌${tag.slice(-6)}` }],
				['official', 'tag.put', { id, tag, village: getting, since: '2025-03-01' }],
			];
		},
		withdraw: (put) => ['official', 'tag.remove', { put, on: '2026-01-01', reason }],
		code: 'tag_removed',
	},
};
