/** Role names as people say them. */
export const roleNames = {
	administrator: { 'zh-CN': '县管理员', en: 'Administrator' },
	county_official: { 'zh-CN': '县干部', en: 'County official' },
	township_official: { 'zh-CN': '乡镇干部', en: 'Township official' },
	first_secretary: { 'zh-CN': '第一书记', en: 'First secretary' },
	team_member: { 'zh-CN': '工作队员', en: 'Team member' },
	village_secretary: { 'zh-CN': '村书记', en: 'Village secretary' },
	expert: { 'zh-CN': '专家', en: 'Expert' },
	grower: { 'zh-CN': '种植户', en: 'Grower' },
	viewer: { 'zh-CN': '只看', en: 'Viewer' },
} as const;
