/** The first characters, in pinyin order, whose syllable begins with each letter: no syllable begins with i, u or v. */
const firsts = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀';
const letters = 'abcdefghjklmnopqrstwxyz';
const collator = new Intl.Collator('zh-Hans-u-co-pinyin');
const known = new Map<string, string>();

/** The letter a character's syllable begins with; what is no Chinese character is its own. Of several readings it is the commonest. */
function initialOf(character: string): string {
	if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
	let [low, high] = [0, letters.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (collator.compare(firsts[middle] ?? '', character) <= 0) low = middle;
		else high = middle - 1;
	}
	return letters[low] ?? '';
}

/** Pinyin initials, as people type a name when they are in a hurry: 大屯村 → dtc. The order of characters comes from the platform. */
export function initialsOf(text: string): string {
	let initials = '';
	for (const character of text) {
		let initial = known.get(character);
		if (initial === undefined) {
			initial = initialOf(character);
			known.set(character, initial);
		}
		initials += initial;
	}
	return initials;
}
