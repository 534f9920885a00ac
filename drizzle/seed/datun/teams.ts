import { addDays, type LocalDate } from '@honghuo/core/dates.ts';
import { places } from './people.ts';

/** As the story tells it. */
type Step = { by: string; daysAgo: number; at: string; name: string; input: Record<string, unknown> };

/**
 * The service team the first secretary leads, with the villages it helps; the institution that sent them; who is paired with whom. One pair should
 * have met by now, one village was not visited yet, and one zone still wants its keeper: that is what the screens are for.
 */
export function serve(today: LocalDate, id: (key: string) => string): Step[] {
	const day = (daysAgo: number) => addDays(today, -daysAgo);
	const step = (by: string, daysAgo: number, at: string, name: string, input: Record<string, unknown>): Step => ({
		...{ by, daysAgo, at, name, input },
	});
	const linked = (key: string, ...villages: string[]) => villages.map((village) => ({ id: id(`${key}:${village}`), village }));
	const visit = (daysAgo: number, village: string, text: string) =>
		step('first', daysAgo, '18:30', 'service.visit', {
			...{ id: id(`service:visit:${village}`), team: id('service:datun'), village, occurredOn: day(daysAgo), text },
		});
	const pairs = [
		{
			...{ key: 'pairing:villages', kind: 'villages', village: places.xinlitun, helperVillage: places.datun },
			...{ topic: '受赠梨苗的栽植和整形', cadence: 'season' },
		},
		{
			...{ key: 'pairing:growers', kind: 'growers', village: places.xinlitun, helperPerson: id('grower'), helperVillage: places.datun },
			...{ helpedName: '新立屯村新种植户', topic: '梨树拉枝、修剪', cadence: 'term' },
		},
		{
			...{ key: 'pairing:mentor', kind: 'mentor', village: places.weijialing, helperPerson: id('expert') },
			...{ helpedName: '魏家岭村土专家', topic: '山楂病虫害', cadence: 'month' },
		},
	];
	// The register has no coordinates: the county put the villages of the story on the map by hand, so that their lines don't cross.
	const hands: [village: string, across: number, down: number][] = [
		[places.datun, 5_000, 5_000],
		[places.xinlitun, 7_600, 3_400],
		[places.suzhuyingzi, 2_500, 3_000],
		[places.weijialing, 3_700, 8_000],
	];
	return [
		...hands.map(([village, across, down]) => step('official', 43, '09:00', 'village.place', { village, across, down })),
		step('official', 42, '10:00', 'service.form', {
			...{
				id: id('service:datun'),
				kind: 'team',
				name: '大屯梨果服务队',
				dispatchedBy: '省农业科学院',
				leader: id('first'),
				from: day(300),
			},
			villages: linked('service:datun', places.xinlitun, places.suzhuyingzi, places.weijialing),
		}),
		step('official', 42, '10:10', 'service.form', {
			...{ id: id('service:academy'), kind: 'unit', name: '省农业科学院', from: day(700) },
			villages: linked('service:academy', places.datun),
		}),
		...(['expert', 'member'] as const).map((who) =>
			step('first', 41, '11:00', 'member.join', {
				...{ id: id(`member:${who}`), team: id('service:datun'), person: id(who), from: day(who === 'expert' ? 200 : 60) },
				...(who === 'expert' ? {} : { dispatchedBy: '大屯村' }),
			}),
		),
		visit(20, places.xinlitun, '看了刚栽下的梨苗，说了越冬怎么防护。'),
		visit(9, places.weijialing, '看了山楂园刮树皮的进度。'),
		...pairs.map(({ key, ...pair }) => step('official', 41, '09:30', 'pairing.propose', { id: id(key), ...pair })),
		step('partner', 40, '09:30', 'pairing.confirm', { pairing: id('pairing:villages'), on: day(40) }),
		step('partner', 40, '09:40', 'pairing.confirm', { pairing: id('pairing:growers'), on: day(40) }),
		step('hawthorn', 40, '09:50', 'pairing.trial', { pairing: id('pairing:mentor'), from: day(40) }),
		step('grower', 36, '18:00', 'pairing.contact', {
			...{ id: id('pairing:contact'), pairing: id('pairing:growers'), occurredOn: day(36), text: '到地里看了树形，说好开春一起拉枝。' },
		}),
		step('expert', 8, '18:10', 'pairing.contact', {
			...{ id: id('pairing:observation'), pairing: id('pairing:mentor'), occurredOn: day(8), text: '会认桃小食心虫了，用药时机还要再教。' },
		}),
		step('secretary', 30, '08:30', 'zone.add', {
			...{ id: id('zone:one'), village: places.datun, name: '一组', keeperName: '一组网格员' },
		}),
		step('secretary', 30, '08:35', 'zone.add', { id: id('zone:two'), village: places.datun, name: '二组' }),
	];
}
