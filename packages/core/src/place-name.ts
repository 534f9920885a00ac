/**
 * What people call a village the statistical register names by its committee: 「大屯村委会」 and 「大屯村村民委员会」 are 大屯村, 「建东社区居委会」 is 建东社区.
 * Names that are no committee's, and a residents' committee without 社区 in its name, stay as they are. Keep the register's name as an alias.
 */
export function placeName(registered: string): string {
	const [, villagers] = /^(.+?)(?:村民委员会|村委会)$/.exec(registered) ?? [];
	if (villagers) return /(?:村|社区|嘎查)$/.test(villagers) ? villagers : `${villagers}村`;
	// No look-behind: phones with Safari before 16.4 would not even load the page.
	return registered.replace(/(社区)(?:居民委员会|居委会)$|(嘎查)(?:委员会|委会)$|(村)委员会$/, '$1$2$3');
}
