/** The month so many months before another, both `YYYY-MM`. */
export function monthsBefore(month: string, back: number): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	const months = year * 12 + number - 1 - back;
	return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
