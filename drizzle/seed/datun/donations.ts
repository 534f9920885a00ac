import { addDays, asLocalDate, type LocalDate } from '@honghuo/core/dates.ts';
import { places } from './people.ts';

/** A command of the story; its list takes them all. */
type Step = { by: string; daysAgo: number; at: string; name: string; input: Record<string, unknown> };

/** Days before today on which each step was entered; the steps themselves happened last spring. */
const entered = { draft: 37, receive: 36, plant: 35, check: 14 };

/** The spring whose trees have lived through a season by now: the last 5 April that is followed by a past 20 October. */
function lastSpring(today: LocalDate): { pledged: LocalDate; sent: LocalDate; planted: LocalDate; checked: LocalDate } {
	const year = Number(today.slice(0, 4)) - (today.slice(5) >= '10-20' ? 0 : 1);
	const planted = asLocalDate(`${year}-04-05`);
	return { pledged: addDays(planted, -12), sent: addDays(planted, -6), planted, checked: asLocalDate(`${year}-10-20`) };
}

/**
 * What 大屯村 gave others: 700 早金酥 and 300 信农黄 to 新立屯村, planted last spring; millet seed to 素珠营子村. How much seed it was, and how many
 * trees live, is not in print: those two numbers are made up for the demonstration and say so.
 */
export function give(today: LocalDate, id: (key: string) => string): Step[] {
	const { pledged, sent, planted, checked } = lastSpring(today);
	const step = (by: string, daysAgo: number, at: string, name: string, input: Record<string, unknown>): Step => ({
		by,
		daysAgo,
		at,
		name,
		input,
	});
	const trees = id('gift:trees');
	const seed = id('gift:seed');
	const seedling = { kind: 'seedling', unit: 'tree', perBundle: 50 };
	const plant = (item: string, block: string, variety: string, plantedQty: number): Step =>
		step('partnerMember', entered.plant, '10:00', 'donation.plant', {
			donation: trees,
			item: id(item),
			block: id(block),
			planting: id(`${block}:${variety}`),
			plantedQty,
			plantedOn: planted,
		});
	return [
		step('first', entered.draft, '14:00', 'donation.draft', {
			id: trees,
			fromTeam: id('team:datun'),
			toVillage: places.xinlitun,
			items: [
				{ id: id('gift:pears'), variety: id('早金酥'), qty: 700, ...seedling },
				{ id: id('gift:apples'), variety: id('信农黄'), qty: 300, ...seedling },
			],
			note: '到地里指导栽植。',
		}),
		step('first', entered.draft, '14:05', 'donation.pledge', { donation: trees, on: pledged }),
		step('first', entered.draft, '14:10', 'donation.dispatch', { donation: trees, on: sent }),
		step('partner', entered.receive, '09:00', 'donation.receive', {
			donation: trees,
			items: [
				{ item: id('gift:pears'), receivedQty: 700 },
				{ item: id('gift:apples'), receivedQty: 300 },
			],
			on: sent,
		}),
		plant('gift:pears', 'donated:pears', '早金酥', 700),
		plant('gift:apples', 'donated:apples', '信农黄', 300),
		step('partnerMember', entered.check, '16:00', 'survival.record', {
			id: id('check:pears'),
			planting: id('donated:pears:早金酥'),
			kind: 'one_season',
			method: 'census',
			inspected: 700,
			alive: 588,
			deadByCause: { drought: 80 },
			missing: 32,
			occurredOn: checked,
			note: '示例数：报道没有印成活株数。',
		}),
		step('first', 5, '09:00', 'donation.draft', {
			id: seed,
			fromTeam: id('team:datun'),
			toVillage: places.suzhuyingzi,
			items: [
				{
					id: id('gift:millet'),
					kind: 'seed',
					variety: id('谷子'),
					qty: 5000,
					unit: 'g',
					typed: { value: '10', unit: 'jin' },
					note: '示例数：报道没有印多少。给种植大户。',
				},
			],
		}),
		step('first', 5, '09:05', 'donation.pledge', { donation: seed, on: addDays(today, -5) }),
		step('first', 2, '08:30', 'donation.dispatch', { donation: seed, on: addDays(today, -2) }),
	];
}
