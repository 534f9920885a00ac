/** The columns of the grid, in their order; those of `typed` are filled in, the rest are given or reckoned. */
export const columns = ['block', 'variety', 'area', 'gross', 'marketable', 'perMu', 'price', 'income', 'day'] as const;
export type Column = (typeof columns)[number];
export const typedColumns = ['gross', 'marketable', 'price', 'day'] as const;
export type TypedColumn = (typeof typedColumns)[number];

/** What people call the columns in tables of their own; `units` may stand behind the name. */
export const headings: readonly { column: Column; names: readonly string[]; units: readonly string[] }[] = [
	{ column: 'block', names: ['地块', '地块名', '地块名称', '哪块地', 'block'], units: [] },
	{ column: 'variety', names: ['品种', '作物', '作物品种', '作物·品种', '作物/品种', 'crop', 'variety', 'cultivar'], units: [] },
	{
		column: 'area',
		names: ['面积', '种植面积', '地块面积', 'area'],
		units: ['亩', '公顷', 'ha', 'hm2', '平方米', '平米', 'm2', '分', 'mu'],
	},
	{
		column: 'gross',
		names: ['总产', '总产量', '产量', '采收量', '毛重', '总重', '重量', 'gross'],
		units: ['斤', '市斤', '公斤', '千克', 'kg', '吨', 't', '克', 'g', 'jin'],
	},
	{
		column: 'marketable',
		names: ['商品果', '其中商品果', '商品果重', '商品果产量', '商品量', '商品产量', '好果', 'marketable'],
		units: ['斤', '市斤', '公斤', '千克', 'kg', '吨', 't', '克', 'g', 'jin'],
	},
	{
		column: 'perMu',
		names: ['亩产', '亩产量', '单产', '产量', '平均亩产', 'yield'],
		units: ['斤/亩', '公斤/亩', 'kg/亩', '斤', '公斤', '自动算', '斤/亩自动算'],
	},
	{
		column: 'price',
		names: ['单价', '价格', '均价', '售价', '收购价', 'price'],
		units: ['元', '元/斤', '元/公斤', '元/千克', '元/kg', '元/吨', '元/t', 'yuan/jin', 'yuan/kg'],
	},
	{ column: 'income', names: ['收入', '销售额', '金额', '销售收入', '产值', 'income'], units: ['元', '万元', '自动算', '元自动算'] },
	{ column: 'day', names: ['采收日', '采收日期', '采收时间', '采摘日期', '采摘日', '日期', 'day', 'date', 'pickedon'], units: [] },
];

/** Why a cell is asked about, in the words of its question: a head, and what stands below it. */
export const questionWords = {
	unread: ['{block} {column}「{text}」没看懂', '{block}: "{text}" is not understood as {column}'],
	unreadMore: [
		'只认数字和常用单位，如 6,930、3465公斤、1.2万斤；日子写 8月2日。',
		'Numbers with the usual units are read, such as 6,930, 3465公斤, 1.2万斤; days as 8月2日.',
	],
	unit: ['{block} {column}「{text}」不认得这个单位', '{block}: the unit of "{text}" is not known'],
	unitMore: ['换成斤、公斤或吨再填。单价按元/斤、元/公斤。', 'Use 斤, 公斤 or 吨; prices in 元/斤 or 元/公斤.'],
	zero: ['{block} {column}填的是 0', '{block}: {column} is 0'],
	zeroMore: ['没采就留空。采了就填实际的数。', 'Leave it empty if nothing was picked.'],
	high: ['{block} 亩产 {perMu} 斤', '{block}: {perMu} jin/mu'],
	highMore: ['{usually}约 {usual} 斤。是不是多打了一个 0？', '{usually} is about {usual} jin. Is there a zero too many?'],
	low: ['{block} 亩产 {perMu} 斤', '{block}: {perMu} jin/mu'],
	lowMore: ['{usually}约 {usual} 斤。是不是少打了一个 0？', '{usually} is about {usual} jin. Is a zero missing?'],
	marketable: ['{block} 商品果比总产还多', '{block}: more marketable than gross'],
	marketableMore: ['商品果 {marketable} 斤，总产 {gross} 斤。改一个再存。', '{marketable} jin of {gross} jin. Correct one of them.'],
	early: ['{block} {until}起才能采', '{block} may be picked from {until}'],
	earlyMore: [
		'{sprayed}打过{product}，标签上的安全间隔期是 {days} 天（见 GB/T 8321）。已经采了，写明为什么没等，县里看得到。',
		'Sprayed on {sprayed} with {product}; its label says to wait {days} days (see GB/T 8321). If it was picked, say why it could not wait: the county will see it.',
	],
	absurd: ['{block} 收不了这么多', '{block} cannot have given so much'],
	absurdMore: ['每亩超过 40 万斤，记不下。看看单位和 0。', 'More than 400,000 jin/mu is not taken. Check the unit and the zeros.'],
	price: ['{block} 单价 {price} 元/斤', '{block}: {price} yuan/jin'],
	priceMore: ['同一个品种一般约 {usual} 元/斤。小数点对不对？', 'The same cultivar is usually about {usual}. Is the decimal point right?'],
	missing: ['{block} 总产没填', '{block}: no gross weight'],
	missingMore: ['还没摘？可以先标「未采收」。', 'Not picked yet? Mark it so.'],
	noDay: ['{block} 采收日没填', '{block}: no day of harvest'],
	noDayMore: ['哪天采的？一天采不完，填最后一天。', 'On which day? Give the last one of several.'],
	future: ['{block} 采收日还没到', '{block}: that day has not come yet'],
	futureMore: ['改成实际的日子。', 'Enter the real day.'],
	otherMonth: ['{block} 采收日不在{month}', '{block}: the day is not in {month}'],
	otherMonthMore: ['这张表是{month}的。日子对的话就按它记。', 'This table is of {month}. If the day is right, it is recorded so.'],
	notStanding: ['{block} 那天还没种上', '{block}: not planted on that day'],
	notStandingMore: ['改一下采收日，或者先改种植的年份。', 'Correct the day, or the year of planting.'],
	area: ['{block} 面积对不上', '{block}: the areas differ'],
	areaMore: ['表里 {said}，台账 {known}。亩产按台账的面积算。', 'The table says {said}, the ledger {known}. Yields use the ledger’s.'],
	several: ['{block} 这个月记了 {n} 次采收', '{block}: {n} harvests this month'],
	severalMore: ['这张表改不了其中一次，到地块里逐条改。', 'This table can’t tell which one you mean. Correct them on the block’s page.'],
	doubled: ['{block} 在表里有两行', '{block} is in the table twice'],
	doubledMore: ['留着后一行的数。对的话点一下，不对就改。', 'The later row is kept. Confirm it or correct it.'],
} as const;
export type QuestionKind = keyof {
	[K in keyof typeof questionWords as K extends `${string}More` ? never : K]: true;
};
