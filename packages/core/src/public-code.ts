/**
 * Codes of public pages, as they stand in QR codes on bundles and posts: a county and a row's id (UUIDv7, 74 random bits: not to be guessed) in
 * thirty letters and digits without look-alikes. The same row has the same code for ever, and nothing is stored for it.
 */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 30;

/** The code of a row: county of six digits above the 128 bits of its id, in Crockford's base 32. */
export function publicCode(county: string, id: string): string {
	let rest = (BigInt(county) << 128n) | BigInt(`0x${id.replaceAll('-', '')}`);
	let code = '';
	for (let place = 0; place < length; place += 1) {
		code = (digits[Number(rest & 31n)] ?? '') + code;
		rest >>= 5n;
	}
	return code;
}

/** What a code stands for; undefined when it is none. Capitals and the look-alikes O, I and L are read as people write them. */
export function readPublicCode(code: string): { county: string; id: string } | undefined {
	const plain = code.toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1');
	if (plain.length !== length || [...plain].some((one) => !digits.includes(one))) return undefined;
	const whole = [...plain].reduce((sum, one) => (sum << 5n) | BigInt(digits.indexOf(one)), 0n);
	const county = String(whole >> 128n);
	const hex = (whole & ((1n << 128n) - 1n)).toString(16).padStart(32, '0');
	const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
	return /^\d{6}$/.test(county) ? { county, id } : undefined;
}
