/** A name of which only the first letter is told: 「王*」. */
export const veilName = (name: string): string => {
	const [first = ''] = name.trim();
	return first && `${first}*`;
};

/** Whether a text is what a veil leaves of a name: nobody is called that, so it is never taken for one. */
export const isVeil = (name: string): boolean => /^.\*$/u.test(name.trim());
