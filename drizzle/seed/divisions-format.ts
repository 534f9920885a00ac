/**
 * How one province's townships and villages are written before compression: a line with the county's six digits, then a line for each of its
 * townships, all in code order:
 *
 *     211422
 *     100建昌镇⇥3 2 10⇥建东社区 建凌社区 建祥社区
 *
 * that is the township's three digits and name, the villages' three digits as steps from the one before (3, 5, 15), and their names.
 */
export type Township = { code: string; name: string; villages: { code: string; name: string }[] };
export type County = { code: string; townships: Township[] };

/** Writes a province. Throws when a code does not extend its parent's, codes are not in rising order, or a name is empty or holds a space. */
export function encodeProvince(counties: readonly County[]): string {
	return counties
		.map((county) => `${county.code}\n${county.townships.map((township) => townshipLine(county.code, township)).join('')}`)
		.join('');
}

function townshipLine(county: string, { code, name, villages }: Township): string {
	if (!/^\d{9}$/.test(code) || !code.startsWith(county)) throw new Error(`Township ${code} does not belong to county ${county}.`);
	let last = -1;
	const steps = villages.map((village) => {
		const number = Number(village.code.slice(9));
		if (!/^\d{12}$/.test(village.code) || !village.code.startsWith(code) || number <= last)
			throw new Error(`Village ${village.code} does not belong here in township ${code}.`);
		const step = number - Math.max(last, 0);
		last = number;
		return step;
	});
	for (const text of [name, ...villages.map((village) => village.name)])
		if (!/^[^\s\p{C}]+$/u.test(text)) throw new Error(`A name in township ${code} is empty or holds a space or an unprintable character.`);
	return `${code.slice(6)}${name}\t${steps.join(' ')}\t${villages.map((village) => village.name).join(' ')}\n`;
}

/** Reads one county out of a province's text; undefined when the province has no such county. Throws when the text is damaged. */
export function decodeCounty(province: string, code: string): County | undefined {
	const start = `\n${province}`.indexOf(`\n${code}\n`);
	if (start < 0) return undefined;
	const townships: Township[] = [];
	for (let at = start + code.length + 1; at < province.length; ) {
		const end = province.indexOf('\n', at);
		const line = province.slice(at, end < 0 ? undefined : end);
		if (/^\d{6}$/.test(line)) break;
		townships.push(township(code, line));
		at = end < 0 ? province.length : end + 1;
	}
	return { code, townships };
}

function township(county: string, line: string): Township {
	const [, digits, name, steps, names] = /^(\d{3})([^\t]+)\t([\d ]*)\t([^\t]*)$/.exec(line) ?? [];
	if (digits === undefined || name === undefined) throw new Error(`The register of county ${county} is damaged.`);
	const code = county + digits;
	const numbers = steps ? steps.split(' ') : [];
	const villageNames = names ? names.split(' ') : [];
	if (numbers.length !== villageNames.length) throw new Error(`The register of township ${code} is damaged.`);
	let number = 0;
	const villages = villageNames.map((villageName, index) => {
		number += Number(numbers[index]);
		return { code: code + String(number).padStart(3, '0'), name: villageName };
	});
	return { code, name, villages };
}
