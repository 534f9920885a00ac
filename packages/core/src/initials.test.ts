import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test('names by their pinyin initials', () => {
	const names = ['大屯村', '新立屯村', '素珠营子村', '魏家岭村', '小德营子乡', '早金酥', '欧阳', 'Rockit 乐琪'];
	expect(names.map(initialsOf)).toEqual(['dtc', 'xltc', 'szyzc', 'wjlc', 'xdyzx', 'zjs', 'oy', 'rockit lq']);
});

test('the commonest characters of the country, which a standard lists by their sound, begin as it says but for those with several readings', () => {
	const { TextDecoder } = globalThis as unknown as { TextDecoder: new (label: string) => { decode: (bytes: Uint8Array) => string } };
	const standard = new TextDecoder('gb18030');
	const begins = 'B0A1 B0C5 B2C1 B4EE B6EA B7A2 B8C1 B9FE BBF7 BFA6 C0AC C2E8 C4C3 C5B6 C5BE C6DA C8BB C8F6 CBFA CDDA CEF4 D1B9 D4D1'
		.split(' ')
		.map((code) => Number.parseInt(code, 16));
	const wrong: string[] = [];
	for (let high = 0xb0; high <= 0xd7; high++) {
		for (let low = 0xa1; low <= (high === 0xd7 ? 0xf9 : 0xfe); low++) {
			const letter = 'abcdefghjklmnopqrstwxyz'[begins.findLastIndex((begin) => begin <= high * 256 + low)];
			const character = standard.decode(new Uint8Array([high, low]));
			if (initialsOf(character) !== letter) wrong.push(character);
		}
	}
	expect(wrong.length).toBeLessThan(25);
	expect([...'屯营沟岭庙堡店河湾峪坨']).not.toEqual(expect.arrayContaining(wrong));
});
