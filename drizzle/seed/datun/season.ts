/** The bloom of the last spring and what the county reckons with. The day and the maize figure are the story's own, and say so where they are shown. */
export const bloom = { key: 'bloom:datun', by: 'first', daysAgo: 30, at: '18:00', monthDay: '04-21', note: '示例' } as const;

/** What maize leaves a mu and year, in fen: an assumption of the example county, no statistic. */
export const maize = {
	key: 'assumption',
	by: 'official',
	daysAgo: 29,
	at: '09:10',
	maizeFenPerMu: 60_000,
	maizeSource: '示例县的假设，不是统计数，换成本县调查的数',
} as const;
