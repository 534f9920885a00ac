import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { children, countyRegister, type Division, pathOf, provinces } from './divisions.ts';

const named = (places: readonly { name: string }[]) => places.map(({ name }) => name);
const vector = (code: string) => readFileSync(new URL(`divisions/vectors/${code}.csv`, import.meta.url), 'utf8');
const asCsv = (rows: readonly Division[]) =>
	['code,level,name,parent_code', ...rows.map(({ code, level, name, parent }) => [code, level, name, parent].join(','))]
		.map((l) => `${l}\r\n`)
		.join('');

const register = async (code: string): Promise<Division[]> => (await countyRegister(code)) ?? expect.fail(`no register for ${code}`);

describe('picking a county', () => {
	it('walks 辽宁省 › 葫芦岛市 › 建昌县', () => {
		expect(provinces()).toHaveLength(31);
		expect(provinces()).toContainEqual({ code: '21', name: '辽宁省' });
		expect(children('21')).toHaveLength(14);
		expect(children('21')).toContainEqual({ code: '2114', name: '葫芦岛市' });
		expect(named(children('2114'))).toEqual(['连山区', '龙港区', '南票区', '绥中县', '建昌县', '兴城市']);
		expect(pathOf('211422')).toBe('辽宁省 › 葫芦岛市 › 建昌县');
	});

	it('reaches places without a prefecture', () => {
		expect(children('11')).toEqual([{ code: '1101', name: '市辖区' }]);
		expect(named(children('50'))).toEqual(['市辖区', '县']);
		expect(children('4419')).toEqual([{ code: '441900', name: '东莞市' }]);
		expect(named(children('4190'))).toEqual(['济源市']);
		expect(named(children('6590'))).toContain('石河子市');
	});

	it.each([
		['110101', '北京市 › 东城区'],
		['500229', '重庆市 › 城口县'],
		['441900', '广东省 › 东莞市'],
		['442000', '广东省 › 中山市'],
		['460400', '海南省 › 儋州市'],
		['620201', '甘肃省 › 嘉峪关市'],
		['419001', '河南省 › 济源市'],
		['429004', '湖北省 › 仙桃市'],
		['659001', '新疆维吾尔自治区 › 石河子市'],
	])('%s reads %s, without a heading or a city twice', (code, path) => expect(pathOf(code)).toBe(path));

	it('knows nothing of codes that do not exist or are no county', async () => {
		for (const code of ['', '2', '21', '2114', '211499', '999999', '211422100', '../../', '71', '２１１４２２']) {
			expect(pathOf(code)).toBeUndefined();
			expect(await countyRegister(code)).toBeUndefined();
		}
		for (const code of ['', '99', '211422', '2114x']) expect(children(code)).toEqual([]);
	});
});

describe('the two counties of the story', () => {
	it.each(['211422', '211321'])('%s comes out as its own list has it, line by line', async (code) => {
		expect(asCsv(await register(code))).toBe(vector(code));
	});

	it('has 30 township-level units and 293 villages in 建昌县, the four villages of the story among them', async () => {
		const rows = await register('211422');
		expect(rows.filter(({ level }) => level === 'township')).toHaveLength(30);
		expect(rows.filter(({ level }) => level === 'village')).toHaveLength(293);
		expect(rows[0]).toEqual({ code: '211422', name: '建昌县', level: 'county', parent: '2114' });
		const told = {
			'211422106214': '大屯村委会',
			'211422222201': '新立屯村委会',
			'211422203200': '素珠营子村委会',
			'211422209200': '魏家岭村委会',
		};
		for (const [code, name] of Object.entries(told))
			expect(rows).toContainEqual({ code, name, level: 'village', parent: code.slice(0, 9) });
		expect((await register('211321')).filter(({ level }) => level === 'village')).toHaveLength(302);
	});

	it('has villages of one name in several townships, told apart by code and township', async () => {
		const villages = (await register('211422')).filter(({ level }) => level === 'village');
		const names = named(villages);
		const twice = villages.filter(({ name }) => names.indexOf(name) !== names.lastIndexOf(name));
		expect(twice.length).toBeGreaterThan(0);
		expect(new Set(twice.map(({ name, parent }) => `${parent} ${name}`)).size).toBe(twice.length);
	});
});

describe('the whole country', () => {
	it('has a whole register for every county: 2,978 counties, 41,352 townships, 620,573 villages', async () => {
		const count = { county: 0, township: 0, village: 0 };
		const codes = new Set<string>();
		for (const county of provinces()
			.flatMap(({ code }) => children(code))
			.flatMap(({ code }) => children(code))) {
			const rows = await register(county.code);
			const before = new Set([county.code.slice(0, 4)]);
			let last = '';
			for (const { code, name, level, parent } of rows) {
				const key = `${String(code.length).padStart(2, '0')}${code}`;
				// Names are looked at as the server's input rule does, so that any county can be founded.
				if (!before.has(parent) || !code.startsWith(parent) || key <= last || !/^[^\p{C}\s]{1,60}$/u.test(name))
					expect.fail(`${county.code} ${code} ${name}`);
				if (code.length !== { county: 6, township: 9, village: 12 }[level]) expect.fail(`${code} is no ${level}`);
				before.add(code);
				codes.add(code);
				last = key;
				count[level]++;
			}
			if (pathOf(county.code)?.endsWith(county.name) !== true) expect.fail(`no address for ${county.code}`);
		}
		expect(count).toEqual({ county: 2_978, township: 41_352, village: 620_573 });
		expect(codes.size, 'no code twice').toBe(2_978 + 41_352 + 620_573);
	}, 60_000);

	it('answers several counties asked for at once', async () => {
		const [first, second, third] = await Promise.all([register('211422'), register('441900'), register('211321')]);
		expect([first?.[0]?.name, second?.[0]?.name, third?.[0]?.name]).toEqual(['建昌县', '东莞市', '朝阳县']);
	});
});
