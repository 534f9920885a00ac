/** A day in a refusal's sentence, for readers of Chinese and of English. */
export function dayWords(on: string): { day: string; on: string } {
	const [year, month, day] = on.split('-');
	return { day: `${year}年${Number(month)}月${Number(day)}日`, on };
}
