/** A name of which only the first letter is told: 「王*」. */
export const veilName = (name: string): string => {
	const [first = ''] = name.trim();
	return first && `${first}*`;
};

/** A phone number without its middle: 「138****1234」; of a short one the end alone. */
export function veilPhone(phone: string): string {
	const digits = phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
	return digits.length >= 11
		? `${digits.slice(0, 3)}****${digits.slice(-4)}`
		: `****${digits.slice(-Math.min(4, Math.floor(digits.length / 2)))}`;
}
