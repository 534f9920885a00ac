import { describe, expect, test } from 'vitest';
import { matchPlace, type Place } from './place-match.ts';

const place = (code: string, name: string, above: string, ...aliases: string[]): Place => ({ code, name, above, aliases });
const places = [
	place('211422106214', '大屯村', '大屯镇', '大屯村委会'),
	place('211422203200', '素珠营子村', '素珠营子乡'),
	place('211422222201', '新立屯村', '小德营子乡'),
	place('211422111201', '新立屯村', '汤神庙镇'),
	place('211422209200', '东魏家岭村', '魏家岭乡'),
];
const names = (said: string) => {
	const match = matchPlace(said, places);
	return 'place' in match ? `${match.kind} ${match.place.code}` : `${match.kind} ${'places' in match ? match.places.length : 0}`;
};

describe('a village in a cell', () => {
	test.each([
		['211422106214', 'exact 211422106214'],
		['２１１４２２１０６２１４', 'exact 211422106214'],
		['大屯村', 'exact 211422106214'],
		['大屯村委会', 'exact 211422106214'],
		['大屯镇 大屯村', 'exact 211422106214'],
		['小德营子乡·新立屯村', 'exact 211422222201'],
		['大屯', 'close 211422106214'],
		['大屯村民委员会', 'close 211422106214'],
		['素珠营村', 'close 211422203200'],
		['素珠管子村', 'close 211422203200'],
	])('%s is %s', (said, expected) => expect(names(said)).toBe(expected));

	test.each([
		['新立屯村', 'several 2'],
		['小屯村', 'maybe 1'],
		['西魏家岭村', 'maybe 1'],
		['北京', 'none 0'],
		['村', 'none 0'],
	])('%s is never guessed: %s', (said, expected) => expect(names(said)).toBe(expected));
});
