import type { Ledger, Waiting } from '@honghuo/features/ledger.ts';
import { blocks, plantings } from '@honghuo/features/orchard/model.ts';
import { pairingContacts } from '@honghuo/features/pairing/model.ts';
import { problems } from '@honghuo/features/problem/model.ts';
import { reportIn } from '@honghuo/features/report/model.ts';
import { serviceVisits } from '@honghuo/features/service/model.ts';

/** Nouns whose records have a page of their own. */
const own: Readonly<Record<string, string>> = {
	tech_problem: 'problems',
	orchard: 'blocks',
	donation: 'donations',
	expert_visit: 'visits',
	pairing: 'pairings',
	training_session: 'training',
};

/** The page where a record can be seen: its own, its orchard's, else its village's; what is said about one that has no page, where the talk is. */
export function pageOf({ table, row, village, said, figure }: Waiting['on'], ledger: Pick<Ledger, 'get'>): string {
	// A problem that was dealt with long ago is not here before its village has been opened.
	if (table === problems.name && village && !ledger.get(problems, row)) return `/problems/${row}?village=${village}`;
	if (own[table]) return `/${own[table]}/${row}`;
	if (table === 'service_team') return `/teams/${row}`;
	if (table === 'org_unit') return '/teams';
	const went = table === 'service_visit' ? ledger.get(serviceVisits, row) : undefined;
	if (went) return `/teams/${went.team}?visit=${row}`;
	const met = table === 'pairing_contact' ? ledger.get(pairingContacts, row)?.pairing : undefined;
	if (met) return `/pairings/${met}`;
	if (said && table !== 'feedback' && table !== 'period_report') return `/records/${table}/${row}`;
	if (table === 'expert') return '/experts';
	if (table === 'event' || table === 'event_block') return '/events';
	if (table === 'tag') return `/tags/${row}`;
	if (table === 'planting') {
		const orchard = ledger.get(blocks, ledger.get(plantings, row)?.block ?? '')?.orchard;
		if (orchard) return `/blocks/${orchard}/trees`;
	}
	if (table === 'village_income') return '/income';
	if (table === 'feedback') return '/feedback';
	if (table === 'period_report') {
		const report = reportIn(row);
		return report ? `/reports/${report.unit}/${report.period.key}${figure ? `#${encodeURIComponent(figure)}` : ''}` : '/reports';
	}
	const orchard = table === 'orchard_block' ? ledger.get(blocks, row)?.orchard : undefined;
	if (orchard) return `/blocks/${orchard}`;
	return village ? `/village/${village}` : '/county';
}
