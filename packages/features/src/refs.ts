import { tableRef } from '@honghuo/core/row.ts';
import { shape } from '@honghuo/core/shape.ts';
import { actors, type Person, people } from './village/model.ts';

/** Tables every device holds whole, by name: nothing else of the nouns is needed to hold rows. A test compares the list with what they declare. */
const whole = [
	'org_unit',
	'person',
	'posting',
	'team',
	'variety',
	'expert',
	'buyer',
	'price_observation',
	'sole_reference',
	'yield_curve',
	'assumption',
	'season_window',
	'contact',
	'event',
	'event_block',
	'expert_visit',
	'advice_item',
	'tech_problem',
	'problem_event',
	'comment',
	'donation',
	'donation_item',
	'survival_check',
	'service_team',
	'service_link',
	'service_member',
	'zone',
	'pairing',
	'training_theme',
	'training_session',
	'training_turnout',
	'tag',
	'tag_put',
	'period_report',
	'report_archive',
	'score_setting',
	'score_rule',
	'village_place',
	'consent',
];

/** What holds rows without deciding anything: a phone starts with it and fetches `slices.ts` after its first screen. */
export const features = shape(
	whole.map((name) => tableRef<Person>(name, { whole: true, ...(name === people.name ? { veil: people.veil as ['name'] } : {}) })),
	actors,
);
