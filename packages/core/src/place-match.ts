import { placeName } from './place-name.ts';

/** A place of the register: its code, names, and the name of the township above it. */
export type Place = { code: string; name: string; aliases: readonly string[]; above: string };

/** Which place some text names: just so, nearly so, perhaps, several, or none. */
export type PlaceMatch = { kind: 'exact' | 'close'; place: Place } | { kind: 'maybe' | 'several'; places: Place[] } | { kind: 'none' };

/** A text without what is only punctuation, full-width letters made plain. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/[\s·,，、/()（）-]/g, '');
/** 「大屯村民委员会」「大屯村」「大屯」 come to the same. */
export const core = (text: string): string => placeName(bare(text)).replace(/(村|社区|嘎查|镇|乡|县)$/, '');

/** Words that tell neighbouring villages apart; where they differ nothing is guessed. */
const telling = /[东西南北上下前后左右大小新老里外一二三四五六七八九十]/;

/** Whether one letter was left out, put in, or mistyped, in a name long enough to be itself still. */
export function isSlip(a: string, b: string): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (long.length - short.length > 1) return false;
	let at = 0;
	while (at < short.length && short[at] === long[at]) at++;
	return short.slice(long.length === short.length ? at + 1 : at) === long.slice(at + 1);
}

/** Whether a slip is surely one: long enough, and not in a word that tells places apart. */
export function surely(a: string, b: string): boolean {
	const differing = [...a].filter((letter) => !b.includes(letter)).concat([...b].filter((letter) => !a.includes(letter)));
	return Math.min(a.length, b.length) >= 3 && !differing.some((letter) => telling.test(letter));
}

const names = ({ name, aliases }: Place): readonly string[] => [name, ...aliases];
/** Whether a place is called so by one of its names, alone or behind its township. */
const called = (place: Place, text: string, spelling: (name: string) => string): boolean =>
	names(place).some((name) => [spelling(name), bare(place.above) + spelling(name), core(place.above) + spelling(name)].includes(text));

/**
 * Finds the place a cell names: by its code, by a name or alias with or without the township, by the name without 村 or 村委会, by a name with one
 * slip in it. What may be two places is never guessed.
 */
export function matchPlace(said: string, places: readonly Place[]): PlaceMatch {
	const text = bare(said);
	const byCode = places.find(({ code }) => code === text);
	if (byCode) return { kind: 'exact', place: byCode };
	const exact = places.filter((place) => called(place, text, bare));
	if (exact.length > 0) return only('exact', exact);
	const stripped = core(text);
	if (stripped === '') return { kind: 'none' };
	const close = places.filter((place) => called(place, stripped, core));
	if (close.length > 0) return only('close', close);
	const slips = places.filter((place) => names(place).some((name) => isSlip(core(name), stripped)));
	const sure = slips.filter((place) => names(place).some((name) => isSlip(core(name), stripped) && surely(core(name), stripped)));
	if (sure.length > 0 && slips.length === sure.length) return only('close', sure);
	return slips.length > 0 ? { kind: 'maybe', places: slips } : { kind: 'none' };
}

const only = (kind: 'exact' | 'close', found: Place[]): PlaceMatch =>
	found.length === 1 && found[0] ? { kind, place: found[0] } : { kind: 'several', places: found };
