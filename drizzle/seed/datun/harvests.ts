import { addDays, type LocalDate } from '@honghuo/core/dates.ts';

/** A command of the story, as story.ts tells them. */
type Step = { by: string; daysAgo: number; at: string; name: string; input: Record<string, unknown> };

/** What was sold last August: by whom it was entered, of which planting, for how many yuan. */
type StorySale = { key: string; by: string; planting: string; yuan: number; buyer?: string; note?: string };

/** The article gives the income of the whole model and of the peony; how it splits beyond that it does not say, so the rest is marked as an example. */
const example = '示例：文章只说梨下牡丹整个模式亩收入超过 4,000 元，这一笔是为了把算法演示完整补的。';

/** A grower's 8 fen of peony brought 800 yuan, 1,000 yuan a mu; its weight is not told. Under the pears, an example that comes above 4,000 yuan a mu. */
const sales: readonly StorySale[] = [
	{ key: 'sale:fen', by: 'secretary', planting: 'fen:油用牡丹', yuan: 800, buyer: 'buyer:peony', note: '一户种植户，八分地收的牡丹籽' },
	{ key: 'sale:east:peony', by: 'first', planting: 'east:油用牡丹', yuan: 7_000, buyer: 'buyer:peony', note: example },
	{ key: 'sale:east:pear', by: 'first', planting: 'east:早金酥', yuan: 21_700, note: example },
];

/** The last 15 August before a day. */
const lastAugust = (day: LocalDate): string => {
	const year = Number(day.slice(0, 4));
	return `${day > `${year}-08-15` ? year : year - 1}-08-15`;
};

/** The market's side of the story: who collects in August, what was sold, and the trial the county measures intercrops by. */
export function sell(today: LocalDate, id: (key: string) => string): Step[] {
	const soldOn = lastAugust(addDays(today, -30));
	return [
		{
			by: 'first',
			daysAgo: 31,
			at: '20:10',
			name: 'buyer.add',
			input: { id: id('buyer:peony'), name: '收牡丹籽的客商', crops: ['peony'], months: [8], note: '每年八月上门收籽' },
		},
		...sales.map(
			({ key, by, planting, yuan, buyer, note }): Step => ({
				by,
				daysAgo: 30,
				at: '19:00',
				name: 'sale.record',
				input: {
					id: id(key),
					planting: id(planting),
					amountFen: yuan * 100,
					typedAmount: { value: String(yuan), unit: 'yuan' },
					...(buyer ? { buyer: id(buyer), channel: 'buyer_collects' } : {}),
					soldOn,
					...(note ? { note } : {}),
				},
			}),
		),
		{
			by: 'official',
			daysAgo: 29,
			at: '10:00',
			name: 'reference.add',
			input: {
				id: id('reference:pear'),
				variety: id('早金酥'),
				gPerMu: 5_061_600,
				typed: { value: '5061.6', unit: 'kg/mu' },
				source: '建昌县石佛乡 2016 年试验，V 形 0.5×4 米，第 6 年',
			},
		},
	];
}
