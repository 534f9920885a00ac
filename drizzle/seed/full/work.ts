import type { Chance } from './chance.ts';
import { type Act, type Block, between, type Chain, dayIn, later, moment, type Noun, type Village, type World, writer } from './world.ts';

/** Kinds of work with their windows in western Liaoning (DOMAIN.md §7), how many blocks see them in a year, and in how many days they are done. */
const kinds: readonly {
	kind: string;
	window: readonly [string, string];
	share: number;
	days: readonly [number, number];
	hours?: true;
	only?: string;
}[] = [
	{ kind: 'dormant_pruning', window: ['12-05', '03-08'], share: 0.95, days: [3, 6] },
	{ kind: 'bark_scraping', window: ['12-10', '03-05'], share: 0.5, days: [1, 3] },
	{ kind: 'sanitation', window: ['12-10', '03-08'], share: 0.6, days: [1, 3] },
	{ kind: 'notching', window: ['03-02', '03-30'], share: 0.3, days: [1, 3] },
	{ kind: 'lime_sulphur', window: ['03-26', '04-09'], share: 0.85, days: [1, 2] },
	{ kind: 'branch_bending', window: ['03-22', '04-28'], share: 0.6, days: [2, 4] },
	{ kind: 'pollination', window: ['04-21', '05-09'], share: 0.5, days: [1, 3] },
	{ kind: 'frost_watch', window: ['04-20', '05-08'], share: 0.3, days: [1, 3], hours: true },
	{ kind: 'thinning', window: ['04-28', '06-08'], share: 0.9, days: [2, 5] },
	{ kind: 'bagging', window: ['05-18', '06-28'], share: 0.6, days: [2, 5], only: 'pear apple' },
	{ kind: 'spraying', window: ['05-05', '06-15'], share: 0.9, days: [1, 2] },
	{ kind: 'summer_pruning', window: ['06-03', '07-28'], share: 0.6, days: [1, 3] },
	{ kind: 'weeding', window: ['05-10', '08-20'], share: 0.9, days: [2, 4], hours: true },
	{ kind: 'irrigation', window: ['05-01', '06-30'], share: 0.6, days: [1, 2] },
	{ kind: 'fertilizing', window: ['09-02', '10-30'], share: 0.9, days: [1, 3] },
	{ kind: 'freeze_up_irrigation', window: ['10-22', '11-18'], share: 0.7, days: [1, 2] },
	{ kind: 'whitewash', window: ['10-22', '11-28'], share: 0.6, days: [1, 3] },
];
const planned = 0.42;
const abandoned = 0.03;
const corrected = 0.02;
const withdrawn = 0.006;
const notes = ['天好，干得快。', '留了两行明天接着干。', '雇了三个人。', '按专家说的做的。', '下午起风，收工早。', '地头那几棵补上了。'];
/** Made up: which product needs how long is on the label in the hand, and nowhere here. */
const sprays = [
	{ product: '示例药剂甲', registrationNumber: 'PD00000001', dose: '示例', phiDays: 14 },
	{ product: '示例药剂乙', registrationNumber: 'PD00000002', dose: '示例', phiDays: 21 },
];

/** Plans and logs of a year, block by block, in season. */
export const work: Noun = {
	year: (world, year) =>
		world.villages.flatMap((village) =>
			village.blocks.flatMap((block) => {
				const chance = world.chance('work', block.id, year);
				const crops = block.plantings.map(({ crop }) => crop);
				return kinds
					.filter(
						({ only, share }) =>
							(!only || crops.some((crop) => only.includes(crop))) && chance.happens(share * Math.min(1, world.share * 1.0001)),
					)
					.flatMap((one) => worked(world, village, block, one, year, chance));
			}),
		),
};

/** What of a block is done: area, trees, or hours. */
const sizeOf = ({ areaE4mu, trees }: Block, hours: boolean, chance: Chance): { value: number; unit: string; step: number } =>
	hours
		? { value: chance.whole(8, 60), unit: 'person_hour', step: 1 }
		: areaE4mu !== null
			? { value: areaE4mu, unit: 'e4mu', step: 5_000 }
			: { value: trees ?? 1, unit: 'tree', step: 10 };

/** An amount as people type it. */
const typedOf = (value: number, unit: string) =>
	unit === 'e4mu' ? { value: String(value / 10_000), unit: 'mu' } : unit === 'tree' ? { value: String(value), unit } : undefined;

function worked(
	world: World,
	village: Village,
	block: Block,
	{ kind, window, days, hours }: (typeof kinds)[number],
	year: number,
	chance: Chance,
): Chain[] {
	const first = dayIn(year, window, chance);
	const parts = chance.whole(days[0], days[1]);
	const { value, unit, step } = sizeOf(block, hours === true, chance);
	const by = writer(village, chance);
	const on = Array.from({ length: parts }, () => chance.whole(0, 9))
		.sort((a, b) => a - b)
		.map((n) => later(first, n));
	const plan: Act[] = [];
	let given = false;
	if (chance.happens(planned)) {
		const at = moment(later(first, -chance.whole(6, 25)), '19:30', chance);
		const id = chance.id(at);
		const target = { id, block: block.id, kind, plannedFrom: first, plannedTo: later(first, 10), targetValue: value, targetUnit: unit };
		plan.push({ at, by, name: 'task.plan', input: target });
		given = chance.happens(abandoned);
		if (given)
			plan.push({
				at: moment(later(first, 3), '20:00', chance),
				by,
				name: 'task.abandon',
				input: { task: id, reason: '今年先不做，人手不够。' },
			});
	}
	if (given) return [plan];
	const whole = Math.max(1, Math.floor(value / step));
	const logs = on.flatMap((day, n): Chain[] => {
		const steps = Math.floor(((n + 1) * whole) / parts) - Math.floor((n * whole) / parts);
		// Seldom is a job finished to the last row.
		if (steps === 0 || (n === parts - 1 && parts > 1 && chance.happens(0.15))) return [];
		return [
			logged(world, village, block, { kind, day, value: n === parts - 1 ? value - (whole - steps) * step : steps * step, unit }, chance),
		];
	});
	return plan.length > 0 ? [plan, ...logs] : logs;
}

function logged(
	world: World,
	village: Village,
	block: Block,
	{ kind, day, value, unit }: { kind: string; day: ReturnType<typeof later>; value: number; unit: string },
	chance: Chance,
): Chain {
	const by = writer(village, chance);
	const at = between(day, 10, 21, chance);
	const id = chance.id(at);
	const amount = (done: number) => ({ doneValue: done, doneUnit: unit, ...(typedOf(done, unit) ? { typed: typedOf(done, unit) } : {}) });
	const spray = kind === 'spraying' ? chance.one(sprays) : {};
	const note = chance.happens(0.12) ? { note: chance.one(notes) } : {};
	const acts: Act[] = [
		{ at, by, name: 'work.log', input: { id, block: block.id, kind, ...amount(value), occurredOn: day, ...spray, ...note } },
	];
	if (chance.happens(corrected) && value > 1)
		acts.push({
			at: at + 86_400_000,
			by,
			name: 'work.correct',
			input: { log: id, ...amount(value > 10_000 ? value - 5_000 : Math.ceil(value / 2)) },
		});
	else if (chance.happens(withdrawn)) acts.push({ at: at + 86_400_000, by, name: 'work.withdraw', input: { log: id, reason: '记重了' } });
	else if (chance.happens(0.03)) world.talked.push({ table: 'work_log', row: id, began: at, at, village });
	return acts;
}
