import { addDays, type LocalDate } from '@honghuo/core/dates.ts';
import { places } from './people.ts';

/** Who scans a label and has no account. */
export const anybody = 'anybody';

/** As the story tells it. */
type Step = { by: string; daysAgo: number; at: string; name: string; input: Record<string, unknown> };

/** What the grower agreed to on paper, written down by the village's secretary; and what they wrote to the county, which answered. */
export const privacy = (today: LocalDate, id: (key: string) => string): Step[] => [
	{
		by: 'secretary',
		daysAgo: 30,
		at: '18:00',
		name: 'consent.record',
		input: {
			id: id('consent:grower'),
			person: id('grower'),
			village: places.datun,
			purposes: ['photo', 'attendance'],
			givenOn: addDays(today, -30),
			how: 'paper',
		},
	},
	{
		by: 'grower',
		daysAgo: 20,
		at: '20:15',
		name: 'feedback.send',
		input: { id: id('feedback:grower'), text: '字太小，地里看不清。' },
	},
	{
		by: 'official',
		daysAgo: 19,
		at: '09:10',
		name: 'feedback.answer',
		input: { feedback: id('feedback:grower'), text: '在「我的」里打开「大字版」和「日光版」就行，已经请村里教大家。' },
	},
	{
		by: anybody,
		daysAgo: 6,
		at: '17:40',
		name: 'feedback.scan',
		input: { id: id('feedback:scanned'), page: 'b', row: id('gift:pears'), text: '捆签上的字太小，老人看不清，能不能印大点。' },
	},
];
