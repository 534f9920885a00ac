/** The villages of the story by their codes in the register, with their townships: names in print repeat and differ. */
export const places = {
	county: '211422',
	datunTownship: '211422106',
	datun: '211422106214',
	xinlitun: '211422222201',
	suzhuyingzi: '211422203200',
	weijialing: '211422209200',
} as const;

/** Somebody of the story: named by role, never by the newspaper's names. `unit` is where the present posting is. */
export type StoryPerson = {
	key: string;
	name: string;
	role: string;
	roleName: string;
	place: string;
	unit: string;
	/** Posted through this team instead of the unit. */
	team?: string;
	/** Days before today on which the present posting began. */
	since: number;
	username: string;
};

/** The first one founds the county and enters the others. */
export const people: readonly [StoryPerson, ...StoryPerson[]] = [
	{
		key: 'chief',
		name: '建昌县管理员',
		role: 'administrator',
		roleName: '县管理员',
		place: '建昌县',
		unit: places.county,
		since: 45,
		username: 'xian-guanli',
	},
	{
		key: 'official',
		name: '建昌县农业干部',
		role: 'county_official',
		roleName: '县干部',
		place: '建昌县',
		unit: places.county,
		since: 800,
		username: 'xian-ganbu',
	},
	{
		key: 'township',
		name: '大屯镇干部',
		role: 'township_official',
		roleName: '乡镇干部',
		place: '大屯镇',
		unit: places.datunTownship,
		since: 600,
		username: 'datunzhen',
	},
	{
		key: 'first',
		name: '大屯村第一书记',
		role: 'first_secretary',
		roleName: '第一书记',
		place: '大屯镇 大屯村',
		unit: places.datun,
		since: 700,
		username: 'datun-diyi',
	},
	{
		key: 'secretary',
		name: '大屯村书记',
		role: 'village_secretary',
		roleName: '村书记',
		place: '大屯镇 大屯村',
		unit: places.datun,
		since: 2000,
		username: 'datun-cun',
	},
	{
		key: 'member',
		name: '大屯村工作队员',
		role: 'team_member',
		roleName: '工作队员',
		place: '大屯镇 大屯村',
		unit: places.datun,
		team: 'team:datun',
		since: 400,
		username: 'datun-duiyuan',
	},
	{
		key: 'grower',
		name: '大屯村种植户',
		role: 'grower',
		roleName: '种植户',
		place: '大屯镇 大屯村',
		unit: places.datun,
		since: 300,
		username: 'datun-nonghu',
	},
	{
		key: 'partner',
		name: '新立屯村书记',
		role: 'village_secretary',
		roleName: '村书记',
		place: '小德营子乡 新立屯村',
		unit: places.xinlitun,
		since: 1500,
		username: 'xinlitun-cun',
	},
	{
		key: 'partnerMember',
		name: '新立屯村工作队员',
		role: 'team_member',
		roleName: '工作队员',
		place: '小德营子乡 新立屯村',
		unit: places.xinlitun,
		team: 'team:xinlitun',
		since: 500,
		username: 'xinlitun-duiyuan',
	},
	{
		key: 'millet',
		name: '素珠营子村书记',
		role: 'village_secretary',
		roleName: '村书记',
		place: '素珠营子乡 素珠营子村',
		unit: places.suzhuyingzi,
		since: 1200,
		username: 'suzhuyingzi-cun',
	},
	{
		key: 'hawthorn',
		name: '魏家岭村书记',
		role: 'village_secretary',
		roleName: '村书记',
		place: '魏家岭乡 魏家岭村',
		unit: places.weijialing,
		since: 1100,
		username: 'weijialing-cun',
	},
	{
		key: 'expert',
		name: '果树专家',
		role: 'expert',
		roleName: '专家',
		place: '建昌县',
		unit: places.county,
		since: 350,
		username: 'guoshu-zhuanjia',
	},
];
