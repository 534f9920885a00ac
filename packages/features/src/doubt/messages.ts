/** What is asked before an amount is saved that is far from what was noted before. */
export const doubtWords = {
	priceHigh: [
		'合 {price} 元/斤，上次的价是 {usual} 元/斤。钱是不是多打了一个 0？',
		'{price} yuan/jin; the price noted last is {usual}. Is there a zero too many in the money?',
	],
	priceLow: [
		'合 {price} 元/斤，上次的价是 {usual} 元/斤。斤数是不是多打了一个 0？',
		'{price} yuan/jin; the price noted last is {usual}. Is there a zero too many in the weight?',
	],
	dear: ['合 {price} 元/斤，少有这么贵的。钱是不是多打了一个 0？', '{price} yuan/jin is dear. Is there a zero too many in the money?'],
	cheap: [
		'合 {price} 元/斤，少有这么便宜的。斤数是不是多打了一个 0？',
		'{price} yuan/jin is cheap. Is there a zero too many in the weight?',
	],
	picked: [
		'这批一年里采了 {picked}，连这笔卖了 {sold}。是不是多打了一个 0？',
		'{picked} of it was picked within the year; with this sale {sold} is sold. Is there a zero too many?',
	],
	land: ['一笔 {money}，合一亩 {rate} 元。是不是多打了一个 0？', '{money} at once is {rate} yuan/mu. Is there a zero too many?'],
	spent: [
		'这块地「{category}」以前一笔最多 {most}。是不是多打了一个 0？',
		'The most this block took for “{category}” at once is {most}. Is there a zero too many?',
	],
	incomeHigh: ['{year} 年这一项是 {was}。是不是多打了一个 0？', 'It was {was} in {year}. Is there a zero too many?'],
	incomeLow: ['{year} 年这一项是 {was}。是不是少打了一个 0？', 'It was {was} in {year}. Is a zero missing?'],
	income: ['一个村一项一年 {money}。是不是多打了一个 0？', '{money} from one source in a year. Is there a zero too many?'],
} as const;
export type DoubtKind = keyof typeof doubtWords;
